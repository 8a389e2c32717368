package dev.descent.cli;

import dev.descent.app.Explain;
import dev.descent.app.RunOptions;
import dev.descent.app.Stopped;
import dev.descent.config.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the arithmetic of a trial's first steps. */
@Command(
        name = "explain",
        description = {
            "Prints the arithmetic of one trial's first steps, so that a person can redo each number with a pocket "
                    + "calculator: inputs, weighted sums, activations, loss, every gradient by the chain rule, the update.",
            ""
        })
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Mixin
    private ExperimentOptions experiments;

    @Option(names = "--trial", paramLabel = "N", description = "Which trial, counted from 1. Default: 1")
    private int trial = 1;

    @Option(names = "--steps", paramLabel = "N", description = "How many steps. Default: 1")
    private int steps = 1;

    private final Terminal terminal;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        RunOptions options = experiments.toRunOptions(Path.of("results"), 1, false, false);
        List<Experiment> loaded = experiments.loader().load(experiments.paths(), options);
        if (loaded.size() != 1) {
            throw Stopped.refused("explain takes one experiment file, not " + loaded.size());
        }
        Explain.write(loaded.get(0), trial, steps, terminal.out());
        return 0;
    }
}
