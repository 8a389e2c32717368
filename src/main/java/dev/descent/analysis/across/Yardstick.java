package dev.descent.analysis.across;

import dev.descent.model.Direction;
import dev.descent.model.Measure;
import java.util.List;

/**
 * What a difference between two scores of a data set is measured in, so that differences on several data sets can be held against each
 * other: a loss on one table may be a thousand times that on another.
 */
public enum Yardstick {
    /** Losses and errors above 0: one over the other, which has no unit. */
    RATIO,
    /** One measure on all data sets: one minus the other. */
    DIFFERENCE,
    /** Several measures: nothing but which is better. */
    ORDER;

    static Yardstick of(List<ScoredDataSet> dataSets) {
        boolean areErrors = dataSets.stream()
                .allMatch(it -> it.direction() == Direction.SMALLER_IS_BETTER
                        && it.scores().stream().allMatch(score -> !score.exists() || isPositive(score.value())));
        if (areErrors) {
            return RATIO;
        }
        long measures =
                dataSets.stream().map(it -> measure(it.column())).distinct().count();
        return measures == 1 ? DIFFERENCE : ORDER;
    }

    private static boolean isPositive(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    /** The loss or metric, whichever rows it is of. */
    private static String measure(String column) {
        return Measure.ofColumn(column).map(Measure::name).orElse("loss");
    }

    /**
     * By how much the left score is better than the right one, negative if it is worse. One that is NaN is infinitely worse than any
     * other; of several measures the difference is 1.
     */
    double lead(Direction direction, double left, double right) {
        int order = direction.compare(left, right);
        if (order == 0) {
            return 0;
        }
        double sign = order < 0 ? 1 : -1;
        if (this == ORDER) {
            return sign;
        }
        return Double.isNaN(left) || Double.isNaN(right)
                ? sign * Double.POSITIVE_INFINITY
                : sign * Math.abs(this == RATIO ? StrictMath.log(left) - StrictMath.log(right) : left - right);
    }

    /** How far a score lies behind the best: 1 or 0 for the best itself, infinitely far where it is NaN. */
    double distance(double score, double best) {
        if (Double.isNaN(score)) {
            return Double.POSITIVE_INFINITY;
        }
        if (this == RATIO) {
            return score / best;
        }
        return score == best ? 0 : Math.abs(score - best);
    }
}
