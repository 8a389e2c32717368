package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is asked to stop keeps what is finished, and the next run ends with the same bytes. */
class InterruptedRunTest {
    private static final String LONG = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard}
            layers: [{dense: {units: 10, activation: relu}}, {dense: 1}]
            loss: mse
            optimizer: adam
            epochs: 150
            batch_size: 16
            sweep: {grid: {learning_rate: [0.001, 0.003, 0.01, 0.03]}, repeats: 40}
            """;
    /** What the shell sees of a process that SIGTERM ended; SIGINT takes the same way and gives 130. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    @Test
    void keepsWhatIsFinished() throws IOException, InterruptedException {
        CommandRig rig = new CommandRig(folder);
        Path file = rig.experiment("long.yaml", LONG);
        Process process = start(rig, file);
        awaitFirstOutcome(process, rig.results().resolve("long/.run/journal"));
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
        assertThat(rig.results().resolve("long/trials.csv")).doesNotExist();

        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        assertThat(rig.err()).contains(" known from before").doesNotContain("160 trials to train");
        String resumed = rig.result("long/trials.csv") + rig.result("long/history.csv") + rig.result("long/report.md");
        assertThat(rig.run("run", file, "--results", rig.results(), "--fresh", "--quiet"))
                .isZero();
        assertThat(rig.result("long/trials.csv") + rig.result("long/history.csv") + rig.result("long/report.md"))
                .isEqualTo(resumed);
    }

    @Test
    void aSecondProcessIsToldWhoHasTheFolder() throws IOException, InterruptedException {
        CommandRig rig = new CommandRig(folder);
        Path file = rig.experiment("long.yaml", LONG);
        Process process = start(rig, file);
        try {
            awaitFirstOutcome(process, rig.results().resolve("long/.run/journal"));
            assertThat(rig.run("run", file, "--results", rig.results())).isEqualTo(3);
            assertThat(rig.err()).contains("is in use by process " + process.pid());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process start(CommandRig rig, Path file) throws IOException {
        return rig.start(List.of(), "run", file, "--results", rig.results(), "--jobs", 1);
    }

    private static void awaitFirstOutcome(Process process, Path journal) throws IOException, InterruptedException {
        while (!Files.exists(journal) || Files.size(journal) == 0) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
                    .as("ended before it could be stopped")
                    .isFalse();
        }
    }
}
