package dev.descent.cli;

import dev.descent.number.Lines;
import dev.descent.output.manual.JsonSchema;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the JSON Schema of the experiment file. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of the experiment file, so that editors complete and check it.",
            "",
            "Save it beside the experiments and begin a file with",
            "  # yaml-language-server: $schema=experiment.schema.json",
            ""
        })
final class SchemaCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Lines.append(terminal.out(), JsonSchema.text());
        terminal.out().flush();
        return 0;
    }
}
