package dev.descent.executor;

import dev.descent.engine.Checkpoint;

/**
 * Hears from an executor, and an executor from its workers, what became of trials. May be called from several threads at once.
 */
public interface TaskListener {
    /**
     * What became of a trial; told once of each that was not cancelled.
     *
     * @param task which it was of
     */
    void answered(Task task, TrialTask trial, Answer answer);

    /** As of an engine's listener; an executor that can't tell it in time leaves it out. */
    default void epochEnded(TrialTask trial, int epoch, float loss, float validationLoss) {}

    /** As of an engine's listener, before the trial's answer or after it; an executor whose workers are elsewhere leaves it out. */
    default void paused(TrialTask trial, Checkpoint checkpoint) {}

    /**
     * How many processes train at the moment; 0 while the executor waits for some. May be told again and again; an executor whose workers
     * are in this process leaves it out.
     */
    default void workers(int count) {}

    /** Whether to stop as soon as possible, without answers for what is unfinished. */
    boolean cancelled();
}
