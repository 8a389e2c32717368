package dev.descent.analysis.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Several configurations in the same rounds, such as repeats: Friedman's test of whether any of them tends to rank before another.
 *
 * <pre>
 *   r_ij = rank of configuration j within round i, the smallest value first, ties sharing their mean
 *   R_j  = Σᵢ r_ij                 n rounds, k configurations
 *   Q    = (12/(n·k·(k + 1))·Σⱼ R_j² − 3n(k + 1)) / (1 − Σ(t³ − t)/(n·k·(k² − 1)))     t: sizes of groups of ties
 *   p    = P(χ² with k − 1 degrees of freedom ≥ Q)
 * </pre>
 *
 * <p>Values are compared after rounding to 6 significant digits. NaN, a trial that diverged, ranks last.
 *
 * @param rounds n
 * @param meanRanks R_j/n of each configuration, from 1, small being good where small values are
 * @param statistic Q; 0 where every round ties all configurations
 * @param pValue of Q; 1 where every round ties all configurations
 * @see <a href="https://doi.org/10.1080/01621459.1937.10503522">Friedman (1937), The Use of Ranks to Avoid the Assumption of
 *     Normality Implicit in the Analysis of Variance</a>
 */
public record RankComparison(int rounds, List<Double> meanRanks, double statistic, double pValue) {

    public RankComparison {
        meanRanks = List.copyOf(meanRanks);
    }

    /**
     * Compares configurations.
     *
     * @param values rounds × configurations
     * @throws IllegalArgumentException if there is no round, a round has fewer than two configurations, or their numbers differ
     */
    public static RankComparison of(double[][] values) {
        int n = values.length;
        if (n == 0 || values[0].length < 2 || Arrays.stream(values).anyMatch(r -> r.length != values[0].length)) {
            throw new IllegalArgumentException("rounds hold the same configurations, at least two, at least one round");
        }
        int k = values[0].length;
        double[] sums = new double[k];
        double ties = 0;
        for (double[] round : values) {
            double[] ranks = Ranks.of(round);
            for (int j = 0; j < k; j++) {
                sums[j] += ranks[j];
            }
            ties += Ranks.ties(ranks);
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        List<Double> meanRanks = Arrays.stream(sums).mapToObj(sum -> sum / n).toList();
        double kept = 1 - ties / ((double) n * k * ((double) k * k - 1));
        if (kept == 0) {
            return new RankComparison(n, meanRanks, 0, 1);
        }
        double q = (12.0 / ((double) n * k * (k + 1)) * squares - 3.0 * n * (k + 1)) / kept;
        double statistic = Math.max(q, 0);
        return new RankComparison(
                n, meanRanks, statistic, ChiSquaredDistribution.of(k - 1).survivalProbability(statistic));
    }
}
