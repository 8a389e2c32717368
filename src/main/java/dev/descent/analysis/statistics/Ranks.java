package dev.descent.analysis.statistics;

import dev.descent.number.NumberText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The places of values in ascending order, from 1. Values that agree to 6 significant digits share the mean of their places; NaN,
 * such as the loss of a trial that diverged, comes last, after +∞.
 */
public final class Ranks {
    private Ranks() {}

    /** The rank of each value. */
    public static double[] of(double[] values) {
        double[] rounded = Arrays.stream(values).map(NumberText::roundStatistic).toArray();
        // Arrays.sort puts NaN behind +∞, and a rounded value is never −0.
        double[] sorted = rounded.clone();
        Arrays.sort(sorted);
        Map<Double, Double> ranksOf = new HashMap<>();
        for (int first = 0; first < sorted.length; ) {
            int next = first + 1;
            while (next < sorted.length && Double.compare(sorted[next], sorted[first]) == 0) {
                next++;
            }
            ranksOf.put(sorted[first], (first + 1 + next) / 2.0);
            first = next;
        }
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = ranksOf.get(rounded[i]);
        }
        return ranks;
    }

    /** Σ(t³ − t) over the groups of t equal ranks: what ties take from the variance of a sum of ranks. */
    static double ties(double[] ranks) {
        double sum = 0;
        for (double rank : ranks) {
            // Each of the t members of a group gives t² − 1.
            double t = Arrays.stream(ranks).filter(other -> other == rank).count();
            sum += t * t - 1;
        }
        return sum;
    }
}
