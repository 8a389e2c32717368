package dev.descent.bench;

import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the journal of a large sweep takes. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Appends records to a journal, opens it again as a run that goes on does, and looks each of them up.")
final class JournalCommand implements Callable<Integer> {
    private static final String ENGINE = "lockstep";
    private static final int PREDICTED = 10;

    @Option(names = "--records", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}.")
    private int records;

    @Option(
            names = "--epochs",
            split = ",",
            defaultValue = "1,50",
            description = "Of the history of a record; default: ${DEFAULT-VALUE}.")
    private int[] epochs;

    @Override
    public Integer call() throws IOException {
        MarkdownTable table = new MarkdownTable(
                "epochs",
                "records",
                "bytes each",
                "append, µs each",
                "open, s",
                "look up, µs each",
                "bytes of heap each");
        Path folder = Files.createTempDirectory("journal");
        try {
            for (int length : epochs) {
                addRow(table, folder.resolve("journal-" + length), length);
            }
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
        System.out.print(table);
        return 0;
    }

    private void addRow(MarkdownTable table, Path file, int length) throws IOException {
        long start = System.nanoTime();
        try (Journal journal = Journal.open(file, start)) {
            for (int i = 0; i < records; i++) {
                journal.append(ENGINE, length, outcome(i, length), System.nanoTime());
            }
        }
        double appending = (System.nanoTime() - start) * 1e-9;
        long before = LiveHeap.bytes();
        start = System.nanoTime();
        try (Journal journal = Journal.open(file, start)) {
            double opening = (System.nanoTime() - start) * 1e-9;
            long kept = LiveHeap.bytes() - before;
            start = System.nanoTime();
            for (int i = 0; i < records; i++) {
                journal.find(ENGINE, id(i), length).orElseThrow();
            }
            double finding = (System.nanoTime() - start) * 1e-9;
            table.row(
                    Integer.toString(length),
                    Figures.whole(records),
                    Figures.text((double) Files.size(file) / records),
                    Figures.text(1e6 * appending / records),
                    Figures.text(opening),
                    Figures.text(1e6 * finding / records),
                    Figures.text((double) kept / records));
        }
    }

    /** Of a trial that validates, without metrics, with the predictions of ten rows. */
    private static TrialOutcome outcome(int number, int length) {
        float[] losses = new float[length];
        double[] rates = new double[length];
        for (int epoch = 0; epoch < length; epoch++) {
            losses[epoch] = 1f / (epoch + number + 1);
            rates[epoch] = 1e-3;
        }
        Scores scores = new Scores(1.0 / (number + 1), new float[0]);
        History history = new History(rates, losses, losses, losses, new float[0], new float[0]);
        return new TrialOutcome.Completed(
                id(number),
                length,
                length,
                51,
                scores,
                Optional.of(scores),
                Optional.empty(),
                0,
                history,
                new Predictions(1, new float[PREDICTED]),
                Optional.empty());
    }

    /** Spread over all 64 bits, as digests are. */
    private static String id(int number) {
        String digits = Long.toHexString(number * 0x9e3779b97f4a7c15L);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
