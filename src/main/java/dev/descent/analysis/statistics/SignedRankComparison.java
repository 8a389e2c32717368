package dev.descent.analysis.statistics;

import dev.descent.number.NumberText;
import java.util.Arrays;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Two samples whose values belong together pair by pair: Wilcoxon's signed-rank test on d = a − b, for differences that need not be
 * normal.
 *
 * <pre>
 *   W = Σ rank(|dᵢ|) over the dᵢ &gt; 0
 * </pre>
 *
 * <p>Differences are rounded to 6 significant digits first, so that equal ones tie; those that are 0 are dropped. Without ties
 * the p-value is exact, else that of the normal approximation with the corrections for ties and continuity, as R's
 * {@code wilcox.test} has it.
 *
 * @param n how many differences are not 0
 * @param positiveRanks W
 * @param pValue two-sided; 1 where all differences are 0
 * @see <a href="https://doi.org/10.2307/3001968">Wilcoxon (1945), Individual Comparisons by Ranking Methods</a>
 */
public record SignedRankComparison(int n, double positiveRanks, double pValue) {

    /**
     * Compares a with b.
     *
     * @throws IllegalArgumentException if the samples differ in length, are empty, or a difference is not finite
     */
    public static SignedRankComparison of(double[] a, double[] b) {
        if (a.length == 0 || b.length != a.length) {
            throw new IllegalArgumentException("pairs are as many as values, at least one");
        }
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = NumberText.roundStatistic(a[i] - b[i]);
            if (!Double.isFinite(differences[i])) {
                throw new IllegalArgumentException("differences are finite, but that of pair " + i + " is not");
            }
        }
        double[] kept = Arrays.stream(differences).filter(d -> d != 0).toArray();
        if (kept.length == 0) {
            return new SignedRankComparison(0, 0, 1);
        }
        WilcoxonSignedRankTest.Result result =
                WilcoxonSignedRankTest.withDefaults().test(kept);
        return new SignedRankComparison(kept.length, result.getStatistic(), result.getPValue());
    }
}
