package dev.descent.cli;

import dev.descent.app.Cancellation;
import dev.descent.app.ExitCode;
import dev.descent.app.Loader;
import dev.descent.app.OnlyTrials;
import dev.descent.app.RunListener;
import dev.descent.app.RunOptions;
import dev.descent.app.RunSummary;
import dev.descent.app.Runner;
import dev.descent.app.Shard;
import dev.descent.app.Stopped;
import dev.descent.config.Experiment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains and reports. */
@Command(
        name = "run",
        description = {
            "Trains every trial of the experiments and writes the reports; the default command.",
            "",
            "All files are checked before any trains. A trial that was trained before, by the same engine from the same "
                    + "content, is not trained again: after a change only what is new trains, and a run that was "
                    + "interrupted goes on. What shards have trained in the same results counts too. Files that Descent did not write, and the results of another experiment of the same name, "
                    + "are never replaced.",
            ""
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Mixin
    private ExperimentOptions experiments = new ExperimentOptions();

    @Mixin
    private ResultsOption results = new ResultsOption();

    @Mixin
    private JobsOption jobs = new JobsOption();

    @Option(names = "--fresh", description = "Forget what was trained before and train everything anew.")
    private boolean fresh;

    @Option(
            names = "--fail-fast",
            description = "Stop at the first trial that diverges or fails; what is finished is kept.")
    private boolean failFast;

    @Option(
            names = OnlyTrials.OPTION,
            paramLabel = "KEY=VALUE",
            description =
                    "Train a part of the sweep alone: --only optimizer=adam, or case=NAME, trial=NUMBER, repeat=NUMBER. "
                            + "Of a key given twice either value counts, of several keys each. Reports are written when all trials are trained.")
    private List<String> only = List.of();

    @Option(
            names = Shard.OPTION,
            paramLabel = "I/N",
            description =
                    "Train the I-th of N parts of the sweep, I from 1, beside others that train the rest, here or on other machines; "
                            + "`descent merge` writes the reports.")
    private String shard;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print warnings and errors alone.")
    private boolean quiet;

    @Mixin
    private PortOption serve = new PortOption();

    private final Terminal terminal;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with arguments that need no picocli. */
    RunCommand(Terminal terminal, PlainRun plain) {
        this(terminal);
        if (!plain.paths().isEmpty()) {
            experiments.set(plain.paths());
        }
        if (plain.results().isPresent()) {
            results.set(plain.results().get());
        }
        if (plain.jobs().isPresent()) {
            jobs.set(plain.jobs().getAsInt());
        }
        fresh = plain.fresh();
        failFast = plain.failFast();
        quiet = plain.quiet();
    }

    @Override
    @SuppressWarnings("try") // that the pulse beats is all that it is for
    public Integer call() throws Exception {
        refuseMistakes();
        RunOptions options = experiments.toRunOptions(results.path(), jobs.count(), fresh, failFast);
        Loader loader = experiments.loader();
        List<Experiment> loaded = loader.load(experiments.paths(), options);
        loader.refuseUntrainable(loaded);
        Cancellation cancellation = new Cancellation();
        Progress progress = new Progress(terminal, quiet);
        if (!serve.isGiven()) {
            try (progress;
                    Pulse pulse = Pulse.of(progress::tick)) {
                return run(
                        new Runner(loader, options, progress, cancellation),
                        loaded,
                        cancellation,
                        progress,
                        Optional.empty());
            }
        }
        new Runner(loader, options, progress, cancellation).refuseStrangers(loaded);
        try (LiveView view = LiveView.open(serve.port(), loaded)) {
            terminal.err().println("the report grows at " + view.address());
            RunListener both = new Listeners(progress, view);
            Runnable look = () -> {
                progress.tick();
                view.tick();
            };
            try (progress;
                    Pulse pulse = Pulse.of(look)) {
                return run(
                        new Runner(loader, options, both, cancellation),
                        loaded,
                        cancellation,
                        progress,
                        Optional.of(view.address()));
            }
        }
    }

    private void refuseMistakes() throws Stopped {
        if (fresh && !only.isEmpty()) {
            throw Stopped.refused("--fresh forgets every trial, and " + OnlyTrials.OPTION
                    + " trains some of them; leave out one of the two");
        }
        if (shard == null) {
            return;
        }
        Shard.of(shard);
        if (fresh) {
            throw Stopped.refused("--fresh forgets every trial, and " + Shard.OPTION
                    + " trains some of them beside others that go by what is known; leave out one of the two");
        }
        if (!only.isEmpty()) {
            throw Stopped.refused(Shard.OPTION + " and " + OnlyTrials.OPTION
                    + " both say which trials are trained; leave out one of the two");
        }
        if (serve.isGiven()) {
            throw Stopped.refused(
                    "--serve shows a report, and " + Shard.OPTION + " writes none; leave out one of the two");
        }
    }

    /** @param page where the reports stay until Ctrl-C, if they are served */
    private int run(
            Runner runner,
            List<Experiment> experiments,
            Cancellation cancellation,
            Progress progress,
            Optional<String> page)
            throws Stopped {
        try (Interrupts interrupts = Interrupts.ask(cancellation, () -> {
            progress.interrupt();
            terminal.err().println("interrupted; what is finished is kept and the next run goes on from there");
        })) {
            List<RunSummary> summaries = run(runner, experiments);
            boolean whole =
                    summaries.size() == experiments.size() && summaries.stream().allMatch(RunSummary::ended);
            if (interrupts.happened() && !whole) {
                return ExitCode.INTERRUPTED.code();
            }
            if (!quiet && page.isEmpty()) {
                runner.pageOf(summaries).ifPresent(it -> terminal.err().println("open " + it + " in a browser"));
            }
            int code = ExitCode.of(summaries).code();
            if (page.isPresent()) {
                terminal.err().println("the report stays at " + page.get() + " until Ctrl-C");
                interrupts.awaitOne(code);
            }
            return code;
        }
    }

    private List<RunSummary> run(Runner runner, List<Experiment> experiments) throws Stopped {
        if (shard != null) {
            return runner.run(experiments, Shard.of(shard));
        }
        return only.isEmpty() ? runner.run(experiments) : runner.run(experiments, OnlyTrials.of(only));
    }
}
