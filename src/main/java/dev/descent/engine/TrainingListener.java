package dev.descent.engine;

import dev.descent.model.Trial;

/** Hears from an engine. Called from the thread that trains. */
public interface TrainingListener {
    /** A trial has ended. */
    void finished(Trial trial, TrialOutcome outcome);

    /** Whether the engine shall stop as soon as it can; asked at least once an epoch. */
    boolean cancelled();
}
