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

    private Sample(TrialColumn column, List<Trial> all, List<TrialOutcome> outcomes) {
        this.column = column;
        double[] found = new double[all.size()];
        for (int t = 0; t < all.size(); t++) {
            Trial trial = all.get(t);
            TrialOutcome outcome = outcomes.get(t);
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
        return new Sample(column, trials, outcomes(results, trials));
    }

    /**
     * The values of several columns, in their order.
     *
     * @param trials of one configuration
     */
    public static List<Sample> of(Results results, List<TrialColumn> columns, List<Trial> trials) {
        List<TrialOutcome> outcomes = outcomes(results, trials);
        List<Sample> samples = new ArrayList<>();
        for (TrialColumn column : columns) {
            samples.add(new Sample(column, trials, outcomes));
        }
        return samples;
    }

    private static List<TrialOutcome> outcomes(Results results, List<Trial> trials) {
        List<TrialOutcome> outcomes = new ArrayList<>();
        for (Trial trial : trials) {
            outcomes.add(results.outcome(trial));
        }
        return outcomes;
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
