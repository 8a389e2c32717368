package dev.descent.analysis.statistics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.TDistribution;

/** Mean, standard deviation and Student's quantile. */
final class Moments {
    private static final double TAIL = 0.025;
    /** By the degrees of freedom and the tail. */
    private static final Map<List<Number>, Double> QUANTILES = new ConcurrentHashMap<>();

    private Moments() {}

    /** Σx/n; of values that are all the same exactly that value, so that they deviate by 0. */
    static double mean(double[] values) {
        double sum = 0;
        boolean same = true;
        for (double value : values) {
            sum += value;
            same &= value == values[0];
        }
        return same ? values[0] : sum / values.length;
    }

    /** √(Σ(x − mean)²/(n − 1)); NaN for a single value. */
    static double deviation(double[] values, double mean) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double sum = 0;
        for (double value : values) {
            double difference = value - mean;
            sum += difference * difference;
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    /** The 97.5 % quantile of Student's distribution; configurations mostly have as many repeats as each other. */
    static double quantile(double degreesOfFreedom) {
        return quantile(degreesOfFreedom, TAIL);
    }

    /** The quantile of Student's distribution above which lies a tail. */
    static double quantile(double degreesOfFreedom, double tail) {
        return QUANTILES.computeIfAbsent(
                List.of(degreesOfFreedom, tail),
                key -> TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(tail));
    }
}
