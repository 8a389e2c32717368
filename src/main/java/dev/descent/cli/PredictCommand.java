package dev.descent.cli;

import dev.descent.app.ExitCode;
import dev.descent.app.Predict;
import dev.descent.number.Phrases;
import dev.descent.problem.FileRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts the rows of a table. */
@Command(
        name = "predict",
        description = {
            "Predicts the rows of a table with a network that was saved, to the bit as its engine would have.",
            "",
            "Columns are found by their names; the target need not be among them, and others may be. A row that lacks a value where training "
                    + "had nothing in place of one gets no prediction, and the exit code is 1.",
            ""
        })
final class PredictCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Parameters(arity = "1", paramLabel = "MODEL", description = "A model.safetensors or model.onnx that Descent wrote")
    private Path model;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description = "The table, written as that is which the network was trained on")
    private Path csv;

    @Option(
            names = "--keep",
            paramLabel = "COLUMN",
            split = ",",
            description =
                    "A column of the table whose cells are copied before the predictions as they stand, such as an id to join by; "
                            + "several are separated by commas. A name with a comma is quoted: '\"a, b\"'")
    private List<String> keep = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "Where predictions go. Default: standard output")
    private Path out;

    private final Terminal terminal;

    PredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Predict.Summary summary;
        try {
            summary = Predict.write(
                    model,
                    csv,
                    keep.stream().map(PredictCommand::bare).toList(),
                    Optional.ofNullable(out),
                    terminal.out());
        } catch (FileRefused e) {
            CommandLines.tell(terminal, e, "nothing was predicted");
            return ExitCode.REFUSED.code();
        }
        for (String remark : summary.remarks()) {
            terminal.err().println("note: " + remark);
        }
        String empty =
                summary.empty() == 0 ? "" : "; " + Phrases.count(summary.empty(), "row") + " without a prediction";
        terminal.err()
                .println(Phrases.count(summary.rows(), "row") + " predicted" + (out == null ? "" : " into " + out)
                        + empty);
        return (summary.empty() == 0 ? ExitCode.DONE : ExitCode.NOT_HELD).code();
    }

    /** Commas within quotes separate nothing. */
    private static String bare(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }
}
