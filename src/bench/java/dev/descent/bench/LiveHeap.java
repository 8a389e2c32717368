package dev.descent.bench;

import dev.descent.executor.Answer;
import dev.descent.executor.Task;
import dev.descent.executor.TrialTask;
import java.lang.management.ManagementFactory;

/**
 * Finds out how much of the heap is in use while trials are trained, by collecting garbage in the middle of it: the largest of a few
 * looks. Not for timed runs.
 */
final class LiveHeap extends TrainingRuns.Count {
    private static final int TRIAL_LOOKS = 3;
    private static final int EPOCH_LOOKS = 2;

    private final int every;
    private int ended;
    private int looks;
    private long most;

    private LiveHeap(int every) {
        this.every = every;
    }

    /** Looks after each third of the trials. */
    static LiveHeap overTrials(int count) {
        return new LiveHeap(Math.max(1, count / TRIAL_LOOKS));
    }

    /** Looks at the first epochs and then ends the training. */
    static LiveHeap overEpochs() {
        return new LiveHeap(0);
    }

    /** Bytes in use now. */
    static long bytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Bytes in use at most, at one of the looks. */
    long most() {
        return most;
    }

    @Override
    public synchronized void answered(Task task, TrialTask trial, Answer answer) {
        if (every == 0 || ++ended % every == 0) {
            look();
        }
    }

    @Override
    public synchronized boolean cancelled() {
        if (every == 0) {
            look();
        }
        return every == 0 && looks >= EPOCH_LOOKS;
    }

    private void look() {
        looks++;
        most = Math.max(most, bytes());
    }
}
