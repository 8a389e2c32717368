package dev.descent.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program for faster starts: it runs the usual commands once on a table of a few rows, so that the JVM can archive the classes that they
 * load. The launcher runs it once, and later starts read the archive:
 *
 * <pre>
 * java -XX:ArchiveClassesAtExit=descent.jsa -cp descent-0.1.0-all.jar dev.descent.cli.Rehearsal FOLDER
 * java -XX:SharedArchiveFile=descent.jsa -jar descent-0.1.0-all.jar …
 * </pre>
 */
public final class Rehearsal {
    private static final String EXPERIMENT = """
            dataset: {csv: rehearsal.csv, target: y, scale: standard, split: {validation: 0.25}}
            layers: [{dense: {units: 4, activation: relu}}, {dense: 1}]
            loss: mse
            metrics: [mae]
            epochs: 3
            batch_size: 8
            sweep:
              grid:
                optimizer: [sgd, momentum, adam]
                learning_rate: [0.001, 0.01, 0.1]
              repeats: 2
            expect: [all.status == completed]
            """;

    private static final int ROWS = 40;

    private Rehearsal() {}

    /**
     * Rehearses.
     *
     * @param arguments a folder for the rehearsal's files; it is made if there is none
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.writeString(folder.resolve("rehearsal.csv"), table());
        Path experiment = Files.writeString(folder.resolve("rehearsal.yaml"), EXPERIMENT);
        Path mistaken = Files.writeString(folder.resolve("mistaken.yaml"), EXPERIMENT + "epoch: 3\n");
        String results = folder.resolve("results").toString();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Terminal terminal = Terminal.plain(nowhere, nowhere);
        CommandLines.execute(terminal, "--help");
        CommandLines.execute(terminal, "--version");
        CommandLines.execute(terminal, "plan", mistaken.toString());
        CommandLines.execute(terminal, "plan", experiment.toString());
        CommandLines.execute(terminal, "run", experiment.toString(), "--results", results);
        CommandLines.execute(terminal, "run", experiment.toString(), "--results", results);
        CommandLines.execute(terminal, "check", experiment.toString(), "--results", results);
    }

    private static String table() {
        StringBuilder csv = new StringBuilder("a,b,y\n");
        for (int row = 0; row < ROWS; row++) {
            csv.append(row)
                    .append(',')
                    .append(row * row % 11)
                    .append(',')
                    .append(row % 7)
                    .append('\n');
        }
        return csv.toString();
    }
}
