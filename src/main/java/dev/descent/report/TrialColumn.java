package dev.descent.report;

import dev.descent.engine.TrialOutcome;
import dev.descent.spec.Trial;

/**
 * A column of trials.csv.
 *
 * @param name its header
 * @param value what it holds for a trial that ended so
 */
record TrialColumn(String name, Value value) {
    /** The cell of a trial. */
    @FunctionalInterface
    interface Value {
        Cell of(Trial trial, TrialOutcome outcome);
    }

    Cell cell(Trial trial, TrialOutcome outcome) {
        return value.of(trial, outcome);
    }
}
