package dev.descent.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every part is done once, by whoever has time, and all of them before {@code run} returns. */
class HelperPoolTest {
    private final HelperPool pool = new HelperPool();
    private final List<Thread> threads = new ArrayList<>();

    private void hire(int count) {
        for (int t = 0; t < count; t++) {
            Thread thread = new Thread(pool::help);
            threads.add(thread);
            thread.start();
        }
        while (pool.size() < 1 + count) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void everybodyGoesHome() throws InterruptedException {
        pool.release();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(pool.size()).isEqualTo(1);
    }

    @Test
    void withoutHelpTheCallerDoesAll() {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        pool.run(5, part -> workers.add(Thread.currentThread()));
        assertThat(workers).containsExactly(Thread.currentThread());
    }

    @Test
    void everyPartOfEveryPieceIsDoneOnceAndSeen() {
        hire(2);
        int[] done = new int[7];
        for (int piece = 1; piece <= 20_000; piece++) {
            pool.run(done.length, part -> done[part]++);
            for (int times : done) {
                if (times != piece) {
                    assertThat(done).containsOnly(piece);
                }
            }
        }
        assertThat(done).containsOnly(20_000);
    }

    @Test
    void partsRunAtTheSameTime() {
        hire(2);
        CyclicBarrier all = new CyclicBarrier(3);
        pool.run(3, part -> await(all));
        assertThat(all.getNumberWaiting()).isZero();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoParkedIsWoken() {
        hire(1);
        Thread helper = threads.get(0);
        while (helper.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        CyclicBarrier both = new CyclicBarrier(2);
        pool.run(2, part -> await(both));
        assertThat(both.getNumberWaiting()).isZero();
    }

    @Test
    void aPartThatThrowsIsHeardOfAfterTheOthersEnded() {
        hire(1);
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        assertThatThrownBy(() -> pool.run(4, part -> {
                    if (part == 1) {
                        throw new ArithmeticException("on purpose");
                    }
                    done.add(part);
                }))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("on purpose");
        assertThat(done).containsExactlyInAnyOrder(0, 2, 3);
    }
}
