package dev.descent.analysis;

import dev.descent.engine.History;
import dev.descent.model.ComparisonSpec.Target;
import dev.descent.model.Direction;
import dev.descent.model.Measure;
import dev.descent.model.Trial;
import java.util.Arrays;
import java.util.List;

/**
 * How soon the trials of a competitor reach a value, looked at when an epoch ends. One that misses it reaches it after ∞ steps, which takes
 * part in the median.
 *
 * @param reached how many trials reach it
 * @param of how many there are
 * @param epochs the median; infinite where half of them or more miss it
 * @param steps the median likewise
 */
public record TargetReach(int reached, int of, double epochs, double steps) {
    static TargetReach of(Results results, List<Trial> trials, Target target) {
        double[] epochs = new double[trials.size()];
        double[] steps = new double[trials.size()];
        int reached = 0;
        for (int i = 0; i < epochs.length; i++) {
            Trial trial = trials.get(i);
            int rows = results.dataset(trial).train().rows();
            epochs[i] =
                    epoch(values(target.column(), trial, results.outcome(trial).history()), target);
            steps[i] = epochs[i] * TrainingSchedule.of(trial.network(), rows).iterations();
            reached += Double.isInfinite(epochs[i]) ? 0 : 1;
        }
        return new TargetReach(reached, epochs.length, median(epochs), median(steps));
    }

    /** The first epoch, from 1, at whose end a value is at least as good; infinite if none is. */
    static double epoch(float[] values, Target target) {
        Direction direction = Direction.of(target.column());
        for (int epoch = 0; epoch < values.length; epoch++) {
            if (!Float.isNaN(values[epoch]) && direction.compare(values[epoch], (float) target.value()) <= 0) {
                return epoch + 1.0;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The validation column of a history, a value an epoch. */
    private static float[] values(String column, Trial trial, History history) {
        String measure = TrialColumns.measureOf(column);
        if (measure.equals("loss")) {
            return history.validationLoss();
        }
        List<String> names = Measure.names(trial.network().metrics());
        float[] values = new float[history.epochs()];
        for (int epoch = 0; epoch < values.length; epoch++) {
            values[epoch] = history.validationMetrics()[epoch * names.size() + names.indexOf(measure)];
        }
        return values;
    }

    /** The middle one, of an even number the larger of both: half a step is none. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** {@code 7 of 10}. */
    public String count() {
        return reached + " of " + of;
    }

    /** A median as it is shown. */
    public static String text(double median) {
        return Double.isInfinite(median) ? "∞" : Cell.statistic(median).text();
    }
}
