package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.app.DyingDisk.Operation;
import dev.descent.config.Experiment;
import dev.descent.gate.Tolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process dies before each single operation by which it changes the disk, and in the middle of each write. What it leaves are the
 * old reports, the new ones, or a folder that is told to be half of each; the next run ends with the bytes of one that nobody
 * disturbed.
 *
 * <p>The ordinary form takes every renaming, removal and new folder, and of the many other operations a few. What a power cut takes
 * beyond a kill, which is what was not forced, is out of its reach.
 */
class EveryKillTest {
    private static final String OLD = """
            dataset: {csv: data/few.csv, target: y, split: {validation: 0.5}}
            layers: [{dense: 1}]
            loss: mse
            epochs: 2
            batch_size: full
            sweep: {grid: {optimizer: [sgd, adam], learning_rate: [0.01, 0.02]}}
            """;
    /** Has two trials of the old one, and neither its history nor its baselines nor all of its plots. */
    private static final String NEW = OLD.replace("optimizer: [sgd, adam], ", "")
                    .replace("0.02]", "0.02, 0.03]") + "optimizer: adam\nreport: {history: none}\n";
    /** How the ordinary form goes through operations of which there are many. */
    private static final int STRIDE = 5;

    /** Deaths at renamings, removals, new folders and all else, in the middle of writes, and such that leave half a set. */
    private static final List<Integer> EDITED = List.of(13, 5, 2, 14, 4, 18);

    private static final List<Integer> OTHERS = List.of(4, 1, 1, 4, 1, 4);
    private static final List<Integer> ALL = List.of(60, 18, 12, 340, 97, 87);

    private static final Loader LOADER = new Loader();

    @TempDir
    private Path folder;

    private final Map<Operation, Integer> cuts = new EnumMap<>(Operation.class);
    private Experiment old;
    private Experiment edited;
    private Map<String, String> oldReports;
    private Map<String, String> newReports;
    private int torn;
    private int halfDone;
    private int stride = STRIDE;
    private int strideOfNames = 1;

    /** One command on a results folder. */
    private interface Command {
        void run(Path results) throws Stopped;
    }

    @BeforeEach
    void runUndisturbed() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/few.csv"), "a,b,y\n1,2,3\n2,3,5\n3,5,8\n5,8,13\n8,13,21\n13,21,34\n");
        old = experiment(OLD);
        edited = experiment(NEW);
        run(old, folder.resolve("old"));
        run(edited, folder.resolve("new"));
        oldReports = reports(folder.resolve("old"));
        newReports = reports(folder.resolve("new"));
        assertThat(newReports.keySet()).isNotEqualTo(oldReports.keySet());
        assertThat(oldReports.keySet()).as("files that vanish").anyMatch(name -> !newReports.containsKey(name));
    }

    @Test
    void aRunOfAnEditedExperimentOverOldResults() throws Exception {
        walkEdited();
        assertCuts(EDITED);
    }

    @Test
    void otherCommands() throws Exception {
        strideOfNames = 11;
        stride = 4 * STRIDE;
        walkOthers();
        assertCuts(OTHERS);
    }

    @Test
    @Tag("slow")
    void everyOperation() throws Exception {
        stride = 1;
        walkEdited();
        walkOthers();
        assertCuts(ALL);
    }

    @Test
    void whatReportsShowIsOnDiskBefore() throws Exception {
        DyingDisk again = DyingDisk.immortal();
        runner(DyingFiles.on(again, folder.resolve("old"))).report(List.of(old));
        assertThat(again.done().indexOf(Operation.FORCE))
                .as("records that a killed run may have left in memory: %s", again.done())
                .isBetween(0, again.done().indexOf(Operation.MAKE_FOLDER));
        DyingDisk first = DyingDisk.immortal();
        run(edited, DyingFiles.on(first, folder.resolve("far/away")));
        List<Operation> done = first.done();
        int made = 0;
        while (done.get(made) == Operation.MAKE_FOLDER) {
            made++;
        }
        int parts = made + done.subList(made, done.size()).indexOf(Operation.MAKE_FOLDER);
        assertThat(made).as("far, away and folders in it: %s", done).isGreaterThanOrEqualTo(4);
        assertThat(done.subList(made, parts).stream().filter(Operation.FORCE::equals))
                .as("the folders, and the one that they are in: %s", done)
                .hasSizeGreaterThanOrEqualTo(5);
    }

    private void walkEdited() throws Exception {
        walk(folder.resolve("old"), oldReports, results -> run(edited, results));
    }

    private void walkOthers() throws Exception {
        walk(Files.createDirectory(folder.resolve("nothing")), Map.of(), results -> run(edited, results));
        walk(killedAsItPublished(), oldReports, results -> run(edited, results));
        edited = experiment(OLD + "report: {history: none, baselines: none}\n");
        run(edited, folder.resolve("new again"));
        newReports = reports(folder.resolve("new again"));
        walk(folder.resolve("old"), oldReports, results -> runner(results).report(List.of(edited)));
    }

    /** Old results with some of the new ones, and a journal whose end is torn. */
    private Path killedAsItPublished() throws Exception {
        Path killed = folder.resolve("killed");
        copy(folder.resolve("old"), killed);
        int survived = 0;
        while (!Publication.isHalfDone(killed.resolve("x")) || Files.exists(killed.resolve("x/.run/ready/report.md"))) {
            copy(folder.resolve("old"), killed);
            kill(killed, new DyingDisk(Operation.MOVE, survived++, false), results -> run(edited, results));
        }
        Files.write(killed.resolve("x/.run/journal"), new byte[] {'D', 'S', 'C', 'T', 0}, StandardOpenOption.APPEND);
        return killed;
    }

    /** Kills the command before each of its operations, and in the middle of each write. */
    private void walk(Path begin, Map<String, String> before, Command command) throws Exception {
        Path results = folder.resolve("results");
        copy(begin, results);
        DyingDisk undisturbed = DyingDisk.immortal();
        command.run(DyingFiles.on(undisturbed, results));
        for (Operation kind : Operation.values()) {
            int times = Collections.frequency(undisturbed.done(), kind);
            for (int survives = 0; survives < times; survives += stride(kind)) {
                killAndGoOn(begin, before, command, new DyingDisk(kind, survives, false));
                if (kind == Operation.WRITE) {
                    killAndGoOn(begin, before, command, new DyingDisk(kind, survives, true));
                }
            }
        }
    }

    private void killAndGoOn(Path begin, Map<String, String> before, Command command, DyingDisk disk) throws Exception {
        Path results = folder.resolve("results");
        copy(begin, results);
        if (kill(results, disk, command)) {
            // Another run may write and force its journal in fewer groups than the first.
            assertThat(disk.kind()).isIn(Operation.WRITE, Operation.FORCE);
        } else {
            cuts.merge(disk.cut(), 1, Integer::sum);
            torn += disk.tears() ? 1 : 0;
        }
        assertNothingIsLost(results, before, "killed at " + disk.cut() + " after " + disk.done());
    }

    private int stride(Operation kind) {
        return switch (kind) {
            case MOVE, DELETE, MAKE_FOLDER -> strideOfNames;
            default -> stride;
        };
    }

    /** Runs the command on a disk; whether it came to its end. */
    private static boolean kill(Path results, DyingDisk disk, Command command) {
        try {
            command.run(DyingFiles.on(disk, results));
        } catch (Stopped e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.MACHINE_LACKS);
            assertThat(e).hasMessageContaining("the process is dead");
        }
        return disk.cut() == null;
    }

    private void assertNothingIsLost(Path results, Map<String, String> before, String when) throws Exception {
        Path one = results.resolve("x");
        Map<String, String> left = reports(results);
        if (Publication.isHalfDone(one)) {
            halfDone++;
            assertThatThrownBy(
                            () -> Compare.folders(one, folder.resolve("old/x"), Tolerance.EXACT, new StringBuilder()))
                    .as(when)
                    .hasMessageContaining("only some reports of its last run are in their places");
        } else {
            assertThat(left).as(when).isIn(before, newReports);
        }
        run(edited, DyingFiles.on(DyingDisk.immortal(), results));
        assertThat(reports(results)).as(when).containsExactlyEntriesOf(newReports);
        assertThat(one.resolve(".run/parts")).doesNotExist();
        assertThat(one.resolve(".run/ready")).doesNotExist();
    }

    private void assertCuts(List<Integer> least) {
        int names = count(Operation.MOVE) + count(Operation.DELETE) + count(Operation.MAKE_FOLDER);
        int all = cuts.values().stream().mapToInt(Integer::intValue).sum();
        List<Integer> found = List.of(
                count(Operation.MOVE),
                count(Operation.DELETE),
                count(Operation.MAKE_FOLDER),
                all - names,
                torn,
                halfDone);
        for (int i = 0; i < least.size(); i++) {
            assertThat(found.get(i))
                    .as("%s torn %d half done %d", cuts, torn, halfDone)
                    .isGreaterThanOrEqualTo(least.get(i));
        }
    }

    private int count(Operation operation) {
        return cuts.getOrDefault(operation, 0);
    }

    private Experiment experiment(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("x.yaml"), yaml);
        return new Loader()
                .load(List.of(file), SearchProcess.options(folder, 1))
                .get(0);
    }

    private static void run(Experiment experiment, Path results) throws Stopped {
        assertThat(runner(results).run(List.of(experiment))).allMatch(RunSummary::reported);
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

    /** The reports of the experiment, by their names. */
    private static Map<String, String> reports(Path results) throws IOException {
        Map<String, String> reports = new TreeMap<>();
        Path one = results.resolve("x");
        if (Files.exists(one)) {
            try (Stream<Path> tree = Files.walk(one)) {
                for (Path path : tree.filter(Files::isRegularFile).toList()) {
                    String name = one.relativize(path).toString();
                    if (!name.startsWith(".run")) {
                        reports.put(name, Files.readString(path));
                    }
                }
            }
        }
        return reports;
    }
}
