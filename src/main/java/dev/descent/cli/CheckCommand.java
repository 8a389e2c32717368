package dev.descent.cli;

import dev.descent.app.Cancellation;
import dev.descent.app.Check;
import dev.descent.app.CheckFiles;
import dev.descent.app.ExitCode;
import dev.descent.app.Loader;
import dev.descent.app.RunOptions;
import dev.descent.config.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds committed results against fresh ones. */
@Command(
        name = "check",
        description = {
            "Trains the experiments afresh into a temporary folder and compares with the results that stand: says which "
                    + "trial and which number moved. Exit code 1 if anything did, or if an expectation does not hold. Unless files are named, "
                    + "the folder of results is checked as a whole: its index, and whatever no experiment made.",
            ""
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Mixin
    private ExperimentOptions experiments;

    @Mixin
    private ResultsOption results;

    @Mixin
    private JobsOption jobs;

    @Mixin
    private ToleranceOptions tolerance;

    @Option(
            names = "--older",
            description =
                    "Pass results of an earlier version of Descent if no number moved in their CSV files, as far as both versions "
                            + "compute it alike; what their reports say is not compared. Without it they fail, and `descent run` makes them anew.")
    private boolean older;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description =
                    "Write the findings as JUnit XML too: a test case an experiment, and one for each trial that moved. "
                            + "An earlier such file is replaced, any other refused.")
    private Path junit;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description =
                    "Write the findings as Markdown too, short enough for a comment under a pull request. An earlier "
                            + "such file is replaced, any other refused; the file that GITHUB_STEP_SUMMARY names is appended to.")
    private Path summary;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print differences and errors alone, and what was compared only in part.")
    private boolean quiet;

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Check.Allowed allowed = new Check.Allowed(tolerance.tolerance(), older);
        RunOptions options = experiments.toRunOptions(results.path(), jobs.count(), true, false);
        Loader loader = experiments.loader();
        List<Experiment> loaded = loader.load(experiments.paths(), options);
        loader.refuseUntrainable(loaded);
        Cancellation cancellation = new Cancellation();
        Progress progress = new Progress(terminal, true);
        try (Interrupts interrupts = Interrupts.ask(cancellation, progress::wipe)) {
            CheckFiles files = new CheckFiles(Optional.ofNullable(junit), Optional.ofNullable(summary), stepSummary());
            Check.Telling telling = new Check.Telling(terminal.out(), quiet);
            ExitCode code = new Check(loader, options, progress, cancellation, allowed, telling)
                    .run(loaded, experiments.folders(), files);
            return interrupts.happened() ? ExitCode.INTERRUPTED.code() : code.code();
        }
    }

    /** The file in which the steps of a job on GitHub collect what its page shows. */
    private static Optional<Path> stepSummary() {
        return Optional.ofNullable(System.getenv("GITHUB_STEP_SUMMARY"))
                .filter(name -> !name.isEmpty())
                .map(Path::of);
    }
}
