package dev.descent.analysis;

import dev.descent.engine.TrainingStep;
import dev.descent.model.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of trials as they were found out by training them again: all of them, or the last of each epoch. */
public final class StepHistory {
    private final String engine;
    private final Map<String, List<TrainingStep>> steps;

    /**
     * Keeps the lists, without copies.
     *
     * @param engine whose steps they are
     * @param steps by the trial's id, ascending; empty if the engine does not tell them
     */
    public StepHistory(String engine, Map<String, List<TrainingStep>> steps) {
        this.engine = engine;
        this.steps = new HashMap<>(steps);
    }

    /** Whether any are known. */
    public boolean isKnown() {
        return !steps.isEmpty();
    }

    /** Why none are known, in a sentence without a full stop. */
    public Optional<String> whyUnknown() {
        return isKnown() ? Optional.empty() : Optional.of("the engine '" + engine + "' does not tell its steps");
    }

    /** Those of a trial, ascending. */
    public List<TrainingStep> of(Trial trial) {
        return steps.getOrDefault(trial.id(), List.of());
    }
}
