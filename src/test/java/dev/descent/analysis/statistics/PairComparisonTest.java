package dev.descent.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairComparisonTest {
    private static final double NONE = Double.NaN;
    private static final double[] ZEROS = new double[10];

    /** Ten differences of mean 1. */
    private static final double[] APART = {0.2, 0.5, 0.7, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.7};

    private static PairDesign smaller(long counted) {
        return new PairDesign(false, 0, counted, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1, 3.26404355",
        "5, 1, 1.68199728",
        "10, 1, 0.99600225",
        "50, 1, 0.40418349",
        "5, 15, 3.50576061",
        "10, 15, 1.57611721",
        "20, 15, 0.95388363",
        "3, 15, 12.68377038",
        "10, 21, 1.65450584",
        "300, 6, 0.20208826"
    })
    @DisplayName("SciPy 1.17: quad() of the power over z; its nct.sf gives the same but for 3 pairs, 15 times")
    void theDetectableDifferenceIsThatOfTheNoncentralTDistribution(int n, int counted, double effect) {
        assertThat(Detectable.effect(n, 0.05 / counted, 0)).isCloseTo(effect, within(1e-8));
    }

    @Test
    void asManyPairsAreNeededAsDetectTheDifference() {
        assertThat(Detectable.pairs(0.9961, 0.05, 0, 1000)).isEqualTo(10);
        assertThat(Detectable.pairs(0.9959, 0.05, 0, 1000)).isEqualTo(11);
        assertThat(Detectable.pairs(1e-6, 0.05, 0, 1000)).isEqualTo(1001);
        assertThat(Detectable.pairs(1e9, 0.05, 0, 1000)).isEqualTo(3);
    }

    @Test
    void theTTestDecidesAndIsCorrectedForAllThatIsAsked() {
        PairComparison one = PairComparison.of(ZEROS, APART, smaller(1));
        PairComparison many = PairComparison.of(ZEROS, APART, smaller(6216));
        assertThat(one.verdict()).isEqualTo(PairVerdict.BETTER);
        assertThat(one.rankTest()).isFalse();
        assertThat(one.won()).isEqualTo(10);
        assertThat(one.meanDifference()).isCloseTo(-1, within(1e-12));
        // SciPy 1.17's ttest_1samp and wilcoxon of these ten.
        assertThat(one.pT()).isCloseTo(P_T, within(1e-12));
        assertThat(one.pWilcoxon()).isEqualTo(2.0 / 1024);
        assertThat(many.adjusted()).isCloseTo(Math.min(1, 6216 * one.pT()), within(1e-9));
        assertThat(many.verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(many.ciLow()).isLessThan(one.ciLow());
        assertThat(PairComparison.of(APART, ZEROS, smaller(1)).verdict()).isEqualTo(PairVerdict.WORSE);
        assertThat(PairComparison.of(APART, ZEROS, new PairDesign(true, 0, 1, 0))
                        .verdict())
                .isEqualTo(PairVerdict.BETTER);
    }

    private static final double P_T = 5.601190384218804e-05;

    @Test
    void aLostPairLeavesItToTheRanks() {
        double[] right = APART.clone();
        right[9] = NONE;
        PairComparison comparison = PairComparison.of(ZEROS, right, smaller(1));
        assertThat(comparison.rankTest()).isTrue();
        assertThat(comparison.lost()).isEqualTo(1);
        assertThat(comparison.meanDifference()).isNaN();
        assertThat(comparison.detectable()).isNaN();
        assertThat(comparison.adjusted()).isEqualTo(2.0 / 1024);
        assertThat(comparison.verdict()).isEqualTo(PairVerdict.BETTER);
        assertThat(PairComparison.of(right, ZEROS, smaller(1)).verdict()).isEqualTo(PairVerdict.WORSE);
        assertThat(PairComparison.of(right, ZEROS, new PairDesign(true, 0, 1, 0))
                        .verdict())
                .isEqualTo(PairVerdict.UNDECIDED);
    }

    @Test
    void twoThatLostAreATie() {
        double[] lost = {NONE, NONE, NONE, NONE, NONE, NONE};
        PairComparison comparison = PairComparison.of(lost, lost, smaller(1));
        assertThat(comparison.won()).isEqualTo(3);
        assertThat(comparison.lost()).isZero();
        assertThat(comparison.verdict()).isEqualTo(PairVerdict.UNDECIDED);
    }

    @Test
    void differencesThatRepeatLeaveItToTheRanks() {
        double[] right = {1, 1, 1, 1, 1, 1, 2, 2, 2, 1};
        assertThat(PairComparison.of(ZEROS, right, smaller(1)).rankTest()).isTrue();
        assertThat(PairComparison.of(new double[] {0, 0, 0}, new double[] {1, 1, 1}, smaller(1))
                        .verdict())
                .as("three equal differences are no proof")
                .isEqualTo(PairVerdict.TOO_FEW);
        assertThat(PairComparison.of(ZEROS, ZEROS, smaller(1)).verdict()).isEqualTo(PairVerdict.UNDECIDED);
    }

    @Test
    void tooFewAreThoseThatCouldNeverDecide() {
        assertThat(verdict(5, 1)).as("2/2⁵ is 0.0625").isEqualTo(PairVerdict.TOO_FEW);
        assertThat(verdict(6, 1)).isEqualTo(PairVerdict.BETTER);
        assertThat(verdict(6, 2)).isEqualTo(PairVerdict.TOO_FEW);
        assertThat(verdict(10, 21)).isEqualTo(PairVerdict.BETTER);
        assertThat(verdict(10, 26)).isEqualTo(PairVerdict.TOO_FEW);
        assertThat(PairComparison.of(new double[0], new double[0], smaller(1)).verdict())
                .isEqualTo(PairVerdict.TOO_FEW);
        assertThat(PairComparison.of(new double[] {1, 2}, new double[] {3, 5}, smaller(1))
                        .verdict())
                .isEqualTo(PairVerdict.TOO_FEW);
    }

    @ParameterizedTest
    @CsvSource({"12, 3, TOO_FEW", "13, 3, BETTER", "8, 1, TOO_FEW", "9, 1, BETTER"})
    @DisplayName("SciPy 1.17's norm.sf: 12 folds reach 3·p = 0.0541, 13 reach 0.0405")
    void overlapTakesMorePairsToDecide(int folds, int counted, PairVerdict verdict) {
        double[] lost = new double[folds];
        java.util.Arrays.fill(lost, NONE);
        PairDesign design = new PairDesign(false, 1.0 / (folds - 1), counted, 0);
        assertThat(PairComparison.of(new double[folds], lost, design).verdict()).isEqualTo(verdict);
    }

    @Test
    void theLeastPValueIsThatOfPairsWhichAreAllLost() {
        for (int n = 1; n < 40; n++) {
            double[] lost = new double[n];
            java.util.Arrays.fill(lost, NONE);
            for (double overlap : new double[] {0, 0.1, 0.25, 1}) {
                double p = PairComparison.of(new double[n], lost, new PairDesign(false, overlap, 1, 0))
                        .pWilcoxon();
                assertThat(SignedRankComparison.least(n, overlap)).isCloseTo(p, within(1e-12));
            }
        }
        assertThat(SignedRankComparison.least(0, 0.25)).isEqualTo(1);
        // SciPy 1.17: 2·norm.sf(√3), which no number of pairs gets below.
        assertThat(SignedRankComparison.least(1 << 30, 1.0 / 3)).isCloseTo(0.08326451709432527, within(1e-9));
    }

    @Test
    void whatAgreesToSixDigitsIsNoDifference() {
        double[] left = {0.816667, 0.75, 0.9, 0.7};
        double[] noise = {0.816667 - 6e-9, 0.75 + 3e-7, 0.9, 0.7 - 1e-16};
        PairComparison same = PairComparison.of(left, noise, smaller(1));
        assertThat(same.same()).isTrue();
        assertThat(same.won()).isEqualTo(2);
        assertThat(same.tied()).isEqualTo(4);
        double[] more = {0.816667, 0.75, 0.9, 0.7 + 5e-7};
        assertThat(PairComparison.of(left, more, smaller(1)).same()).isFalse();
        double[] crossed = {0.75, 0.816667, 0.7, 0.9 + 6e-9};
        assertThat(PairComparison.of(left, crossed, smaller(1)).same()).isFalse();
        assertThat(PairComparison.of(left, crossed, smaller(1)).meanDifference())
                .as("the means agree though the pairs do not")
                .isZero();
    }

    @Test
    void theSameInAllPairsIsSaid() {
        assertThat(PairComparison.of(ZEROS, ZEROS, smaller(1)).same()).isTrue();
        assertThat(PairComparison.of(new double[] {1}, new double[] {1}, smaller(1))
                        .same())
                .isTrue();
        assertThat(PairComparison.of(ZEROS, APART, smaller(1)).same()).isFalse();
        assertThat(PairComparison.of(new double[0], new double[0], smaller(1)).same())
                .isFalse();
    }

    /** Of so many pairs, all won by the left since the right one diverged. */
    private static PairVerdict verdict(int n, int counted) {
        double[] lost = new double[n];
        java.util.Arrays.fill(lost, NONE);
        return PairComparison.of(new double[n], lost, smaller(counted)).verdict();
    }

    @Test
    void equalIsADifferenceThatIsSurelySmall() {
        double[] near = {0.001, -0.002, 0.0015, 0.002, -0.001, 0.0005, -0.0015, 0.0025, -0.0005, 0.001};
        assertThat(PairComparison.of(near, ZEROS, smaller(1)).verdict()).isEqualTo(PairVerdict.UNDECIDED);
        assertThat(PairComparison.of(near, ZEROS, new PairDesign(false, 0, 1, 0.01))
                        .verdict())
                .isEqualTo(PairVerdict.EQUAL);
        assertThat(PairComparison.of(near, ZEROS, new PairDesign(false, 0, 1, 0.001))
                        .verdict())
                .as("may be more than 0.001")
                .isEqualTo(PairVerdict.UNDECIDED);
        assertThat(PairComparison.of(APART, ZEROS, new PairDesign(false, 0, 1, 2))
                        .verdict())
                .as("surely different, surely by less than 2")
                .isEqualTo(PairVerdict.EQUAL);
    }

    @Test
    @DisplayName("baycomp's correlated t-test of ten folds: t 2.46549127, p 0.03583436")
    void overlapWidensTheTTest() {
        double[] x = {.742, .756, .769, .751, .733, .761, .772, .748, .755, .764};
        double[] y = {.751, .754, .781, .760, .741, .757, .790, .753, .768, .771};
        PairComparison comparison = PairComparison.of(y, x, new PairDesign(true, 1 / 9.0, 1, 0));
        assertThat(comparison.meanDifference()).isCloseTo(0.0075, within(1e-12));
        assertThat(comparison.pT()).isCloseTo(0.03583436, within(1e-8));
        assertThat(comparison.verdict()).isEqualTo(PairVerdict.BETTER);
        assertThat(comparison.won()).isEqualTo(8);
    }

    @Test
    void overlapWidensTheRankTestToo() {
        double[] right = APART.clone();
        right[9] = NONE;
        double apart = PairComparison.of(ZEROS, right, smaller(1)).adjusted();
        double folds = PairComparison.of(ZEROS, right, new PairDesign(false, 1 / 9.0, 1, 0))
                .adjusted();
        // (27.5 − 0.5)/(√(385/4)·√(1 + 10/9)) = 1.894122: twice the upper tail.
        assertThat(apart).isEqualTo(2.0 / 1024);
        assertThat(folds).isCloseTo(0.058208875552009584, within(1e-12));
    }

    @Test
    void intervalsOfBoundedValuesEndWithTheirBounds() {
        double[] left = {0.9, 0.2, 0.8};
        double[] right = {0.1, 0.7, 0.6};
        PairComparison free = PairComparison.of(left, right, new PairDesign(true, 0, 1, 0));
        PairComparison bounded = PairComparison.of(left, right, new PairDesign(true, 0, 1, 0, 1));
        assertThat(free.ciLow()).isLessThan(-1);
        assertThat(free.ciHigh()).isGreaterThan(1);
        assertThat(free.canDetect()).isTrue();
        assertThat(bounded.ciLow()).isEqualTo(-1);
        assertThat(bounded.ciHigh()).isEqualTo(1);
        assertThat(bounded.detectable()).isEqualTo(free.detectable()).isGreaterThan(1);
        assertThat(bounded.canDetect()).isFalse();
        assertThat(bounded.verdict()).isEqualTo(free.verdict());
    }
}
