package dev.descent.engine.lockstep;

import java.util.concurrent.atomic.AtomicReference;

/**
 * When vectors are quick enough to be used. Their code takes about a second until it has been compiled, and is much slower than plain
 * code before. So one scheduler alone begins with vectors and warms them for all; the others train in plain Java meanwhile, and
 * change over at the end of an epoch once vectors have been seen to be quicker. Only the time depends on it: the bits are the
 * same. Shared by the threads of an engine.
 */
final class WarmUp {
    /** So many epochs in vectors are enough, whatever was seen. */
    private static final int ENOUGH = 600;

    private final AtomicReference<Object> warming = new AtomicReference<>();
    private volatile boolean warm;
    private volatile double plainPace = Double.POSITIVE_INFINITY;
    private int epochs;

    /** Whether this one is to train in vectors now. */
    boolean vectors(Object scheduler) {
        return warm || warming.compareAndSet(null, scheduler) || warming.get() == scheduler;
    }

    /** Whether vectors have been seen to be quicker. */
    boolean isWarm() {
        return warm;
    }

    /** Lets another one warm up, if it is not done yet. */
    void leave(Object scheduler) {
        warming.compareAndSet(scheduler, null);
    }

    /**
     * Notes how long an epoch took.
     *
     * @param nanos for all trials
     * @param work what was done, the same unit for all
     */
    void epoch(boolean vectors, long nanos, double work) {
        if (warm) {
            return;
        }
        double pace = nanos / work;
        if (!vectors) {
            plainPace = Math.min(plainPace, pace);
        } else if (pace < plainPace && plainPace != Double.POSITIVE_INFINITY || ++epochs >= ENOUGH) {
            warm = true;
        }
    }
}
