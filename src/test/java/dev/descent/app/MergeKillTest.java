package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.app.DyingDisk.Operation;
import dev.descent.config.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A merge dies before operations by which it changes the disk: each removal, and a seventh of the others. The next one goes on, whatever the first has taken of the shards, and
 * ends with the bytes of a run that trained all; where a round is open it says so again.
 */
class MergeKillTest {
    private static final String WHOLE = """
            minimize: {function: x^2, start: {x: 1.2}}
            steps: 3
            sweep: {grid: {optimizer: [sgd, adam], learning_rate: [0.01, 0.02]}}
            """;
    private static final String IN_ROUNDS = """
            minimize: {function: x^2, start: {x: 1.2}}
            steps: 2
            optimizer: sgd
            sweep:
              search: {tpe: {configurations: 8, startup: 4, batch: 4}}
              over: {learning_rate: {log_uniform: {min: 0.01, max: 0.1}}}
            """;

    private static final Loader LOADER = new Loader();

    @TempDir
    private Path folder;

    private Experiment experiment;
    private Path shards;

    @BeforeEach
    void open() {
        shards = folder.resolve("shards");
    }

    @Test
    void theNextMergeWritesTheReports() throws Exception {
        prepare(WHOLE);
        runner(folder.resolve("plain")).run(List.of(experiment));
        Map<String, String> plain = reports(folder.resolve("plain"));
        assertThat(plain).containsKeys("README.md", "x/report.md");
        int afterTheShards = walk(results -> {
            assertThat(merge(results)).allMatch(RunSummary::reported);
            assertThat(reports(results)).containsExactlyEntriesOf(plain);
            assertThat(ShardFolders.areOpen(results.resolve("x"))).isFalse();
        });
        assertThat(afterTheShards)
                .as("deaths with no shard left and not all reports in their places")
                .isGreaterThan(10);
    }

    @Test
    void theNextMergeSaysThatARoundIsOpen() throws Exception {
        prepare(IN_ROUNDS);
        int afterTheShards = walk(results -> {
            List<RunSummary> summaries = merge(results);
            assertThat(ExitCode.of(summaries)).isEqualTo(ExitCode.ROUND_OPEN);
            assertThat(summaries.get(0).part().orElseThrow().text())
                    .startsWith("round 1 is whole; round 2 has 4 trials");
        });
        assertThat(afterTheShards).isPositive();
    }

    private void prepare(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("x.yaml"), yaml);
        experiment =
                LOADER.load(List.of(file), SearchProcess.options(shards, 1)).get(0);
        for (int number = 1; number <= 2; number++) {
            runner(shards).run(List.of(experiment), new Shard(number, 2));
        }
    }

    private interface Next {
        void go(Path results) throws Exception;
    }

    /** Kills a merge before each of its operations and goes on; how many of them had taken all shards. */
    private int walk(Next next) throws Exception {
        Path results = folder.resolve("results");
        copy(shards, results);
        DyingDisk undisturbed = DyingDisk.immortal();
        merge(DyingFiles.on(undisturbed, results));
        Map<Operation, Integer> cuts = new HashMap<>();
        int afterTheShards = 0;
        for (Operation kind : Operation.values()) {
            int times = Collections.frequency(undisturbed.done(), kind);
            for (int survives = 0; survives < times; survives += stride(kind)) {
                copy(shards, results);
                DyingDisk disk = new DyingDisk(kind, survives, false);
                kill(DyingFiles.on(disk, results));
                if (disk.cut() == null) {
                    continue;
                }
                cuts.merge(kind, 1, Integer::sum);
                assertThat(ShardFolders.areOpen(results.resolve("x")))
                        .as("killed at " + disk.cut() + " after " + disk.done())
                        .isTrue();
                afterTheShards += ShardFolders.in(results.resolve("x")).isEmpty() ? 1 : 0;
                next.go(results);
            }
        }

        assertThat(cuts).containsKeys(Operation.CREATE, Operation.WRITE, Operation.FORCE, Operation.DELETE);
        return afterTheShards;
    }

    /** Reports are written in many operations that are alike. */
    private static int stride(Operation kind) {
        return switch (kind) {
            case DELETE, SET_LENGTH -> 1;
            default -> 7;
        };
    }

    private void kill(Path results) {
        try {
            merge(results);
        } catch (Stopped e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.MACHINE_LACKS);
            assertThat(e).hasMessageContaining("the process is dead");
        }
    }

    /** As of a user who names no experiment. */
    private List<RunSummary> merge(Path results) throws Stopped {
        return runner(results).merge(List.of(experiment), List.of(), List.of());
    }

    private static Runner runner(Path results) {
        return new Runner(LOADER, SearchProcess.options(results, 1), new RoundLog(), new Cancellation());
    }

    private static void copy(Path from, Path to) throws IOException {
        ResultsFolder.deleteTree(to);
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    /** All files outside {@code .run}. */
    private static Map<String, String> reports(Path results) throws IOException {
        Map<String, String> reports = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(results)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                String name = results.relativize(path).toString().replace('\\', '/');
                if (!name.contains(".run/")) {
                    reports.put(name, Files.readString(path));
                }
            }
        }
        return reports;
    }
}
