package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.journal.RunLock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
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

    @Test
    void aShardThatIsKilledGoesOnAndIsMerged() throws IOException, InterruptedException {
        CommandRig rig = new CommandRig(folder);
        Path file = rig.experiment("long.yaml", LONG);
        Process process = rig.start(List.of(), "run", "--shard", "1/2", file, "--results", rig.results());
        Object[] merge = {"merge", "--experiment", file, "--results", rig.results()};
        try {
            awaitFirstOutcome(process, rig.results().resolve("long/.run/shards/1-of-2/journal"));
            assertThat(rig.run(merge)).isEqualTo(3);
            assertThat(rig.err()).contains("shard 1/2 of ", "is in use by process " + process.pid());
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(rig.run(merge)).isEqualTo(5);
        for (String shard : List.of("1/2", "2/2")) {
            assertThat(rig.run("run", "--shard", shard, file, "--results", rig.results()))
                    .as(rig.err())
                    .isZero();
        }
        assertThat(rig.run(merge)).as(rig.err()).isZero();
        String merged = rig.result("long/trials.csv") + rig.result("long/history.csv") + rig.result("long/report.md");
        assertThat(rig.run("run", file, "--results", rig.results(), "--fresh", "--quiet"))
                .isZero();
        assertThat(rig.result("long/trials.csv") + rig.result("long/history.csv") + rig.result("long/report.md"))
                .isEqualTo(merged);
    }

    @Test
    @Timeout(120)
    void aSignalAfterThePageHasToldTheEndLeavesTheRunsOwnStatus() throws IOException, InterruptedException {
        CommandRig rig = new CommandRig(folder);
        Path file = rig.experiment("short.yaml", LONG.replace("epochs: 150", "epochs: 1"));
        Files.createDirectories(rig.results().resolve(".run"));
        Process process;
        try (RunLock indexIsBusy = RunLock.await(rig.results().resolve(".run/lock"))) {
            assertThat(indexIsBusy).isNotNull();
            process = rig.start(List.of(), "run", "--serve", file, "--results", rig.results());
            awaitEndOnThePage(rig, process);
            process.destroy();
            while (!rig.output().contains("interrupted")) {
                awaitAMoment(process);
            }
        }
        assertThat(process.waitFor()).as(rig.output()).isZero();
        assertThat(rig.results().resolve("README.md")).exists();
    }

    private static void awaitEndOnThePage(CommandRig rig, Process process) throws IOException, InterruptedException {
        Pattern address = Pattern.compile("grows at (http.*/)\\R");
        Matcher told = address.matcher(rig.output());
        while (!told.find()) {
            awaitAMoment(process);
            told = address.matcher(rig.output());
        }
        URL events = URI.create(told.group(1) + "short/events").toURL();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(events.openStream(), StandardCharsets.UTF_8))) {
            while (!lines.readLine().equals("data: ended")) {
                // The page's script reads on as well.
            }
        }
    }

    private static Process start(CommandRig rig, Path file) throws IOException {
        return rig.start(List.of(), "run", file, "--results", rig.results(), "--jobs", 1);
    }

    private static void awaitFirstOutcome(Process process, Path journal) throws IOException, InterruptedException {
        while (!Files.exists(journal) || Files.size(journal) == 0) {
            awaitAMoment(process);
        }
    }

    private static void awaitAMoment(Process process) throws InterruptedException {
        assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
                .as("ended before it could be stopped")
                .isFalse();
    }
}
