package dev.descent.analysis.importance;

import dev.descent.model.Direction;
import java.util.Arrays;

/**
 * What trying k configurations buys: the mean of the best value over all choices of k among the n that were tried, each choice as likely
 * (without replacement, so that it is unbiased).
 *
 * <pre>
 *   E(k) = Σᵢ x₍ᵢ₎·w(i)       x₍₁₎ the best,  w(i) = C(n − i, k − 1)/C(n, k)
 *   w(1) = k/n,   w(i + 1) = w(i)·(n − i − k + 1)/(n − i)
 * </pre>
 *
 * <p>The weights are products of ratios, none of which overflows, and those that are 0 leave out what comes after: of k
 * configurations the best is never among the k − 1 worst.
 *
 * @see <a href="https://arxiv.org/abs/1909.03004">Dodge et al. (2019), Show Your Work: Improved Reporting of Experimental Results</a>,
 *     whose own estimator draws with replacement and is biased
 */
public final class ExpectedBest {
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
        if (k < 1 || k > n) {
            throw new IllegalArgumentException("k lies in [1, " + n + "], but is " + k);
        }
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
}
