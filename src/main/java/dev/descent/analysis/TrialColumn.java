package dev.descent.analysis;

import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;

/**
 * A column of trials.csv.
 *
 * @param name its header
 * @param value what it holds for a trial that ended so
 */
public record TrialColumn(String name, Value value) {
    /** The cell of a trial. */
    @FunctionalInterface
    interface Value {
        Cell of(Trial trial, TrialOutcome outcome);
    }

    public Cell cell(Trial trial, TrialOutcome outcome) {
        return value.of(trial, outcome);
    }
}
