package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that trains thousands of trials is killed again and again, while it trains and while it writes reports. Each run goes on
 * where the last one was; the end is that of a run which nobody disturbed, and no trial was trained after it had been journalled.
 */
class KillTest {
    private static final int TRIALS = 3_000;
    private static final String SWEEP = """
            dataset: {csv: ../data/few.csv, target: y, scale: standard}
            layers: [{dense: {units: 3, activation: tanh}}, {dense: 1}]
            loss: mse
            metrics: [mae]
            sweep:
              grid:
                optimizer: [sgd, momentum, adam]
                learning_rate: [0.001, 0.003, 0.01, 0.03, 1000]
              repeats: 200
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;
    private Path file;
    private Path run;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
        file = rig.experiment("sweep.yaml", SWEEP);
        run = rig.results().resolve("sweep/.run");
    }

    @Test
    void threeKillsChangeNothing() throws IOException, InterruptedException {
        table(12);
        kill("epochs: 4\nbatch_size: 5\n", 2, 1, 40);
    }

    @Test
    @Tag("slow")
    void fiftyKillsChangeNothing() throws IOException, InterruptedException {
        table(60);
        kill("epochs: 60\nbatch_size: 1\n", 38, 12, 500);
    }

    private void table(int rows) throws IOException {
        StringBuilder table = new StringBuilder("a,b,y\n");
        for (int i = 1; i <= rows; i++) {
            table.append(i + "," + i * i % 7 + "," + 3 * i + "\n");
        }
        Files.writeString(folder.resolve("data/few.csv"), table);
    }

    /**
     * Kills so many times, then lets a run end. On a machine that trains faster than the test can kill, more of the kills meet runs
     * that write reports.
     *
     * @param whileTraining kills while trials are missing
     * @param whileReporting kills while reports are written
     * @param reportMillis about how long the reports take
     */
    private void kill(String length, int whileTraining, int whileReporting, int reportMillis)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(20_261);
        Files.writeString(file, SWEEP + length);
        Path quiet = folder.resolve("quiet");
        assertThat(rig.run("run", file, "--results", quiet, "--quiet"))
                .as(rig.err())
                .isZero();
        long whole = Files.size(quiet.resolve("sweep/.run/journal"));
        int trainingCut = 0;
        while (trainingCut < whileTraining && journalSize() < whole) {
            long share = (whole - journalSize()) / (whileTraining - trainingCut + 1);
            trainingCut += killInTraining(journalSize() + random.nextLong(share + 1), random.nextInt(30)) ? 1 : 0;
        }
        assertThat(trainingCut).as("kills while trials were missing").isGreaterThanOrEqualTo(whileTraining / 2);
        int wanted = whileTraining - trainingCut + whileReporting;
        int reportsCut = 0;
        for (int attempts = 0; reportsCut < wanted && attempts < 10 * wanted; attempts++) {
            reportsCut += killInReports(random.nextInt(reportMillis)) ? 1 : 0;
        }
        assertThat(reportsCut).as("kills while reports were written").isEqualTo(wanted);

        System.out.println("killed " + trainingCut + " times while trials were missing, " + reportsCut
                + " times while reports were written");
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        assertThat(rig.err()).contains("0 trials to train, " + TRIALS + " known from before");
        assertThat(files(rig.results())).containsExactlyEntriesOf(files(quiet));
        assertThat(run.resolve("parts")).doesNotExist();
        List<String> journalled = journalled(run.resolve("journal"));
        // The trial that is shown has a second record, with more predictions.
        assertThat(journalled).hasSize(TRIALS + 1);
        assertThat(journalled.stream().distinct()).hasSize(TRIALS);
    }

    /** Kills a run some time after its journal became longer than that; whether it was still running. */
    private boolean killInTraining(long size, int milliseconds) throws IOException, InterruptedException {
        Process process = start();
        while (journalSize() <= size && !process.waitFor(1, TimeUnit.MILLISECONDS)) {
            Thread.onSpinWait();
        }
        boolean running = !process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return running;
    }

    /** Kills a run some time after it began to write reports; whether it was still writing them. */
    private boolean killInReports(int milliseconds) throws IOException, InterruptedException {
        Process process = start();
        while (Files.notExists(run.resolve("parts"))) {
            if (process.waitFor(1, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return Files.exists(run.resolve("parts"));
    }

    private Process start() throws IOException {
        return rig.start(List.of(), "run", file, "--results", rig.results(), "--jobs", 2);
    }

    private long journalSize() throws IOException {
        Path journal = run.resolve("journal");
        return Files.exists(journal) ? Files.size(journal) : 0;
    }

    /** Every file under results/ but those of .run/, by its path. */
    private static Map<String, String> files(Path results) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(results)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                String name = results.relativize(path).toString();
                if (!name.contains(".run")) {
                    files.put(name, Files.readString(path));
                }
            }
        }
        return files;
    }

    /** The ids of all records, each behind a header of 16 bytes and the engine's name; texts stand behind their length. */
    private static List<String> journalled(Path journal) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(journal));
        List<String> ids = new ArrayList<>();
        int at = 0;
        while (at < bytes.limit()) {
            assertThat(bytes.getInt(at)).as("the marker at byte %d", at).isEqualTo(0x44534354);
            int id = at + 16 + 2 + bytes.getShort(at + 16);
            byte[] text = new byte[bytes.getShort(id)];
            bytes.get(id + 2, text);
            ids.add(new String(text, StandardCharsets.US_ASCII));
            at += 16 + bytes.getInt(at + 4);
        }
        return ids;
    }
}
