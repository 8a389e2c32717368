package dev.descent.engine;

import dev.descent.model.Trial;

/** Hears from an engine. Called from the thread that trains. */
public interface TrainingListener {
    /** A trial has ended. */
    void finished(Trial trial, TrialOutcome outcome);

    /**
     * A trial that {@link #finished} was just told of completed the epoch that it was to be trained until, or was stopped before it, and
     * its network has more epochs than that: it may be asked to go on.
     *
     * @param checkpoint what it can go on from
     */
    default void paused(Trial trial, Checkpoint checkpoint) {}

    /** Whether the engine shall stop as soon as it can; asked at least once an epoch. */
    boolean cancelled();
}
