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
    private ExpectedBest() {}

    /**
     * E(1) … E(most).
     *
     * @param values one a configuration; NaN where there is none, which is worse than any
     * @param most at most the number of values
     * @return NaN for a k that is no larger than the number of values that are NaN: the best of some choices is no value
     * @throws IllegalArgumentException if {@code most} is larger than the number of values, or negative
     */
    public static double[] of(double[] values, Direction direction, int most) {
        int n = values.length;
        if (most < 0 || most > n) {
            throw new IllegalArgumentException("most lies in [0, " + n + "], but is " + most);
        }
        double sign = direction == Direction.LARGER_IS_BETTER ? -1 : 1;
        double[] ascending = new double[n];
        int without = 0;
        for (int i = 0; i < n; i++) {
            ascending[i] = sign * values[i];
            without += Double.isNaN(values[i]) ? 1 : 0;
        }
        Arrays.sort(ascending);
        double[] expected = new double[most];
        for (int k = 1; k <= most; k++) {
            double mean = 0;
            double weight = (double) k / n;
            for (int i = 1; i <= n - k + 1 && k > without; i++) {
                mean += ascending[i - 1] * weight;
                weight *= (double) (n - i - k + 1) / Math.max(1, n - i);
            }
            expected[k - 1] = k > without ? sign * mean : Double.NaN;
        }
        return expected;
    }
}
