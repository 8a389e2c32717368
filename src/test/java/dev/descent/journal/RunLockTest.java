package dev.descent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock keeps others out, also where its holder deletes the file and its folder. */
class RunLockTest {
    private static final int THREADS = 4;
    private static final int LOCKS = 2_000;

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void open() {
        path = folder.resolve("shard/lock");
    }

    @Test
    void isTakenOnceAndNamesItsHolder() throws IOException {
        try (RunLock lock = RunLock.take(path, "process 7").orElseThrow()) {
            assertThat(RunLock.take(path, "process 8")).isEmpty();
            assertThat(RunLock.holder(path)).isEqualTo("process 7");
            lock.verify();
        }
        assertThat(path).isEmptyFile();
        assertThat(RunLock.holder(path)).isEqualTo("another process");
        RunLock.take(path, "process 8").orElseThrow().close();
    }

    @Test
    void oneThatIsDeletedIsGoneForItsHolderAndFreeForOthers() throws IOException {
        try (RunLock first = RunLock.take(path, "process 7").orElseThrow()) {
            first.delete();
            assertThatThrownBy(first::verify).isInstanceOf(RunFileLost.class).hasMessageEndingWith("lock was removed");
            assertThat(RunLock.holder(path)).isEqualTo("another process");
            try (RunLock second = RunLock.take(path, "process 8").orElseThrow()) {
                assertThat(RunLock.holder(path)).isEqualTo("process 8");
                second.verify();
            }
        }
    }

    @Test
    void nobodyHoldsALockOnAFileThatSomebodyHasDeleted() throws Exception {
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            ends.add(threads.submit(() -> {
                while (taken.get() < LOCKS) {
                    takeAndDelete(holders, taken);
                }
                return null;
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();
        assertThat(taken.get()).isGreaterThanOrEqualTo(LOCKS);
    }

    private void takeAndDelete(AtomicInteger holders, AtomicInteger taken) throws IOException {
        Optional<RunLock> lock = RunLock.take(path, "a thread");
        if (lock.isEmpty()) {
            return;
        }
        try (RunLock held = lock.get()) {
            assertThat(holders.incrementAndGet()).as("holders at once").isEqualTo(1);
            held.verify();
            taken.incrementAndGet();
            holders.decrementAndGet();
            held.delete();
        }
        try {
            Files.deleteIfExists(path.getParent());
        } catch (DirectoryNotEmptyException e) {
            // Another thread's lock is in it already.
        }
    }
}
