package dev.descent.cli;

import dev.descent.app.Across;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the values of one axis over several data sets. */
@Command(
        name = "across",
        description = {
            "Compares the values of one axis, such as optimizers, over several results folders, each a data set: their ranks, "
                    + "whether they differ by more than chance, and how far behind the best each is. Trains nothing.",
            ""
        })
final class AcrossCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "Two folders or more, such as results/a results/b, each of another table.")
    private List<Path> folders;

    @Option(
            names = "--axis",
            paramLabel = "KEY",
            description =
                    "The swept key whose values are compared, or `case`. Default: the only one that all folders swept")
    private Optional<String> axis = Optional.empty();

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            description =
                    "The loss or metric of trials.csv that scores. The best configuration of each value is still chosen by the "
                            + "column that its experiment ranks by, so `--by test_loss` is of rows that chose nothing. Default: "
                            + "that column")
    private Optional<String> by = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write across.md, across.csv, pairs.csv and plots/ there too. An earlier such folder is replaced, one with "
                            + "other files refused.")
    private Optional<Path> out = Optional.empty();

    private final Terminal terminal;

    AcrossCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        return Across.folders(folders, new Across.Wishes(axis, by, out), terminal.out())
                .code();
    }
}
