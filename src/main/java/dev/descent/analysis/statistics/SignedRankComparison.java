package dev.descent.analysis.statistics;

import dev.descent.number.NumberText;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Two samples whose values belong together pair by pair: Wilcoxon's signed-rank test on d = a − b, for differences that need not be
 * normal, nor be numbers: one that is infinite, since one of the two has no value at all, ranks above all that are finite.
 *
 * <pre>
 *   W = Σ rank(|dᵢ|) over the dᵢ &gt; 0      ties share the mean of their ranks
 *   p = 2·min(P(W' ≤ W), P(W' ≥ W))        at most 1; W' under every choice of signs, each as likely
 * </pre>
 *
 * <p>Differences are rounded to 6 significant digits first, so that equal ones tie; those that are 0 are dropped. Of up to 100
 * differences the p-value is exact, with ties too: it is counted over all choices of signs of these ranks. Of more it is that of
 * the normal approximation with the corrections for ties and continuity, as R's {@code wilcox.test} has it.
 *
 * @param n how many differences are not 0
 * @param positiveRanks W
 * @param pValue two-sided; 1 where all differences are 0
 * @see <a href="https://doi.org/10.2307/3001968">Wilcoxon (1945), Individual Comparisons by Ranking Methods</a>
 */
public record SignedRankComparison(int n, double positiveRanks, double pValue) {
    private static final int MOST_EXACT = 100;

    /**
     * Compares a with b, whose pairs are independent.
     *
     * @throws IllegalArgumentException if the samples differ in length, are empty, or a difference is NaN
     */
    public static SignedRankComparison of(double[] a, double[] b) {
        if (a.length == 0 || b.length != a.length) {
            throw new IllegalArgumentException("pairs are as many as values, at least one");
        }
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = a[i] - b[i];
        }
        return of(differences, 0);
    }

    /**
     * Looks for whether differences tend to one side of 0.
     *
     * @param differences of which some may be infinite
     * @param overlap as in {@link PairedComparison}; where it is not 0 the p-value is at least that of the normal approximation whose
     *     standard error is √(1 + n·overlap) times as wide, as that of the t-test is
     * @throws IllegalArgumentException if one is NaN, or overlap is negative
     */
    public static SignedRankComparison of(double[] differences, double overlap) {
        if (!(overlap >= 0)) {
            throw new IllegalArgumentException("overlap is at least 0");
        }
        double[] kept = new double[differences.length];
        int n = 0;
        for (double difference : differences) {
            if (Double.isNaN(difference)) {
                throw new IllegalArgumentException("a difference is a number or infinite, never NaN");
            }
            kept[n] = NumberText.roundStatistic(difference);
            n += kept[n] == 0 ? 0 : 1;
        }
        if (n == 0) {
            return new SignedRankComparison(0, 0, 1);
        }
        kept = Arrays.copyOf(kept, n);
        double[] ranks = Ranks.of(Arrays.stream(kept).map(Math::abs).toArray());
        double positive = 0;
        for (int i = 0; i < n; i++) {
            positive += kept[i] > 0 ? ranks[i] : 0;
        }
        double p = n <= MOST_EXACT ? exact(ranks, positive) : approximate(ranks, positive, 1);
        double widened = overlap == 0 ? 0 : approximate(ranks, positive, Math.sqrt(1 + n * overlap));
        return new SignedRankComparison(n, positive, Math.max(p, widened));
    }

    /** What the test is called of so many differences. */
    public static String called(int n, double overlap) {
        if (overlap > 0) {
            return "signed-rank test, normal approximation widened for overlapping training parts";
        }
        return n <= MOST_EXACT ? "exact signed-rank test" : "signed-rank test, normal approximation";
    }

    /** The smallest p-value that n independent pairs can reach: 2/2ⁿ, where all differences are on one side. */
    public static double least(int n) {
        return Math.min(1, Math.scalb(1.0, 1 - n));
    }

    /**
     * The smallest p-value that {@link #of(double[], double)} can have of n pairs: that of differences which are all on one side, and
     * for the normal approximation all of one size, which makes W vary the least.
     *
     * @param overlap as in {@link PairedComparison}
     */
    public static double least(int n, double overlap) {
        if (overlap == 0 || n == 0) {
            return least(n);
        }
        double pairs = n;
        double middle = pairs * (pairs + 1) / 4;
        double deviation = (pairs + 1) / 4 * Math.sqrt(pairs) * Math.sqrt(1 + pairs * overlap);
        return Math.max(least(n), upperTails(middle, deviation));
    }

    /** Counted over all signs, under which W is as likely as its mirror image; twice a rank is a whole number. */
    private static double exact(double[] ranks, double positive) {
        int observed = twice(positive);
        int tail = Math.min(observed, ranks.length * (ranks.length + 1) - observed);
        double[] probability = new double[tail + 1];
        probability[0] = 1;
        for (double rank : ranks) {
            int step = twice(rank);
            for (int w = tail; w >= 0; w--) {
                probability[w] = (probability[w] + (w < step ? 0 : probability[w - step])) / 2;
            }
        }
        double p = 0;
        for (double each : probability) {
            p += each;
        }
        return Math.min(1, 2 * p);
    }

    private static int twice(double ranks) {
        return (int) Math.round(2 * ranks);
    }

    private static double approximate(double[] ranks, double positive, double widening) {
        double n = ranks.length;
        double deviation = widening * Math.sqrt(n * (n + 1) * (2 * n + 1) / 24 - Ranks.ties(ranks) / 48);
        return upperTails(Math.abs(positive - n * (n + 1) / 4), deviation);
    }

    private static double upperTails(double fromTheMiddle, double deviation) {
        double distance = Math.max(0, fromTheMiddle - 0.5);
        return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(distance / deviation));
    }
}
