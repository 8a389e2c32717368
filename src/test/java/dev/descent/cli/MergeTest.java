package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Failed;
import dev.descent.journal.Journal;
import dev.descent.journal.JournalBytes;
import dev.descent.journal.JournalReader;
import dev.descent.journal.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code merge} makes of shards what one run makes, to the byte, and says what is missing and which machines do not agree. */
class MergeTest {
    private static final String NETWORKS = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.2, test: 0.1}}
            layers: [{dense: 1}]
            loss: mse
            epochs: 2
            sweep:
              grid: {optimizer: [adam, sgd: {momentum: 0.5}, sgd: {momentum: 0.9}], learning_rate: [0.001, 0.01]}
              repeats: 2
            """;

    private static final String FUNCTIONS = """
            minimize: {function: x^2 + y^2, start: {x: 1.2, y: 0.5}}
            steps: 3
            sweep: {grid: {learning_rate: [0.01, 0.02, 0.05, 0.1, 0.2], optimizer: [sgd, adam]}}
            """;

    private static final String TPE = """
            minimize: {function: x^2, start: {x: 1.2}}
            steps: 2
            optimizer: sgd
            sweep:
              search: {tpe: {configurations: 12, startup: 6, batch: 3}}
              over: {learning_rate: {log_uniform: {min: 0.01, max: 0.1}}}
            """;

    private static final String HALVING = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.2}}
            layers: [{dense: 1}]
            loss: mse
            optimizer: adam
            epochs: 9
            sweep:
              search: {successive_halving: {configurations: 18, min_epochs: 1}}
              over: {learning_rate: {log_uniform: {min: 0.001, max: 0.1}}}
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;
    private String yaml = NETWORKS;

    @BeforeEach
    void makeRig() {
        rig = new CommandRig(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void shardsOfOneFolderGiveTheBytesOfARun(int count) throws IOException {
        shards(count);
        assertThat(merge()).as(rig.err()).isZero();
        assertThat(rig.out()).startsWith("x: ").contains("report.md");
        assertThat(rig.results().resolve("x/.run/shards")).doesNotExist();
        assertThat(rig.results().resolve("x/.run/merging")).doesNotExist();
        assertThat(results()).isEqualTo(plain());
        assertThat(run("run")).isZero();
        assertThat(rig.err()).contains("0 trials to train, 12 known");
    }

    @Test
    void shardsMayRunAtOnce() throws Exception {
        List<Future<Integer>> ends = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(7);
        Path file = rig.experiment("x.yaml", yaml);
        for (int number = 1; number <= 7; number++) {
            Object[] words = {"run", file, "--results", rig.results(), "--shard", number + "/7", "--jobs", "1"};
            CommandRig own = new CommandRig(folder.resolve("rig" + number));
            ends.add(threads.submit(() -> own.run(words)));
        }
        for (Future<Integer> end : ends) {
            assertThat(end.get()).isZero();
        }
        threads.shutdown();
        assertThat(merge()).as(rig.err()).isZero();
        assertThat(results()).isEqualTo(plain());
    }

    @Test
    void foldersOfOtherMachinesAreReadAndLeftAsTheyAre() throws IOException {
        List<Object> machines = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            Path machine = folder.resolve("machine" + number);
            machines.add(machine);
            assertThat(runIn(machine, "--shard", number + "/3")).isZero();
        }
        Map<String, String> before = bytes(folder.resolve("machine2"));
        assertThat(merge(machines.toArray())).as(rig.err()).isZero();
        assertThat(bytes(folder.resolve("machine2"))).isEqualTo(before);
        assertThat(results()).isEqualTo(plain());
    }

    @Test
    void whatAWholeRunElsewhereHasCountsToo() throws IOException {
        assertThat(runIn(folder.resolve("elsewhere"))).isZero();
        assertThat(merge(folder.resolve("elsewhere"))).as(rig.err()).isZero();
        assertThat(results()).isEqualTo(plain());
    }

    @Test
    void descentsOnFunctionsAndSettings() throws IOException {
        yaml = FUNCTIONS;
        String[] settings = {"--set", "steps=2"};
        assertThat(run("run", "--shard", "1/2", settings[0], settings[1])).isZero();
        assertThat(run("run", "--shard", "2/2", settings[0], settings[1])).isZero();
        assertThat(merge()).as("no settings").isEqualTo(2);
        assertThat(merge((Object[]) settings)).as(rig.err()).isZero();
        Map<String, String> merged = bytes(rig.results().resolve("x@steps=2"));
        assertThat(run("run", "--fresh", settings[0], settings[1])).isZero();
        assertThat(merged).isEqualTo(bytes(rig.results().resolve("x@steps=2"))).isNotEmpty();
    }

    @Test
    @DisplayName("where one configuration is trained its predictions come from the shard")
    void oneConfiguration() throws IOException {
        yaml = NETWORKS.replaceFirst("(?s)sweep:.*", "optimizer: adam\n")
                .replace("split: {validation: 0.2, test: 0.1}", "split: {folds: 3}");
        shards(2);
        assertThat(merge()).as(rig.err()).isZero();
        assertThat(rig.err()).doesNotContain("again");
        assertThat(results()).isEqualTo(plain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpe", "halving"})
    void aSearchGoesRoundByRound(String search) throws IOException {
        yaml = search.equals("tpe") ? TPE : HALVING;
        for (int round = 1; round <= 3; round++) {
            assertThat(run("run", "--shard", "1/2")).isZero();
            assertThat(rig.out()).contains(" of round " + round + " (");
            assertThat(merge()).isEqualTo(5);
            assertThat(rig.out())
                    .contains(" of round " + round)
                    .contains(" missing: `descent run " + folder.resolve("experiments/x.yaml") + " --results "
                            + rig.results() + " --shard 2/2` trains ");
            assertThat(run("run", "--shard", "2/2")).isZero();
            assertThat(merge()).as(rig.err()).isEqualTo(round < 3 ? 5 : 0);
            if (round < 3) {
                String open = "x: round " + round + " is whole; round " + (round + 1) + " has ";
                assertThat(rig.out()).startsWith(open).contains(": run its shards, then merge again");
                assertThat(merge()).as("no shard is left").isEqualTo(5);
                assertThat(rig.out()).startsWith(open);
            }
        }
        assertThat(results()).isEqualTo(plain());
    }

    @Test
    void whatIsMissingIsNamedWithWhatTrainsIt() throws IOException {
        shards(3);
        Files.delete(rig.results().resolve("x/.run/shards/2-of-3/journal"));
        assertThat(merge()).isEqualTo(5);
        String run = "`descent run " + folder.resolve("experiments/x.yaml") + " --results " + rig.results();
        assertThat(rig.out())
                .isEqualTo("x: 4 trials are missing: " + run + " --shard 2/3` trains 4; or " + run + "` trains all\n");
        assertThat(rig.results().resolve("x/report.md")).doesNotExist();
        assertThat(run("run")).isZero();
        assertThat(rig.err()).contains("4 trials to train, 8 known");
        assertThat(results()).isEqualTo(plain());
    }

    @Test
    void theCommandsThatTrainWhatIsMissingNameTheFoldersOfTables() throws IOException {
        shards(2);
        Files.delete(shard(2));
        Path data = Files.createDirectory(folder.resolve("more data"));
        assertThat(merge("--data", data)).isEqualTo(5);
        String run = "`descent run " + folder.resolve("experiments/x.yaml") + " --data '" + data + "' --results "
                + rig.results();
        assertThat(rig.out())
                .isEqualTo("x: 6 trials are missing: " + run + " --shard 2/2` trains 6; or " + run + "` trains all\n");
    }

    @Test
    void checkSaysWhatWritesAReportThatIsMissingAlone() throws IOException {
        yaml = FUNCTIONS;
        Path inTheWay = Files.createDirectories(rig.results().resolve("x/report.md"));
        assertThat(run("run")).isEqualTo(3);
        Files.delete(inTheWay);
        assertThat(run("check")).isEqualTo(1);
        assertThat(rig.out())
                .containsPattern(
                        "x: unfinished: (\\d+) of \\1 trials are trained, and no report is written; `descent run` writes"
                                + " it\n");
    }

    @Test
    void aRunTakesOverWhatShardsHaveTrained() throws IOException {
        assertThat(run("run", "--shard", "1/2")).isZero();
        assertThat(run("run")).isZero();
        assertThat(rig.err()).startsWith("x: 6 trials to train, 6 known from before\n");
        assertThat(rig.results().resolve("x/.run/shards")).doesNotExist();
        assertThat(results()).isEqualTo(plain());
    }

    @Test
    void aRunOfAPartTakesThemOverToo() throws IOException {
        shards(2);
        assertThat(run("run", "--only", "optimizer=adam")).isZero();
        assertThat(rig.err()).contains("x: 0 trials to train, 4 known from before\n");
        assertThat(rig.out()).startsWith("x: all 12 trials are trained, so this is of the whole sweep: ");
        assertThat(results()).isEqualTo(plain());
    }

    @Test
    void aRunDoesNotTrainWhatAShardIsTraining() throws IOException {
        shards(2);
        Map<String, String> before = all();
        try (RunLock lock = RunLock.take(shard(2).resolveSibling("lock"), "process 7 on beta")
                .orElseThrow()) {
            for (String[] options : new String[][] {{}, {"--fresh"}, {"--only", "optimizer=adam"}}) {
                assertThat(run("run", options)).isEqualTo(3);
                assertThat(rig.err())
                        .isEqualTo("shard 2/2 of " + rig.results().resolve("x")
                                + " is in use by process 7 on beta; wait for it\n");
            }
            lock.verify();
        }
        Map<String, String> after = all();
        before.keySet().removeIf(MergeTest::isNote);
        after.keySet().removeIf(MergeTest::isNote);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aFreshRunForgetsShardsAsWell() throws IOException {
        shards(2);
        change(shard(1), it -> withLoss(it, -it.train().loss()));
        assertThat(run("run", "--fresh")).isZero();
        assertThat(rig.err()).startsWith("x: 12 trials to train\n");
        assertThat(rig.results().resolve("x/.run/shards")).doesNotExist();
        assertThat(results()).isEqualTo(plain());
    }

    @Test
    void reportAndCheckTellOfShardsThatAreNotMerged() throws IOException {
        shards(2);
        assertThat(run("report")).isEqualTo(2);
        assertThat(rig.err())
                .isEqualTo(
                        "x: trial 1 and 11 more are not stored; `descent merge` takes over what 2 shards have trained,"
                                + " and `descent run` trains what is missing then\n");
        assertThat(run("check")).isEqualTo(1);
        assertThat(rig.out())
                .contains("x: unfinished: 12 of 12 trials are trained, and no report is written; `descent merge` writes"
                        + " it\n");
        assertThat(merge()).isZero();
        assertThat(run("report")).isZero();
        assertThat(run("check")).isZero();
        assertThat(rig.out()).doesNotContain("shard");
        yaml = NETWORKS.replace("epochs: 2", "epochs: 3");
        shards(1);
        assertThat(run("check")).isEqualTo(1);
        assertThat(rig.out())
                .contains(rig.results().resolve("x/.run/shards")
                        + " is not checked: 1 shard is not merged; `descent merge` takes over what it trained\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "run", "report"})
    void aMergeThatWasStoppedBeforeItsReportsGoesOn(String command) throws IOException {
        shards(2);
        Path inTheWay = Files.createDirectory(rig.results().resolve("x/report.md"));
        assertThat(merge()).isEqualTo(3);
        assertThat(rig.err()).contains("a folder stands in the place of " + inTheWay);
        assertThat(rig.results().resolve("x/.run/shards")).isEmptyDirectory();
        Files.delete(inTheWay);
        int end = command.equals("merge")
                ? rig.run("merge", "--experiment", folder.resolve("experiments"), "--results", rig.results())
                : run(command);
        assertThat(end).as(rig.err()).isZero();
        assertThat(rig.out()).doesNotContain("nothing");
        assertThat(rig.results().resolve("x/.run/shards")).doesNotExist();
        assertThat(rig.result("README.md")).contains("(x/report.md)");
        assertThat(results()).isEqualTo(plain());
    }

    @Test
    void whatIsMergedAlreadyIsReportedAgainWhereItIsNamed() throws IOException {
        shards(2);
        assertThat(merge()).isZero();
        String merged = rig.out();
        Map<String, String> before = results();
        assertThat(merge()).isZero();
        assertThat(rig.out()).isEqualTo(merged.replaceFirst("^x: ", "x: nothing was left to merge: "));
        assertThat(results()).isEqualTo(before);
        assertThat(rig.run("merge", "--experiment", folder.resolve("experiments"), "--results", rig.results()))
                .isEqualTo(2);
    }

    @Test
    void aJournalWithoutTrialsOfTheExperimentIsToldOf() throws IOException {
        yaml = FUNCTIONS;
        shards(2);
        yaml = FUNCTIONS.replace("1.2", "1.3");
        Path other = folder.resolve("other");
        assertThat(runIn(other, "--shard", "1/1")).isZero();
        yaml = FUNCTIONS;
        assertThat(merge(other)).as(rig.err()).isZero();
        assertThat(rig.results().resolve("x/.run/log"))
                .content()
                .isEqualTo("the journal in " + other.resolve("x/.run/shards/1-of-1") + " has no trial of "
                        + folder.resolve("experiments/x.yaml")
                        + "; what it has was trained from another file, table or version of Descent\n");
        assertThat(results()).isEqualTo(plain());
    }

    @Test
    void laterRoundsOfAnotherFolderAreNoStrangers() throws IOException {
        yaml = TPE;
        Path other = folder.resolve("other");
        assertThat(runIn(other, "--shard", "1/1")).isZero();
        assertThat(rig.run("merge", "--experiment", folder.resolve("experiments/x.yaml"), "--results", other))
                .isEqualTo(5);
        assertThat(runIn(other, "--shard", "1/1")).isZero();
        assertThat(merge(other)).isEqualTo(5);
        assertThat(rig.out()).startsWith("x: round 2 is whole; round 3 has ");
        assertThat(rig.results().resolve("x/.run/log")).isEmptyFile();
    }

    @Test
    void aShardThatWasCutShortGoesOn() throws IOException {
        shards(2);
        Path journal = shard(1);
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length / 2));
        assertThat(run("run", "--shard", "1/2")).isZero();
        assertThat(rig.err()).doesNotContain("damaged");
        assertThat(merge()).isZero();
        assertThat(results()).isEqualTo(plain());
    }

    @Test
    void machinesThatDoNotComputeAlikeAreFoundOut() throws IOException {
        yaml = FUNCTIONS;
        shards(2);
        Path other = folder.resolve("other");
        assertThat(runIn(other, "--shard", "1/1")).isZero();
        Files.writeString(shard(1).resolveSibling("host"), "host: alpha\n");
        Path its = other.resolve("x/.run/shards/1-of-1");
        Files.writeString(its.resolve("host"), "host: beta\n");
        change(its.resolve("journal"), it -> withLoss(it, Math.nextUp(it.train().loss())));
        Map<String, String> before = all();
        assertThat(merge(other)).isEqualTo(1);
        assertThat(rig.err())
                .matches(
                        "x: trial \\d+: its training loss is [0-9.e-]+ on (alpha|.*) \\(shard ./2\\) and [0-9.e-]+ on beta"
                                + " \\(shard 1/1\\): the machines do not compute alike; nothing was merged\\. .*\n");
        assertThat(rig.results().resolve("x/.run/journal")).isEmptyFile();
        Map<String, String> after = all();
        before.keySet().removeIf(MergeTest::isNote);
        after.keySet().removeIf(MergeTest::isNote);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void theResultsOwnJournalIsComparedToo() throws IOException {
        yaml = FUNCTIONS;
        assertThat(run("run", "--shard", "1/1")).isZero();
        Path kept = folder.resolve("kept/x/.run/shards/1-of-1");
        Files.createDirectories(kept.getParent());
        Files.move(shard(1, 1).getParent(), kept);
        assertThat(run("run")).isZero();
        Files.writeString(rig.results().resolve("x/.run/host"), "host: gamma\n");
        change(kept.resolve("journal"), it -> withLoss(it, -it.train().loss()));
        String report = rig.result("x/report.md");
        assertThat(merge(folder.resolve("kept"))).isEqualTo(1);
        assertThat(rig.err()).contains(" on gamma (" + rig.results().resolve("x/.run") + ") and -");
        assertThat(rig.result("x/report.md")).isEqualTo(report);
    }

    @Test
    void aTrialThatFailedOnOneMachineIsWhatItIsOnAnother() throws IOException {
        yaml = FUNCTIONS;
        assertThat(run("run", "--shard", "1/1")).isZero();
        Path other = folder.resolve("other");
        copy(rig.results().resolve("x"), other.resolve("x"));
        change(shard(1, 1), it -> new Failed(it.trialId(), "the descent threw ArithmeticException"));
        assertThat(merge(other)).as(rig.err()).isZero();
        assertThat(results()).isEqualTo(plain());
    }

    @Test
    void aShardThatRunsIsWaitedFor() throws IOException {
        shards(2);
        try (RunLock lock = RunLock.take(shard(2).resolveSibling("lock"), "process 7 on beta")
                .orElseThrow()) {
            assertThat(merge()).isEqualTo(3);
            assertThat(rig.err())
                    .isEqualTo("shard 2/2 of " + rig.results().resolve("x")
                            + " is in use by process 7 on beta; wait for it\n");
            assertThat(shard(1)).isRegularFile();
            lock.verify();
        }
    }

    @Test
    void recordsOfANewerVersionAreNotTakenAway() throws IOException {
        shards(2);
        Files.write(shard(1), JournalBytes.record(new byte[] {1, 2, 3}), StandardOpenOption.APPEND);
        assertThat(run("run", "--shard", "1/2")).as("this tells of the record").isZero();
        assertThat(merge()).isZero();
        assertThat(rig.results().resolve("x/.run/log"))
                .content()
                .contains("shards/1-of-2 has 1 record that this version can't read; it is left where it is");
        assertThat(shard(1)).isRegularFile();
        assertThat(shard(2).getParent()).doesNotExist();
    }

    @Test
    void refusesWhereThereIsNothing() throws IOException {
        assertThat(merge()).isEqualTo(2);
        assertThat(rig.err())
                .contains("x.yaml: there is nothing to be merged in "
                        + rig.results().resolve("x"))
                .endsWith("`descent run --shard I/N` trains shards\n");
        assertThat(rig.run("merge", "--experiment", folder.resolve("experiments"), "--results", rig.results()))
                .isEqualTo(2);
        assertThat(rig.err()).startsWith("there is nothing to be merged in " + rig.results());
        assertThat(merge(folder.resolve("gone"))).isEqualTo(2);
        assertThat(rig.err()).isEqualTo("there is no folder " + folder.resolve("gone") + " to merge\n");
        assertThat(rig.run(
                        "merge", folder.resolve("experiments/x.yaml"), "--experiment", folder.resolve("experiments")))
                .isEqualTo(2);
        assertThat(rig.err())
                .isEqualTo(folder.resolve("experiments/x.yaml")
                        + " is not a folder to merge; name experiment files with --experiment\n");
        shards(1);
        Path idle = Files.createDirectories(folder.resolve("idle/x"));
        assertThat(merge(idle.getParent())).isEqualTo(2);
        assertThat(rig.err())
                .contains(idle.getParent() + " has no journal of x")
                .contains("which is hidden");
        assertThat(shard(1, 1)).isRegularFile();
    }

    @Test
    void othersOfTheFolderThatHaveNothingAreLeftOut() throws IOException {
        shards(1);
        rig.experiment("y.yaml", FUNCTIONS);
        assertThat(rig.run("merge", "--experiment", folder.resolve("experiments"), "--results", rig.results()))
                .isZero();
        assertThat(rig.results().resolve("y")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x/.run", "x/.run/journal", "x/.run/shards", "x/.run/shards/1-of-1"})
    void linksInAFolderOfAnotherMachineAreNotFollowed(String name) throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        assertThat(runIn(elsewhere)).isZero();
        Path other = folder.resolve("other");
        Path place = other.resolve(name);
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, elsewhere.resolve("x/.run/journal"));
        assertThat(merge(other)).isEqualTo(2);
        assertThat(rig.results().resolve("x/report.md")).doesNotExist();
    }

    private void shards(int count) {
        for (int number = 1; number <= count; number++) {
            assertThat(run("run", "--shard", number + "/" + count))
                    .as(rig.err())
                    .isZero();
        }
    }

    /** The journal of one of two shards. */
    private Path shard(int number) {
        return shard(number, 2);
    }

    private Path shard(int number, int count) {
        return rig.results().resolve("x/.run/shards/" + number + "-of-" + count + "/journal");
    }

    private int merge(Object... words) {
        List<Object> all = new ArrayList<>(List.of("merge", "--experiment", rig.experiment("x.yaml", yaml)));
        all.addAll(List.of("--results", rig.results()));
        all.addAll(List.of(words));
        return rig.run(all.toArray());
    }

    private int run(String command, String... options) {
        List<Object> words =
                new ArrayList<>(List.of(command, rig.experiment("x.yaml", yaml), "--results", rig.results()));
        words.addAll(List.of(options));
        return rig.run(words.toArray());
    }

    private int runIn(Path results, String... options) {
        List<Object> words = new ArrayList<>(List.of("run", rig.experiment("x.yaml", yaml), "--results", results));
        words.addAll(List.of(options));
        return rig.run(words.toArray());
    }

    /** Makes the first outcome of a journal another. */
    private static void change(Path path, Change change) throws IOException {
        try (Journal journal = Journal.open(path, 0);
                JournalReader reader = JournalReader.open(path)) {
            boolean[] first = {true};
            reader.forEach((engine, untilEpoch, outcome) -> {
                if (first[0]) {
                    journal.append(engine, untilEpoch, change.of((Completed) outcome), 0);
                    first[0] = false;
                }
            });
        }
    }

    private interface Change {
        TrialOutcome of(Completed outcome);
    }

    private static Completed withLoss(Completed it, double loss) {
        return new Completed(
                it.trialId(),
                it.epochs(),
                it.steps(),
                it.parameters(),
                new Scores(loss, it.train().metrics()),
                it.validation(),
                it.test(),
                it.bestEpoch(),
                it.history(),
                it.predictions(),
                it.trajectory());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** What a merge that merges nothing may put down. */
    private static boolean isNote(String file) {
        return file.equals("x/.run/journal")
                || file.matches("x/\\.run/(log|host|commit|lock)")
                || file.endsWith("/lock");
    }

    /** The results of this experiment. */
    private Map<String, String> results() throws IOException {
        return bytes(rig.results().resolve("x"));
    }

    /** The results that a run makes which trains all. */
    private Map<String, String> plain() throws IOException {
        Path plain = folder.resolve("plain");
        assertThat(runIn(plain)).isZero();
        Map<String, String> results = bytes(plain.resolve("x"));
        assertThat(results).containsKeys("report.md", "trials.csv", "report.html");
        return results;
    }

    /** The files below a folder but those in a {@code .run}. */
    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> bytes = files(folder);
        bytes.keySet().removeIf(it -> it.startsWith(".run/"));
        return bytes;
    }

    private Map<String, String> all() throws IOException {
        return files(rig.results());
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                bytes.put(
                        folder.relativize(path).toString().replace('\\', '/'),
                        HexFormat.of().formatHex(Files.readAllBytes(path)));
            }
        }
        return bytes;
    }
}
