package dev.descent.cli;

import dev.descent.app.Cancellation;
import dev.descent.app.ExitCode;
import dev.descent.app.Loader;
import dev.descent.app.RunOptions;
import dev.descent.app.Runner;
import dev.descent.config.Experiment;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes reports again. */
@Command(
        name = "report",
        description = {
            "Writes the reports again from what is stored; trains nothing. Trials that are not stored are an error.",
            ""
        })
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Mixin
    private ExperimentOptions experiments;

    @Mixin
    private ResultsOption results;

    private final Terminal terminal;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        RunOptions options = experiments.toRunOptions(results.path(), 1, false, false);
        Loader loader = experiments.loader();
        List<Experiment> loaded = loader.load(experiments.paths(), options);
        Runner runner = new Runner(loader, options, new Progress(terminal, false), new Cancellation());
        return ExitCode.of(runner.report(loaded)).code();
    }
}
