package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.journal.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run --shard} trains its part of a sweep beside others, and leaves the results' own journal and reports alone. */
class ShardTest {
    private static final String SWEEP = """
            minimize: {function: x^2 + y^2, start: {x: 1.2, y: 0.5}}
            steps: 3
            optimizer: sgd
            sweep: {grid: {learning_rate: [0.01, 0.02, 0.05, 0.1, 0.2], optimizer: [sgd, adam]}}
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private CommandRig rig;

    @BeforeEach
    void makeRig() {
        rig = new CommandRig(folder);
    }

    @Test
    void everyTrialFallsToOneShardAndAllAreOfOneSize() {
        for (int number = 1; number <= 4; number++) {
            assertThat(shard(number + "/4")).as(rig.err()).isZero();
            int trials = number <= 2 ? 3 : 2;
            assertThat(rig.err()).isEqualTo("x: " + trials + " trials to train\n");
            assertThat(rig.out())
                    .isEqualTo("x: shard " + number + "/4 has its " + trials
                            + " trials (10 in all); `descent merge` writes the reports when all shards have theirs\n");
        }
        assertThat(rig.results().resolve("x")).isDirectoryNotContaining(file -> !file.endsWith(".run"));
        assertThat(rig.results().resolve("x/.run")).isDirectoryNotContaining(file -> !file.endsWith("shards"));
        assertThat(rig.results().resolve("README.md")).doesNotExist();
    }

    @Test
    void aShardThatIsRunAgainTrainsNothing() {
        assertThat(shard("2/3")).isZero();
        assertThat(shard("2/3")).isZero();
        assertThat(rig.err()).contains("x: 0 trials to train, 3 known from before");
    }

    @Test
    void moreShardsThanTrialsLeaveSomeWithoutAny() {
        assertThat(shard("11/11")).isZero();
        assertThat(rig.out()).startsWith("x: shard 11/11 has none of the trials (10 in all); ");
    }

    @Test
    void whatIsKnownIsNotTrainedAndTheOthersFallWhereTheyWould() throws IOException {
        assertThat(run("--only", "optimizer=adam")).isZero();
        Path journal = rig.results().resolve("x/.run/journal");
        byte[] before = Files.readAllBytes(journal);
        int trained = 0;
        for (int number = 1; number <= 2; number++) {
            assertThat(shard(number + "/2")).isZero();
            assertThat(rig.out()).contains("has its 5 trials (10 in all)");
            String task = rig.err().lines().findFirst().orElseThrow();
            trained += Integer.parseInt(task.split(" ")[1]);
        }
        assertThat(trained).isEqualTo(5);
        assertThat(journal).hasBinaryContent(before);
    }

    @Test
    void aTornJournalOfTheResultsIsReadAndNotMended() throws IOException {
        assertThat(run()).isZero();
        Path journal = rig.results().resolve("x/.run/journal");
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length - 1));
        assertThat(shard("1/1")).isZero();
        assertThat(rig.err()).isEqualTo("x: 1 trial to train, 9 known from before\n");
        assertThat(Files.size(journal)).isEqualTo(whole.length - 1);
    }

    @Test
    void whereAllIsTrainedItSaysWhatWritesTheReports() {
        assertThat(run()).isZero();
        assertThat(shard("1/2")).isZero();
        assertThat(rig.out()).isEqualTo("x: has all its trials; `descent merge` or `descent run` writes the reports\n");
    }

    @Test
    void settingsHaveAFolderOfTheirOwn() {
        assertThat(run("--shard", "1/2", "--set", "steps=2")).isZero();
        assertThat(rig.results().resolve("x@steps=2/.run/shards/1-of-2/journal"))
                .isRegularFile();
        assertThat(rig.results().resolve("x")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0/7|shards count from 1; where an array counts from 0, add 1: --shard $((i+1))/7",
                "8/7|--shard 8/7: of 7 shards the last is 7/7",
                "1/0|--shard 1/0: there can be 1 to 10000 shards, not 0",
                "1/10001|--shard 1/10001: there can be 1 to 10000 shards, not 10001",
                "3|--shard wants I/N, such as 3/7 for the third of seven, but is '3'",
                "-1/7|--shard wants I/N, such as 3/7 for the third of seven, but is '-1/7'",
            })
    void refusesWhatIsNoShard(String word, String message) {
        assertThat(run("--shard=" + word)).isEqualTo(2);
        assertThat(rig.err()).isEqualTo(message + "\n");
        assertThat(rig.results()).doesNotExist();
    }

    @Test
    void refusesWhatContradictsIt() {
        assertThat(run("--shard", "1/2", "--fresh")).isEqualTo(2);
        assertThat(rig.err()).contains("--fresh forgets every trial").endsWith("leave out one of the two\n");
        assertThat(run("--shard", "1/2", "--only", "optimizer=adam")).isEqualTo(2);
        assertThat(rig.err()).contains("--shard and --only both say which trials are trained");
        assertThat(run("--shard", "1/2", "--serve")).isEqualTo(2);
        assertThat(rig.err()).contains("--serve shows a report, and --shard writes none");
        assertThat(run("--shards", "1/2")).isEqualTo(2);
        assertThat(rig.err()).contains("did you mean '--shard'?");
    }

    @Test
    void oneShardRunsOnceAtATime() throws IOException {
        assertThat(shard("1/2")).isZero();
        try (RunLock lock = RunLock.take(rig.results().resolve("x/.run/shards/1-of-2/lock"), "process 7 on alpha")
                .orElseThrow()) {
            assertThat(shard("1/2")).isEqualTo(3);
            assertThat(rig.err())
                    .isEqualTo("shard 1/2 of " + rig.results().resolve("x")
                            + " is in use by process 7 on alpha; wait for it\n");
            assertThat(shard("2/2")).isZero();
            lock.verify();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shards", "shards/1-of-2", "shards/1-of-2/journal", "shards/1-of-2/lock"})
    void aLinkAmongShardsIsNotFollowed(String name) throws IOException {
        Path place = rig.results().resolve("x/.run").resolve(name);
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, elsewhere);
        assertThat(shard("1/2")).isEqualTo(2);
        assertThat(rig.err()).contains(place + " is a symbolic link to " + elsewhere);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shards", "shards/1-of-2"})
    void aFileInTheirPlaceIsLeftAlone(String name) throws IOException {
        Path place = rig.results().resolve("x/.run").resolve(name);
        Files.createDirectories(place.getParent());
        Files.writeString(place, "mine");
        assertThat(shard("1/2")).isEqualTo(2);
        assertThat(rig.err()).contains(place + " is not a folder");
        assertThat(place).hasContent("mine");
    }

    @Test
    void aPipeInTheirPlaceIsNotWaitedFor() throws Exception {
        Path place = rig.results().resolve("x/.run/shards/1-of-2/journal");
        Files.createDirectories(place.getParent());
        CommandRig.pipe(place);
        assertThat(shard("1/2")).isEqualTo(2);
        assertThat(rig.err()).contains(place + " is a device or a pipe");
    }

    private int shard(String which) {
        return run("--shard", which);
    }

    private int run(String... options) {
        List<Object> words =
                new ArrayList<>(List.of("run", rig.experiment("x.yaml", SWEEP), "--results", rig.results()));
        words.addAll(List.of(options));
        return rig.run(words.toArray());
    }
}
