package dev.descent.analysis.statistics;

import dev.descent.model.Range;
import dev.descent.number.NumberText;
import java.util.Arrays;

/**
 * A sample in a few numbers.
 *
 * <pre>
 *   mean = Σx/n      sd = √(Σ(x − mean)²/(n − 1))
 *   ci   = mean ∓ t·sd·√(1/n + overlap), t the 97.5 % quantile of Student's distribution with n − 1 degrees of freedom
 * </pre>
 *
 * <p>{@code overlap} is 0 for independent values. Where each value was measured on a split of the data of its own, the training parts
 * have rows in common and the values are correlated; it is then the rows left out of training over those trained on, as in
 * {@link PairedComparison}.
 *
 * <p>Of values that can't leave a range the interval ends with it, see {@link #within}.
 *
 * <p>Undefined numbers are NaN: all of an empty sample, {@code sd} and the interval of a single value.
 *
 * @param n how many values
 * @param mean their mean
 * @param sd their standard deviation, that of a sample
 * @param ciLow the lower end of the 95 % interval of the mean
 * @param ciHigh its upper end
 * @param median the middle value, or the mean of the two
 * @param medianLow the lower end of an interval of the median of at least 95 %, for any distribution: the (r + 1)-th of the sorted
 *     values, r the largest number with P(X ≤ r) ≤ 2.5 % of X successes in n throws of a coin; NaN of fewer than 6 values, for which
 *     there is none, and where training parts overlap, since it takes values as independent
 * @param medianHigh its upper end, the (r + 1)-th from above
 * @param min the smallest
 * @param max the largest
 */
public record Summary(
        int n,
        double mean,
        double sd,
        double ciLow,
        double ciHigh,
        double median,
        double medianLow,
        double medianHigh,
        double min,
        double max) {
    private static final double TAIL = 0.025;
    private static final int LEAST_EXPONENT = 900;

    /** The summary of these independent values, none of which is NaN. */
    public static Summary of(double[] values) {
        return of(values, 0);
    }

    /**
     * The summary of these values, none of which is NaN.
     *
     * @throws IllegalArgumentException if overlap is negative or NaN
     */
    public static Summary of(double[] values, double overlap) {
        if (!(overlap >= 0)) {
            throw new IllegalArgumentException("overlap is at least 0, but is " + NumberText.written(overlap));
        }
        int n = values.length;
        if (n == 0) {
            double none = Double.NaN;
            return new Summary(0, none, none, none, none, none, none, none, none, none);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double mean = Moments.mean(values);
        double sd = Moments.deviation(values, mean);
        double half = n == 1 ? Double.NaN : Moments.quantile(n - 1) * sd * Math.sqrt(1.0 / n + overlap);
        double median = n % 2 == 1 ? sorted[n / 2] : sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2;
        int cut = overlap > 0 ? -1 : cut(n);
        return new Summary(
                n,
                mean,
                sd,
                mean - half,
                mean + half,
                median,
                cut < 0 ? Double.NaN : sorted[cut],
                cut < 0 ? Double.NaN : sorted[n - 1 - cut],
                sorted[0],
                sorted[n - 1]);
    }

    /**
     * The summary with an interval as wide as that of the means of independent units, such as folds, into which these values fall
     * together.
     */
    public Summary ofUnits(Summary means) {
        double half = (means.ciHigh - means.ciLow) / 2;
        return new Summary(n, mean, sd, mean - half, mean + half, median, medianLow, medianHigh, min, max);
    }

    /** The summary of values that are no sample of others there might have been: without any interval. */
    public Summary withoutIntervals() {
        double none = Double.NaN;
        return new Summary(n, mean, sd, none, none, median, none, none, min, max);
    }

    /** The summary whose interval is cut at the ends of what the values can be. It never loses a value that there is. */
    public Summary within(Range range) {
        double low = Math.max(ciLow, Math.min(range.low(), min));
        double high = Math.min(ciHigh, Math.max(range.high(), max));
        return new Summary(n, mean, sd, low, high, median, medianLow, medianHigh, min, max);
    }

    /** How many values lie outside of the median's interval at either end; −1 if there is no such interval. */
    private static int cut(int n) {
        // Both are 2^scale times what they stand for: 2⁻ⁿ is no double for large n.
        int scale = Math.max(0, n - LEAST_EXPONENT);
        double probability = Math.scalb(1.0, scale - n);
        double below = probability;
        int cut = -1;
        while (Math.scalb(below, -scale) <= TAIL) {
            cut++;
            probability *= (double) (n - cut) / (cut + 1);
            below += probability;
            if (scale > 0 && below > 1) {
                int step = Math.min(scale, LEAST_EXPONENT);
                probability = Math.scalb(probability, -step);
                below = Math.scalb(below, -step);
                scale -= step;
            }
        }
        return cut;
    }
}
