package dev.descent.analysis.statistics;

import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Friedman's statistic as one of Fisher's F, which holds its level where χ² is too cautious: with few rounds.
 *
 * <pre>
 *   F = (n − 1)·Q / (n·(k − 1) − Q)        n rounds, k configurations, Q of {@link RankComparison}
 *   p = P(F with k − 1 and (k − 1)(n − 1) degrees of freedom ≥ F)
 * </pre>
 *
 * @param statistic F; infinite where every round ranks alike
 * @param pValue of F
 * @see <a href="https://doi.org/10.1080/03610928008827904">Iman and Davenport (1980), Approximations of the Critical Region of the
 *     Friedman Statistic</a>
 */
public record ImanDavenport(double statistic, double pValue) {
    /**
     * Made of Friedman's statistic.
     *
     * @param friedman Q
     * @param rounds n
     * @param configurations k
     * @throws IllegalArgumentException if there are fewer than two of either
     */
    public static ImanDavenport of(double friedman, int rounds, int configurations) {
        if (rounds < 2 || configurations < 2) {
            throw new IllegalArgumentException("at least two rounds of at least two configurations");
        }
        double most = (double) rounds * (configurations - 1);
        // Where all rounds agree, sums of ranks with ties may miss the largest statistic by some rounding.
        if (friedman >= most * (1 - 1e-12)) {
            return new ImanDavenport(Double.POSITIVE_INFINITY, 0);
        }
        double f = (rounds - 1) * friedman / (most - friedman);
        double between = configurations - 1.0;
        return new ImanDavenport(
                f, FDistribution.of(between, between * (rounds - 1)).survivalProbability(f));
    }
}
