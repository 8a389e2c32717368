package dev.descent.analysis.statistics;

import dev.descent.number.NumberText;
import java.util.Arrays;

/**
 * Whether one of two configurations is better than the other, by their values in the same rounds.
 *
 * <ul>
 *   <li>The paired t-test decides ({@link PairedComparison}), from 3 pairs on.
 *   <li>Where one of a pair has no value, since it diverged, or fewer than half of the differences are distinct, so that a mean does
 *       not stand for them, the signed-rank test does ({@link SignedRankComparison}); of a pair the one without a value has
 *       lost, and two without one are a tie.
 *   <li>p-values are multiplied by the number of comparisons that count (Bonferroni), intervals are of a level divided by it.
 *   <li>Two are equal where the interval of level 1 − 2·0.05/counted of their mean difference lies within what counts as practically
 *       equal (two one-sided tests), which goes before a difference that is more than chance.
 * </ul>
 *
 * @param n pairs
 * @param same whether the two have the same value in all of them, or both have none
 * @param lost how many of them one side has lost for want of a value
 * @param left in how many pairs the left one has a value
 * @param right in how many the right one has
 * @param meanDifference left − right, 0 where they agree to 6 significant digits; NaN where the signed-rank test decides
 * @param ciLow the lower end of its interval of level 1 − 0.05/counted, which ends with what differences there can be; NaN where there is none
 * @param ciHigh its upper end
 * @param pT the t-test's p-value; NaN where it could not be done
 * @param pWilcoxon the signed-rank test's
 * @param rankTest whether the signed-rank test decides
 * @param adjusted the p-value of the test that decides, times the number of comparisons, at most 1; NaN where there are too few
 * @param won in how many pairs the left one is better, of a tie one half
 * @param tied in how many pairs neither is
 * @param detectable which mean difference would have been found with a probability of 80 %; NaN where the t-test does not decide
 * @param verdict in a word
 * @param rankVerdict in a word what the signed-rank test says, whether or not it decides
 * @param design how they were compared
 */
public record PairComparison(
        int n,
        boolean same,
        int lost,
        int left,
        int right,
        double meanDifference,
        double ciLow,
        double ciHigh,
        double pT,
        double pWilcoxon,
        boolean rankTest,
        double adjusted,
        double won,
        int tied,
        double detectable,
        PairVerdict verdict,
        PairVerdict rankVerdict,
        PairDesign design) {
    /** Fewer pairs show too little of how they vary for the t-test to decide. */
    public static final int FEWEST = 3;

    private static final double AGREE = 0.5e-6;

    /**
     * Compares the left with the right.
     *
     * @param left a value a round, NaN for a round that it lost
     * @param right the same rounds
     * @throws IllegalArgumentException if their lengths differ
     */
    public static PairComparison of(double[] left, double[] right, PairDesign design) {
        if (left.length != right.length) {
            throw new IllegalArgumentException("pairs are as many on the left as on the right");
        }
        int n = left.length;
        double[] differences = new double[n];
        int lost = 0;
        double won = 0;
        int tied = 0;
        for (int i = 0; i < n; i++) {
            differences[i] = difference(left[i], right[i], design.largerIsBetter());
            lost += Double.isInfinite(differences[i]) ? 1 : 0;
            double better = design.largerIsBetter() ? differences[i] : -differences[i];
            won += better > 0 ? 1 : better == 0 ? 0.5 : 0;
            tied += better == 0 ? 1 : 0;
        }
        boolean ranks = lost > 0 || bothLost(left, right) || !meanStandsForThem(differences);
        return ranks
                ? byRanks(differences, lost, values(left), values(right), won, tied, design)
                : byMean(left, right, differences, won, tied, design);
    }

    /** Whether no outcome of n pairs lets the signed-rank test decide. */
    public static boolean isTooFewToRank(int n, double overlap, long counted) {
        return SignedRankComparison.least(n, overlap) * counted >= PairDesign.LEVEL;
    }

    /** Whether values can differ by as much as would have been found; not of what has no {@link #detectable}. */
    public boolean canDetect() {
        return detectable <= design.widest();
    }

    /**
     * How many pairs find a difference as large as this one, among differences that vary as these do, with a probability of 80 %; not where the
     * signed-rank test decides.
     *
     * @param most how many are looked at
     * @return {@code most} + 1 if as many do not
     */
    public int needed(int most) {
        double deviation = detectable / Detectable.effect(n, design.level(), design.overlap());
        return Detectable.pairs(Math.abs(meanDifference) / deviation, design.level(), design.overlap(), most);
    }

    /** Whether neither a difference nor practical equality was told. */
    public boolean isUntold() {
        return verdict == PairVerdict.UNDECIDED || verdict == PairVerdict.TOO_FEW;
    }

    /** Whether the left one has a value in at most one of the pairs, and lost the others. */
    public boolean isLeftLost() {
        return isLost(left);
    }

    /** Whether the right one has a value in at most one of the pairs, and lost the others. */
    public boolean isRightLost() {
        return isLost(right);
    }

    private boolean isLost(int values) {
        return values < n && values <= 1;
    }

    /** Which mean difference, in standard deviations of the differences, the t-test takes for more than chance. */
    public double leastTold() {
        return Moments.quantile(n - 1, design.level() / 2) * Math.sqrt(1.0 / n + design.overlap());
    }

    /** Better in which share of the pairs. */
    public double share() {
        return won / n;
    }

    /**
     * Whether the t-test has decided, and the signed-rank test alone would say otherwise. Not where that could say nothing of so few pairs,
     * nor where the two are practically equal, of which it knows nothing.
     */
    public boolean isDisputed() {
        return !rankTest
                && verdict != PairVerdict.TOO_FEW
                && verdict != PairVerdict.EQUAL
                && rankVerdict != PairVerdict.TOO_FEW
                && rankVerdict != verdict;
    }

    /** {@link #pWilcoxon} times the number of comparisons, at most 1. */
    public double rankAdjusted() {
        return adjusted(pWilcoxon, design);
    }

    private static PairComparison byMean(
            double[] left, double[] right, double[] differences, double won, int tied, PairDesign design) {
        int n = differences.length;
        PairedComparison t = PairedComparison.of(differences, new double[n], design.overlap());
        double mean = apart(Moments.mean(left), Moments.mean(right)) == 0 ? 0 : t.meanDifference();
        SignedRankComparison ranks = SignedRankComparison.of(differences, design.overlap());
        double rank = ranks.pValue();
        if (n < FEWEST) {
            return new PairComparison(
                    n,
                    isSame(differences),
                    0,
                    n,
                    n,
                    mean,
                    Double.NaN,
                    Double.NaN,
                    t.pValue(),
                    rank,
                    false,
                    Double.NaN,
                    won,
                    tied,
                    Double.NaN,
                    PairVerdict.TOO_FEW,
                    decided(n, ranks, design),
                    design);
        }
        double deviation = Moments.deviation(differences, t.meanDifference());
        double error = deviation * Math.sqrt(1.0 / n + design.overlap());
        double half = Moments.quantile(n - 1, design.level() / 2) * error;
        double within = Moments.quantile(n - 1, design.level()) * error;
        double adjusted = adjusted(t.pValue(), design);
        double better = design.largerIsBetter() ? mean : -mean;
        PairVerdict verdict =
                Math.abs(mean) + within < design.equalWithin() ? PairVerdict.EQUAL : decided(adjusted, better);
        return new PairComparison(
                n,
                isSame(differences),
                0,
                n,
                n,
                mean,
                Math.max(mean - half, Math.min(mean, -design.widest())),
                Math.min(mean + half, Math.max(mean, design.widest())),
                t.pValue(),
                rank,
                false,
                adjusted,
                won,
                tied,
                deviation * Detectable.effect(n, design.level(), design.overlap()),
                verdict,
                decided(n, ranks, design),
                design);
    }

    private static PairComparison byRanks(
            double[] differences, int lost, int left, int right, double won, int tied, PairDesign design) {
        int n = differences.length;
        SignedRankComparison ranks = SignedRankComparison.of(differences, design.overlap());
        boolean few = isTooFewToRank(n, design.overlap(), design.counted());
        double adjusted = few ? Double.NaN : adjusted(ranks.pValue(), design);
        PairVerdict verdict = decided(n, ranks, design);
        double none = Double.NaN;
        double p = n == 0 ? none : ranks.pValue();
        return new PairComparison(
                n,
                isSame(differences),
                lost,
                left,
                right,
                none,
                none,
                none,
                none,
                p,
                true,
                adjusted,
                won,
                tied,
                none,
                verdict,
                verdict,
                design);
    }

    /** What the signed-rank test says of n pairs. */
    private static PairVerdict decided(int n, SignedRankComparison ranks, PairDesign design) {
        double middle = ranks.positiveRanks() - ranks.n() * (ranks.n() + 1) / 4.0;
        return isTooFewToRank(n, design.overlap(), design.counted())
                ? PairVerdict.TOO_FEW
                : decided(adjusted(ranks.pValue(), design), design.largerIsBetter() ? middle : -middle);
    }

    private static PairVerdict decided(double adjusted, double better) {
        boolean chance = !(NumberText.roundStatistic(adjusted) < PairDesign.LEVEL);
        return chance ? PairVerdict.UNDECIDED : better > 0 ? PairVerdict.BETTER : PairVerdict.WORSE;
    }

    private static double adjusted(double p, PairDesign design) {
        return Math.min(1, p * design.counted());
    }

    /** left − right; infinite where one of the two is lost, 0 where both are. */
    private static double difference(double left, double right, boolean largerIsBetter) {
        boolean noLeft = Double.isNaN(left);
        boolean noRight = Double.isNaN(right);
        if (noLeft && noRight) {
            return 0;
        }
        if (noLeft || noRight) {
            return noLeft == largerIsBetter ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return apart(left, right);
    }

    /** left − right; 0 where they agree to 6 significant digits, for less than is printed is no difference. */
    private static double apart(double left, double right) {
        double size = Math.max(Math.abs(left), Math.abs(right));
        return left == right || Math.abs(left - right) <= AGREE * size ? 0 : left - right;
    }

    private static boolean isSame(double[] differences) {
        for (double difference : differences) {
            if (difference != 0) {
                return false;
            }
        }
        return differences.length > 0;
    }

    private static boolean bothLost(double[] left, double[] right) {
        for (int i = 0; i < left.length; i++) {
            if (Double.isNaN(left[i]) && Double.isNaN(right[i])) {
                return true;
            }
        }
        return false;
    }

    private static int values(double[] side) {
        int values = 0;
        for (double value : side) {
            values += Double.isNaN(value) ? 0 : 1;
        }
        return values;
    }

    /** Whether at least half of the differences are distinct, and not all of them the same. */
    private static boolean meanStandsForThem(double[] differences) {
        int n = differences.length;
        double[] rounded = new double[n];
        for (int i = 0; i < n; i++) {
            rounded[i] = NumberText.roundStatistic(differences[i]);
        }
        Arrays.sort(rounded);
        int distinct = 0;
        for (int i = 0; i < n; i++) {
            distinct += i == 0 || rounded[i] != rounded[i - 1] ? 1 : 0;
        }
        return n > 0 && (n == 1 || distinct > 1) && 2 * distinct >= n;
    }
}
