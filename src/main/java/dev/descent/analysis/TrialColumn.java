package dev.descent.analysis;

import dev.descent.analysis.statistics.Summary;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;

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

    /** The summary of some trials' values, none of which is NaN, that differ in repeat and fold alone. */
    public Summary summary(double[] values, TrialSpec spec) {
        return Summary.of(values, Overlap.of(spec)).within(MeasureRange.of(name, spec));
    }
}
