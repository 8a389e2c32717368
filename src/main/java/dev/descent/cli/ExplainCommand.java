package dev.descent.cli;

import dev.descent.app.Explain;
import dev.descent.app.RunOptions;
import dev.descent.app.Stopped;
import dev.descent.config.Experiment;
import dev.descent.explain.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the arithmetic of a trial's first steps. */
@Command(
        name = "explain",
        description = {
            "Prints the arithmetic of one trial's first steps, so that a person can redo each number with a pocket "
                    + "calculator: what it came to, then inputs, weighted sums, activations, loss, every gradient by the "
                    + "chain rule, the update.",
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

    @Option(
            names = "--rows",
            paramLabel = "N|all",
            description =
                    "How many rows of each batch are shown in full, and at least as many terms of sums over a batch. Default: 1")
    private String rows;

    @Option(
            names = "--terms",
            paramLabel = "N|all",
            description =
                    "How many inputs, units and classes are shown of each list or sum, and four times as many weights; of "
                            + "more, the first and the last few. Default: 16")
    private String terms;

    @Option(
            names = "--unit",
            paramLabel = "LAYER.UNIT",
            description =
                    "Of that layer, shows this unit alone, with all of its inputs and weights. Both are counted from 0.")
    private String unit;

    private final Terminal terminal;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        RunOptions options = experiments.toRunOptions(Path.of("results"), 1, false, false);
        List<Experiment> loaded = experiments.loader().load(experiments.paths(), options);
        if (loaded.size() != 1) {
            throw Stopped.refused("explain takes one experiment file, not " + loaded.size() + "; name one");
        }
        Explain.write(loaded.get(0), trial, steps, shown(), terminal.out());
        return 0;
    }

    private Optional<Shown> shown() throws Stopped {
        if (rows == null && terms == null && unit == null) {
            return Optional.empty();
        }
        Shown usual = Shown.DEFAULT;
        return Optional.of(
                new Shown(count("--rows", rows, usual.rows()), count("--terms", terms, usual.terms()), unit()));
    }

    private static int count(String option, String text, int usual) throws Stopped {
        if (text == null) {
            return usual;
        }
        if (text.equals("all")) {
            return Shown.ALL;
        }
        if (!text.matches("0*[1-9][0-9]{0,8}")) {
            throw Stopped.refused(option + " must be a number from 1 or all, but is '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private Optional<Shown.Unit> unit() throws Stopped {
        if (unit == null) {
            return Optional.empty();
        }
        if (!unit.matches("[0-9]{1,9}\\.[0-9]{1,9}")) {
            throw Stopped.refused(
                    "--unit must be a layer and a unit, both counted from 0, such as 0.3, but is '" + unit + "'");
        }
        int dot = unit.indexOf('.');
        return Optional.of(
                new Shown.Unit(Integer.parseInt(unit.substring(0, dot)), Integer.parseInt(unit.substring(dot + 1))));
    }
}
