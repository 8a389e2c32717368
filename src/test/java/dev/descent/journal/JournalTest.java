package dev.descent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.function.Trajectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final String ENGINE = "lockstep";
    private static final int EPOCHS = 9;

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("journal");
    }

    @Test
    void everyKindOfOutcomeComesBackAsItWas() throws IOException {
        TrialOutcome completed = completed("00000000000000aa", 3);
        TrialOutcome diverged = new TrialOutcome.Diverged(
                "00000000000000bb",
                2,
                17,
                51,
                1e30,
                history(1),
                Optional.of(new Trajectory(List.of("x", "value"), new double[] {1.2, -0.0, Double.NaN, 4})));
        TrialOutcome failed = new TrialOutcome.Failed("00000000000000cc", "the engine threw ArithmeticException");
        try (Journal journal = Journal.open(path, 0)) {
            journal.append(ENGINE, EPOCHS, completed, 0);
            journal.append(ENGINE, EPOCHS, diverged, 0);
            journal.append(ENGINE, EPOCHS, failed, 0);
        }
        try (Journal journal = Journal.open(path, 0)) {
            assertThat(journal.size()).isEqualTo(3);
            for (TrialOutcome outcome : List.of(completed, diverged, failed)) {
                TrialOutcome back =
                        journal.find(ENGINE, outcome.trialId(), EPOCHS).orElseThrow();
                assertSame(back, outcome);
            }
        }
    }

    @Test
    void anOutcomeIsFoundBeforeTheJournalIsClosed() throws IOException {
        try (Journal journal = Journal.open(path, 0)) {
            journal.append(ENGINE, EPOCHS, completed("00000000000000aa", 3), 0);
            assertThat(journal.find(ENGINE, "00000000000000aa", EPOCHS)).isPresent();
            assertThat(journal.find("reference", "00000000000000aa", EPOCHS)).isEmpty();
        }
    }

    @Test
    @DisplayName("a file cut at any byte gives back every record that is whole")
    void tornAtEveryByte() throws IOException {
        write("a1", "a2", "a3");
        byte[] whole = Files.readAllBytes(path);
        int record = whole.length / 3;
        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(path, Arrays.copyOf(whole, cut));
            try (Journal journal = Journal.open(path, 0)) {
                assertThat(journal.size()).as("cut at byte %d", cut).isEqualTo(cut / record);
                assertThat(journal.damaged()).isZero();
            }
            assertThat(path).hasSize((long) cut / record * record);
        }
    }

    @Test
    void aTornJournalIsWrittenOn() throws IOException {
        write("a1", "a2", "a3");
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length - 5));
        write("a4");
        try (Journal journal = Journal.open(path, 0)) {
            assertThat(journal.find(ENGINE, "a3", EPOCHS)).isEmpty();
            assertThat(journal.find(ENGINE, "a4", EPOCHS)).isPresent();
            assertThat(journal.size()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("a flipped bit anywhere is noticed once, costs its record alone and is never believed")
    void flippedAtEveryByte() throws IOException {
        write("a1", "a2", "a3");
        byte[] whole = Files.readAllBytes(path);
        int record = whole.length / 3;
        for (int at = 0; at < whole.length; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 << (at % 8));
            Files.write(path, bytes);
            try (Journal journal = Journal.open(path, 0)) {
                assertThat(journal.damaged()).as("byte %d", at).isEqualTo(1);
                for (int r = 0; r < 3; r++) {
                    boolean hit = at / record == r;
                    Optional<TrialOutcome> found = journal.find(ENGINE, "a" + (r + 1), EPOCHS);
                    assertThat(found.isPresent())
                            .as("record %d, byte %d", r, at)
                            .isEqualTo(!hit);
                    if (!hit) {
                        assertSame(found.get(), completed("a" + (r + 1), 2));
                    }
                }
            }
            write("a" + (at / record + 1));
            try (Journal journal = Journal.open(path, 0)) {
                assertThat(journal.damaged()).as("byte %d again", at).isZero();
                assertThat(journal.size()).isEqualTo(3);
            }
        }
    }

    @Test
    void neighboursThatAreDamagedAreForgottenTogether() throws IOException {
        write("a1", "a2", "a3", "a4");
        byte[] bytes = Files.readAllBytes(path);
        int record = bytes.length / 4;
        bytes[record] ^= 1;
        bytes[2 * record] ^= 1;
        Files.write(path, bytes);
        for (int damaged : new int[] {1, 0}) {
            try (Journal journal = Journal.open(path, 0)) {
                assertThat(journal.damaged()).isEqualTo(damaged);
                assertThat(journal.find(ENGINE, "a1", EPOCHS)).isPresent();
                assertThat(journal.find(ENGINE, "a4", EPOCHS)).isPresent();
                assertThat(journal.size()).isEqualTo(2);
            }
        }
    }

    @Test
    void bytesThatNobodyWroteAtTheEndAreNoticedAndCutOff() throws IOException {
        write("a1");
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length + 4096));
        try (Journal journal = Journal.open(path, 0)) {
            assertThat(journal.damaged()).isEqualTo(1);
            assertThat(journal.size()).isEqualTo(1);
        }
        assertThat(path).hasBinaryContent(whole);
    }

    @Test
    void aRecordWaitsAtMostAGroupsTime() throws IOException {
        try (Journal journal = Journal.open(path, 0)) {
            journal.append(ENGINE, EPOCHS, completed("a1", 2), 0);
            journal.forceDue(Journal.GROUP_NANOS - 1);
            assertThat(path).isEmptyFile();
            journal.forceDue(Journal.GROUP_NANOS);
            long size = Files.size(path);
            assertThat(size).isPositive();
            journal.append(ENGINE, EPOCHS, completed("a2", 2), 2 * Journal.GROUP_NANOS);
            assertThat(Files.size(path)).isEqualTo(2 * size);
        }
    }

    @Test
    void aSymbolicLinkIsNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "somebody's own");
        Files.createSymbolicLink(path, elsewhere);
        assertThatThrownBy(() -> Journal.open(path, 0)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> RunLock.take(path, "process 4711")).isInstanceOf(IOException.class);
        assertThat(elsewhere).hasContent("somebody's own");
    }

    @Test
    void aJournalThatIsRemovedReplacedOrCutUnderItsOwnerIsTold() throws IOException {
        assertLost("was removed", () -> Files.delete(path));
        assertLost("was replaced by another file", () -> {
            Files.move(path, folder.resolve("aside"));
            Files.createFile(path);
        });
        assertLost("was cut short", () -> Files.write(path, new byte[0]));
        assertLost(
                "was written to by another process",
                () -> Files.write(path, new byte[] {1}, StandardOpenOption.APPEND));
    }

    @Test
    void aLockThatIsRemovedUnderItsHolderIsTold() throws IOException {
        Path file = folder.resolve("lock");
        try (RunLock lock = RunLock.take(file, "me").orElseThrow()) {
            lock.verify();
            Files.delete(file);
            assertThatThrownBy(lock::verify).isInstanceOf(RunFileLost.class).hasMessage(file + " was removed");
        }
    }

    /** What somebody does to the file. */
    private interface Harm {
        void done() throws IOException;
    }

    private void assertLost(String fate, Harm harm) throws IOException {
        Files.deleteIfExists(path);
        try (Journal journal = Journal.open(path, 0)) {
            journal.append(ENGINE, EPOCHS, completed("00000000000000aa", 3), 0);
            journal.force();
            harm.done();
            assertThatThrownBy(journal::force).isInstanceOf(RunFileLost.class).hasMessage(path + " " + fate);
            assertThatThrownBy(() -> journal.append(ENGINE, EPOCHS, completed("00000000000000bb", 3), 0))
                    .isInstanceOf(IOException.class);
        } catch (RunFileLost closing) {
            assertThat(closing).hasMessage(path + " " + fate);
        }
    }

    @Test
    void theLaterOutcomeOfATrialCounts() throws IOException {
        try (Journal journal = Journal.open(path, 0)) {
            journal.append(ENGINE, EPOCHS, completed("a1", 2), 0);
            journal.append(ENGINE, EPOCHS, completed("a1", 5), 0);
        }
        try (Journal journal = Journal.open(path, 0)) {
            assertThat(journal.size()).isEqualTo(1);
            assertThat(((TrialOutcome.Completed)
                                    journal.find(ENGINE, "a1", EPOCHS).orElseThrow())
                            .epochs())
                    .isEqualTo(5);
        }
    }

    @Test
    @DisplayName("an outcome at a smaller epoch never satisfies a longer request, nor the other way round")
    void theEpochIsPartOfTheKey() throws IOException {
        TrialOutcome atThree = completed("a1", 3);
        TrialOutcome atNine = completed("a1", 9);
        try (Journal journal = Journal.open(path, 0)) {
            journal.append(ENGINE, 3, atThree, 0);
            assertThat(journal.find(ENGINE, "a1", 3)).isPresent();
            assertThat(journal.find(ENGINE, "a1", 9)).isEmpty();
            assertThat(journal.find(ENGINE, "a1", 2)).isEmpty();
            journal.append(ENGINE, 9, atNine, 0);
        }
        try (Journal journal = Journal.open(path, 0)) {
            assertThat(journal.size()).isEqualTo(2);
            assertSame(journal.find(ENGINE, "a1", 3).orElseThrow(), atThree);
            assertSame(journal.find(ENGINE, "a1", 9).orElseThrow(), atNine);
            assertThat(journal.find(ENGINE, "a1", 5)).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "a record of the first form, which tells no epoch, is neither believed nor called damaged, and stays where it is")
    void theFirstFormIsNotBelieved() throws IOException {
        ByteArrayOutputStream former = new ByteArrayOutputStream();
        for (TrialOutcome outcome : List.of(
                completed("a1", EPOCHS),
                new TrialOutcome.Diverged("a2", 2, 17, 51, 1e30, history(1), Optional.empty()),
                new TrialOutcome.Failed("a3", "the engine threw ArithmeticException"))) {
            former.write(JournalBytes.record(JournalBytes.firstForm(ENGINE, outcome)));
        }
        Files.write(path, former.toByteArray());
        try (Journal journal = Journal.open(path, 0)) {
            assertThat(journal.size()).isZero();
            assertThat(journal.damaged()).isZero();
            assertThat(journal.find(ENGINE, "a1", EPOCHS)).isEmpty();
            assertThat(journal.find(ENGINE, "a1", 0)).isEmpty();
            journal.append(ENGINE, EPOCHS, completed("a1", EPOCHS), 0);
        }
        assertThat(Files.readAllBytes(path)).startsWith(former.toByteArray());
        try (Journal journal = Journal.open(path, 0)) {
            assertThat(journal.size()).isEqualTo(1);
            assertThat(journal.find(ENGINE, "a1", EPOCHS)).isPresent();
            assertThat(journal.find(ENGINE, "a2", EPOCHS)).isEmpty();
        }
    }

    @Test
    void recordsThatCannotBeReadAreToldOfOnceAndStay() throws IOException {
        write("a1");
        byte[] unknown = JournalBytes.record(new byte[] {1, 2, 3});
        Files.write(path, unknown, StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(path);
        try (Journal journal = Journal.open(path, 0)) {
            assertThat(journal.unreadable()).isEqualTo(1);
        }
        try (Journal journal = Journal.open(path, 0)) {
            assertThat(journal.unreadable()).as("nobody was told").isEqualTo(1);
            journal.append(ENGINE, EPOCHS, completed("a2", EPOCHS), 0);
            journal.noteTold();
            journal.append(ENGINE, EPOCHS, completed("a3", EPOCHS), 0);
        }
        assertThat(Files.readAllBytes(path)).startsWith(before);
        try (Journal journal = Journal.open(path, 0)) {
            assertThat(journal.unreadable()).isZero();
            assertThat(journal.damaged()).isZero();
            assertThat(journal.size()).isEqualTo(3);
        }
        Files.write(path, unknown, StandardOpenOption.APPEND);
        try (Journal journal = Journal.open(path, 0)) {
            assertThat(journal.unreadable()).as("a later one").isEqualTo(1);
            assertThat(journal.size()).isEqualTo(3);
        }
    }

    @Test
    void aRecordLargerThanTheBufferIsKept() throws IOException {
        TrialOutcome large = completed("a1", 9_000);
        try (Journal journal = Journal.open(path, 0)) {
            journal.append(ENGINE, EPOCHS, completed("a0", 1), 0);
            journal.append(ENGINE, EPOCHS, large, 0);
            journal.append(ENGINE, EPOCHS, completed("a2", 1), 0);
            assertSame(journal.find(ENGINE, "a1", EPOCHS).orElseThrow(), large);
            assertThat(journal.find(ENGINE, "a2", EPOCHS)).isPresent();
        }
    }

    @Test
    void clearForgetsEverything() throws IOException {
        write("a1");
        try (Journal journal = Journal.open(path, 0)) {
            journal.clear();
            assertThat(journal.size()).isZero();
        }
        assertThat(path).isEmptyFile();
    }

    @Test
    void aSecondHolderIsRefusedAndToldWhoTheFirstIs() throws IOException {
        Path lock = folder.resolve("lock");
        try (RunLock first = RunLock.take(lock, "process 4711").orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(RunLock.take(lock, "process 4712")).isEmpty();
            assertThat(RunLock.holder(lock)).isEqualTo("process 4711");
        }
        Optional<RunLock> next = RunLock.take(lock, "process 4713");
        assertThat(next).isPresent();
        next.get().close();
    }

    @Test
    void theLockOfADeadProcessIsFreeEvenIfAnotherHasItsNumberNow() throws IOException {
        Path lock = Files.writeString(
                folder.resolve("lock"), "process " + ProcessHandle.current().pid());
        Optional<RunLock> taken = RunLock.take(lock, "process 4711");
        assertThat(taken).isPresent();
        assertThat(RunLock.holder(lock)).isEqualTo("process 4711");
        taken.get().close();
    }

    @Test
    void whoWaitsForALockGetsItWhenItIsFree() throws IOException {
        Path lock = folder.resolve("lock");
        RunLock.take(lock, "process 4711").orElseThrow().close();
        try (RunLock awaited = RunLock.await(lock)) {
            assertThat(awaited).isNotNull();
            assertThat(RunLock.take(lock, "process 4712")).isEmpty();
            assertThatThrownBy(() -> RunLock.await(lock)).hasMessageContaining("locked by this process");
        }
    }

    @Test
    @DisplayName("a reader finds what an owner finds in a file cut or damaged at any byte, and changes nothing")
    void readWithoutAChange() throws IOException {
        write("a1", "a2", "a3");
        byte[] whole = Files.readAllBytes(path);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            for (byte[] bytes : List.of(Arrays.copyOf(whole, at), damaged)) {
                Files.write(path, bytes);
                try (JournalReader reader = JournalReader.open(path)) {
                    assertThat(Files.readAllBytes(path)).as("byte %d", at).isEqualTo(bytes);
                    List<String> visited = new ArrayList<>();
                    reader.forEach((engine, untilEpoch, outcome) -> visited.add(outcome.trialId()));
                    try (Journal owner = Journal.open(path, 0)) {
                        assertThat(reader.size()).as("byte %d", at).isEqualTo(owner.size());
                        assertThat(reader.damaged()).as("byte %d", at).isEqualTo(owner.damaged());
                        for (String id : List.of("a1", "a2", "a3")) {
                            boolean isFound = owner.find(ENGINE, id, EPOCHS).isPresent();
                            assertThat(visited.contains(id)).isEqualTo(isFound);
                        }
                    }
                }
            }
        }
    }

    @Test
    void aReaderVisitsTheLastOfSeveralRecordsOfATrial() throws IOException {
        try (Journal journal = Journal.open(path, 0)) {
            journal.append(ENGINE, EPOCHS, completed("00000000000000aa", 3), 0);
            journal.append(ENGINE, EPOCHS, completed("00000000000000bb", 3), 0);
            journal.append(ENGINE, EPOCHS, completed("00000000000000aa", 5), 0);
        }
        try (JournalReader reader = JournalReader.open(path)) {
            List<String> visited = new ArrayList<>();
            reader.forEach((engine, untilEpoch, outcome) ->
                    visited.add(outcome.trialId() + " " + ((TrialOutcome.Completed) outcome).epochs()));
            assertThat(visited).containsExactly("00000000000000bb 3", "00000000000000aa 5");
            assertThat(((TrialOutcome.Completed) reader.find(ENGINE, "00000000000000aa", EPOCHS)
                                    .orElseThrow())
                            .epochs())
                    .isEqualTo(5);
        }
    }

    @Test
    void aReaderGoesOnWhereAnOwnerAddsRecords() throws IOException {
        try (Journal journal = Journal.open(path, 0)) {
            journal.append(ENGINE, EPOCHS, completed("00000000000000aa", 3), 0);
            journal.force();
            try (JournalReader reader = JournalReader.open(path)) {
                journal.append(ENGINE, EPOCHS, completed("00000000000000bb", 3), 0);
                journal.force();
                assertThat(reader.find(ENGINE, "00000000000000aa", EPOCHS)).isPresent();
                assertThat(reader.find(ENGINE, "00000000000000bb", EPOCHS)).isEmpty();
            }
        }
    }

    private void write(String... ids) throws IOException {
        try (Journal journal = Journal.open(path, 0)) {
            for (String id : ids) {
                journal.append(ENGINE, EPOCHS, completed(id, 2), 0);
            }
        }
    }

    /** Every field, numbers by their bits. */
    private static void assertSame(TrialOutcome actual, TrialOutcome expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Float.floatToRawIntBits(a) == Float.floatToRawIntBits(b), Float.class)
                .withEqualsForType(
                        (a, b) -> Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b), Double.class)
                .isEqualTo(expected);
    }

    private static TrialOutcome completed(String id, int epochs) {
        return new TrialOutcome.Completed(
                id,
                epochs,
                7L * epochs,
                51,
                new Scores(3.25, new float[] {0.5f, Float.NaN}),
                Optional.of(new Scores(4.5, new float[] {0.25f, -0f})),
                Optional.empty(),
                epochs,
                history(epochs),
                new Predictions(1, new float[] {20.5f, 12.25f}),
                Optional.empty());
    }

    private static History history(int epochs) {
        float[] column = new float[epochs];
        double[] rate = new double[epochs];
        for (int e = 0; e < epochs; e++) {
            column[e] = 1f / (e + 3);
            rate[e] = 0.1 / (e + 1);
        }
        return new History(rate, column, column.clone(), new float[0], new float[2 * epochs], new float[0]);
    }
}
