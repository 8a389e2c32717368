package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes whose heap is far smaller than all that they train and write: what ends goes to the journal and is not held. */
class LoadTest {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("3,000 trials train and are reported in half of the memory that their outcomes would take")
    void trialsAreNotHeld() throws IOException, InterruptedException {
        CommandRig rig = new CommandRig(folder);
        Files.writeString(folder.resolve("few.csv"), "x,y\n0,1\n1,0.5\n2,2\n3,1.5\n4,0\n5,2.5\n6,1\n7,3\n");
        Path file = rig.experiment("many.yaml", """
                dataset: {csv: ../few.csv, target: y, split: {validation: 0.5}}
                layers: [{dense: 1}]
                loss: mse
                metrics: [mse, mae, rmse, r2]
                optimizer: sgd
                epochs: 300
                batch_size: full
                sweep: {grid: {learning_rate: [%s]}, repeats: 20}
                report: {history: best}
                """.formatted(rates(150)));
        run(rig, file, 24);
        assertThat(Files.size(rig.results().resolve("many/.run/journal"))).isGreaterThan(2 * 22 * MEGABYTE);
        assertThat(lines(rig.results().resolve("many/trials.csv"))).isEqualTo(1 + 3_000);
    }

    @ParameterizedTest(name = "{0} configurations, {1} repeats, {2} MB")
    @CsvSource({"40, 2500, 96", "100000, 1, 256"})
    @Tag("slow")
    @DisplayName("100,000 trials of the advertising network")
    void aHundredThousandTrials(int configurations, int repeats, int megabytes)
            throws IOException, InterruptedException {
        CommandRig rig = new CommandRig(folder);
        Path file = rig.experiment("load.yaml", """
                dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard}
                layers: [{dense: {units: 10, activation: relu}}, {dense: 1}]
                loss: mse
                optimizer: adam
                epochs: 10
                batch_size: 32
                sweep:
                  grid:
                    optimizer: [sgd, momentum, nesterov, adagrad, rmsprop, adam, adamax, nadam]
                    learning_rate: [%s]
                  repeats: %d
                  max_trials: 100000
                report: {history: all}
                """.formatted(rates(configurations / 8), repeats));
        run(rig, file, megabytes);
        assertThat(lines(rig.results().resolve("load/trials.csv"))).isEqualTo(1 + 100_000);
        assertThat(lines(rig.results().resolve("load/summary.csv"))).isEqualTo(1 + configurations);
        assertThat(lines(rig.results().resolve("load/history.csv"))).isGreaterThan(900_000);
    }

    @Test
    @Tag("slow")
    @DisplayName("5,000,000 rows of 20 columns load and train")
    void fiveMillionRows() throws IOException, InterruptedException {
        CommandRig rig = new CommandRig(folder);
        writeTable(folder.resolve("large.csv"), 5_000_000, 20);
        Path file = rig.experiment("large.yaml", """
                dataset: {csv: ../large.csv, target: c19, scale: standard, split: {validation: 0.1}}
                layers: [{dense: {units: 16, activation: relu}}, {dense: 1}]
                loss: mse
                optimizer: adam
                epochs: 1
                batch_size: 256
                """);
        run(rig, file, 1200);
        assertThat(rig.result("large/trials.csv")).contains(",completed,").contains(",17579,");
    }

    /** Runs an experiment in a process with so much heap. */
    private static void run(CommandRig rig, Path file, int megabytes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + megabytes + "m", "-XX:+UseSerialGC"));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(
                List.of("run", file.toString(), "--results", rig.results().toString()));
        Path said = rig.results().resolveSibling("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    }

    /** So many learning rates. */
    private static String rates(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "0." + String.valueOf(1_000_000 + 3 * i).substring(1))
                .collect(Collectors.joining(", "));
    }

    private static void writeTable(Path csv, int rows, int columns) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < columns; c++) {
            text.append(c == 0 ? "c" : ",c").append(c);
        }
        try (OutputStream out = Files.newOutputStream(csv)) {
            for (int row = 0; row < rows; row++) {
                for (int c = 0; c < columns; c++) {
                    text.append(c == 0 ? '\n' : ',').append(random.nextBoolean() ? "-0." : "0.");
                    text.append(100_000 + random.nextInt(900_000));
                }
                if (text.length() > MEGABYTE || row == rows - 1) {
                    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
                    text.setLength(0);
                }
            }
        }
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }
}
