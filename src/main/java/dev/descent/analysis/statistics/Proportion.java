package dev.descent.analysis.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The share of rows that were right, with Wilson's interval for that of all rows that they stand for. It never leaves 0 to 1, and is
 * one of use at either end.
 *
 * <pre>
 *   centre = (p + z²/2n)/(1 + z²/n)      half = z/(1 + z²/n)·√(p(1 − p)/n + z²/4n²)
 * </pre>
 *
 * @param share p, of n
 * @param low the lower end of the interval
 * @param high its upper end
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson (1927), Probable Inference, the Law of Succession, and
 *     Statistical Inference</a>
 */
public record Proportion(double share, double low, double high) {

    /** {@code right} of {@code n}, with the 95 % interval. */
    public static Proportion of(long right, long n) {
        return of(right, n, 0.95);
    }

    /**
     * {@code right} of {@code n}.
     *
     * @param level of the interval, such as 0.95
     * @throws IllegalArgumentException if n is less than 1, or right not within 0 to n
     */
    public static Proportion of(long right, long n, double level) {
        if (n < 1 || right < 0 || right > n) {
            throw new IllegalArgumentException("right is within 0 to n, n at least 1");
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double p = (double) right / n;
        double shrunk = 1 + z * z / n;
        double centre = (p + z * z / (2 * n)) / shrunk;
        double half = z / shrunk * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        return new Proportion(p, right == 0 ? 0 : centre - half, right == n ? 1 : centre + half);
    }
}
