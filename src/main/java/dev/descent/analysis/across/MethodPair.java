package dev.descent.analysis.across;

import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.analysis.statistics.SignedRankComparison;

/**
 * Two methods, the one with the better mean rank on the left.
 *
 * @param left its place among the methods, from 0
 * @param right the other's
 * @param won on how many data sets the left one is better
 * @param tied on how many neither is
 * @param lost on how many the right one is better
 * @param test over data sets, of how far the left one leads
 * @param adjusted the test's p-value by Holm over all pairs
 */
public record MethodPair(int left, int right, int won, int tied, int lost, SignedRankComparison test, double adjusted) {
    /** The probability that is put up with of telling any two methods apart that do not differ. */
    static final double LEVEL = 0.05;

    /** What is known of the left one. */
    public PairVerdict verdict() {
        if (!(adjusted < LEVEL)) {
            return PairVerdict.UNDECIDED;
        }
        double middle = test.n() * (test.n() + 1) / 4.0;
        return test.positiveRanks() > middle ? PairVerdict.BETTER : PairVerdict.WORSE;
    }

    MethodPair adjustedTo(double p) {
        return new MethodPair(left, right, won, tied, lost, test, p);
    }
}
