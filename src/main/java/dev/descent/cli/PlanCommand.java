package dev.descent.cli;

import dev.descent.app.Loader;
import dev.descent.app.Plan;
import dev.descent.app.RunOptions;
import dev.descent.app.Stopped;
import dev.descent.config.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a run would train. */
@Command(
        name = "plan",
        description = {
            "Shows the trials, each network's layers and parameters, iterations an epoch and steps in all; trains nothing.",
            ""
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Mixin
    private ExperimentOptions experiments;

    @Option(names = "--trials", paramLabel = "N", description = "How many trials to list. Default: 20")
    private int trials = 20;

    private final Terminal terminal;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (trials < 0) {
            throw Stopped.refused("--trials must be at least 0, but is " + trials);
        }
        RunOptions options = experiments.toRunOptions(Path.of("results"), 1, false, false);
        Loader loader = experiments.loader();
        List<Experiment> loaded = loader.load(experiments.paths(), options);
        loader.refuseUnusableEngines(loaded);
        for (Experiment experiment : loaded) {
            Plan.write(experiment, loader.untrainable(experiment), trials, terminal.out());
        }
        return 0;
    }
}
