package dev.descent.app;

import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
import java.util.Optional;

/** Outcomes of trials, as far as they are known. */
interface KnownOutcomes {
    /** The outcome of a trial; empty if there is none that has the shape of the trial's own. */
    Optional<TrialOutcome> find(Trial trial);

    default boolean contains(Trial trial) {
        return find(trial).isPresent();
    }

    /** The outcome of a trial that has one. */
    default TrialOutcome outcome(Trial trial) {
        return find(trial).orElseThrow(() -> new IllegalStateException("trial " + trial.number() + " has no outcome"));
    }
}
