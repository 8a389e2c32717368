package dev.descent.analysis;

import dev.descent.analysis.statistics.Summary;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The values of one column of a configuration's trials: of those that completed and have one. */
public final class Sample {
    private final TrialColumn column;
    private final List<Trial> trials = new ArrayList<>();
    private final double[] values;

    private Sample(Results results, TrialColumn column, List<Trial> all) {
        this.column = column;
        double[] found = new double[all.size()];
        for (Trial trial : all) {
            TrialOutcome outcome = results.outcome(trial);
            double value =
                    outcome instanceof Completed ? column.cell(trial, outcome).number() : Double.NaN;
            if (!Double.isNaN(value)) {
                found[trials.size()] = value;
                trials.add(trial);
            }
        }
        this.values = Arrays.copyOf(found, trials.size());
    }

    /**
     * The values of a column.
     *
     * @param trials of one configuration
     */
    public static Sample of(Results results, TrialColumn column, List<Trial> trials) {
        return new Sample(results, column, trials);
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** Mean and interval as they are shown: the interval ends where the values must. */
    public Summary summary() {
        Summary summary = Overlap.summary(trials, values);
        return isEmpty()
                ? summary
                : summary.within(MeasureRange.of(column.name(), trials.get(0).spec()));
    }
}
