package dev.descent.analysis.importance;

import dev.descent.model.Direction;
import java.util.Arrays;

/**
 * What trying k configurations buys: the mean, or the median, of the best value over all choices of k among the n that were tried, each choice
 * as likely. Of random configurations the mean is an unbiased estimate of what k random ones give, for it draws without replacement; of
 * points that were spread on purpose, as those of a Sobol sequence, it is exact for these choices and estimates no others.
 *
 * <pre>
 *   E(k) = Σᵢ x₍ᵢ₎·w(i)       x₍₁₎ the best,  w(i) = C(n − i, k − 1)/C(n, k)
 *   w(1) = k/n,   w(i + 1) = w(i)·(n − i − k + 1)/(n − i)
 *   median: the first x₍ᵢ₎ with P(best worse than x₍ᵢ₎) = C(n − i, k)/C(n, k) &lt; 1/2
 * </pre>
 *
 * <p>The weights are products of ratios, none of which overflows, and those that are 0 leave out what comes after: of k
 * configurations the best is never among the k − 1 worst.
 *
 * @see <a href="https://arxiv.org/abs/1909.03004">Dodge et al. (2019), Show Your Work: Improved Reporting of Experimental Results</a>,
 *     whose own estimator draws with replacement and is biased
 */
public final class ExpectedBest {
    /** A half, less what products of ratios round by. */
    private static final double HALF = 0.5 - 1e-12;

    private final double sign;
    /** The best first, those that are NaN last. */
    private final double[] losses;

    private final int without;

    /** @param values one a configuration; NaN where there is none, which is worse than any */
    public ExpectedBest(double[] values, Direction direction) {
        sign = direction == Direction.LARGER_IS_BETTER ? -1 : 1;
        losses = new double[values.length];
        int none = 0;
        for (int i = 0; i < losses.length; i++) {
            losses[i] = sign * values[i];
            none += Double.isNaN(values[i]) ? 1 : 0;
        }
        without = none;
        Arrays.sort(losses);
    }

    /**
     * E(k); NaN if k is no larger than the number of values that are NaN: the best of some choices is no value.
     *
     * @throws IllegalArgumentException unless k is from 1 to the number of values
     */
    public double of(int k) {
        int n = losses.length;
        check(k);
        if (k <= without) {
            return Double.NaN;
        }
        double mean = 0;
        double weight = (double) k / n;
        for (int i = 1; i <= n - k + 1; i++) {
            mean += losses[i - 1] * weight;
            // The last ratio is not used where k is 1: n − i is 0 there.
            weight *= (double) (n - i - k + 1) / Math.max(1, n - i);
        }
        return sign * mean;
    }

    /**
     * The median of the best of k, of an even number of choices the worse of the two in the middle; NaN if at least half of the choices have
     * no value.
     *
     * @throws IllegalArgumentException unless k is from 1 to the number of values
     */
    public double median(int k) {
        check(k);
        int n = losses.length;
        double worse = 1;
        for (int i = 1; i <= n; i++) {
            worse *= Math.max(0, (double) (n - k - i + 1) / (n - i + 1));
            if (worse < HALF) {
                return sign * losses[i - 1];
            }
        }
        throw new AssertionError(k);
    }

    private void check(int k) {
        if (k < 1 || k > losses.length) {
            throw new IllegalArgumentException("k lies in [1, " + losses.length + "], but is " + k);
        }
    }
}
