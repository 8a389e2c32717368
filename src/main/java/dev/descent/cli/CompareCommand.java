package dev.descent.cli;

import dev.descent.app.Compare;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Holds two results folders against each other. */
@Command(
        name = "compare",
        description = {
            "Compares two results folders: how the experiments differ, each configuration side by side, what moved.",
            ""
        })
final class CompareCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Parameters(index = "0", paramLabel = "A", description = "A folder such as results/advertising.")
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private Path second;

    @Mixin
    private ToleranceOptions tolerance;

    private final Terminal terminal;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        return Compare.folders(first, second, tolerance.tolerance(), terminal.out())
                .code();
    }
}
