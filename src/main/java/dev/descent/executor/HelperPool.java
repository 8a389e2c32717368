package dev.descent.executor;

import dev.descent.engine.WorkerPool;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A worker pool that threads join while they have nothing else to do. Threads take parts rather than being given them: a thread that
 * is late finds them done, so one that gets no processor holds up no other. A waiting thread spins for a few microseconds, which is
 * how long the next piece of work usually takes to arrive, and then parks, which leaves the processor to others.
 *
 * <p>With {@code CompletableFuture.runAsync} on a cached
 * pool in its place, training on two threads ran at 0.54 times the speed for J4 of {@code src/bench} and 0.79 for J3 (medians of three and
 * two pairs of processes in turn, on two busy cores, JDK 17).
 */
final class HelperPool implements WorkerPool {
    private static final int SPINS = 2_000;

    private final List<IdleThread> idle = new CopyOnWriteArrayList<>();
    private volatile Piece newest = new Piece(0, part -> {});
    private volatile boolean released;

    @Override
    public int size() {
        return 1 + idle.size();
    }

    @Override
    public void run(int parts, IntConsumer work) {
        if (parts == 1 || idle.isEmpty()) {
            WorkerPool.ALONE.run(parts, work);
            return;
        }
        Piece piece = new Piece(parts, work);
        newest = piece;
        idle.forEach(IdleThread::wake);
        piece.takePart();
        piece.awaitEnd();
    }

    /** Helps until {@link #release}; called by the thread that has nothing else to do. */
    void help() {
        IdleThread self = new IdleThread(Thread.currentThread());
        idle.add(self);
        try {
            Piece done = newest;
            while (!released) {
                Piece piece = newest;
                if (piece != done) {
                    piece.takePart();
                    done = piece;
                } else {
                    self.await(piece);
                }
            }
        } finally {
            idle.remove(self);
        }
    }

    /** Lets all threads go; there is no more work. */
    void release() {
        released = true;
        idle.forEach(IdleThread::wake);
    }

    /** A piece of work that is cut into parts. */
    private static final class Piece {
        private final int parts;
        private final IntConsumer work;
        private final Thread owner = Thread.currentThread();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger left;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Piece(int parts, IntConsumer work) {
            this.parts = parts;
            this.work = work;
            this.left = new AtomicInteger(parts);
        }

        /** Does parts until all are taken. */
        void takePart() {
            for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
                try {
                    work.accept(part);
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
                if (left.decrementAndGet() == 0) {
                    LockSupport.unpark(owner);
                }
            }
        }

        void awaitEnd() {
            for (int spin = 0; left.get() > 0; spin++) {
                if (spin < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown != null) {
                throw (RuntimeException) thrown;
            }
        }
    }

    /** A thread that has nothing else to do. */
    private final class IdleThread {
        private final Thread thread;
        private volatile boolean parked;

        IdleThread(Thread thread) {
            this.thread = thread;
        }

        /** Returns when there may be newer work than this. */
        void await(Piece known) {
            for (int spin = 0; spin < SPINS; spin++) {
                if (newest != known || released) {
                    return;
                }
                Thread.onSpinWait();
            }
            parked = true;
            if (newest == known && !released) {
                LockSupport.park(HelperPool.this);
            }
            parked = false;
        }

        void wake() {
            if (parked) {
                LockSupport.unpark(thread);
            }
        }
    }
}
