package dev.descent.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RankTestsTest {
    /** Depression scales of nine patients, Hollander and Wolfe (1973), the example of R's {@code ?wilcox.test}. */
    private static final double[] BEFORE = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};

    private static final double[] AFTER = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};

    /** Seconds of 22 baseball players rounding first base in three ways, the example of R's {@code ?friedman.test}. */
    private static final double[][] ROUNDING_TIMES = {
        {5.40, 5.50, 5.55},
        {5.85, 5.70, 5.75},
        {5.20, 5.60, 5.50},
        {5.55, 5.50, 5.40},
        {5.90, 5.85, 5.70},
        {5.45, 5.55, 5.60},
        {5.40, 5.40, 5.35},
        {5.45, 5.50, 5.35},
        {5.25, 5.15, 5.00},
        {5.85, 5.80, 5.70},
        {5.25, 5.20, 5.10},
        {5.65, 5.55, 5.45},
        {5.60, 5.35, 5.45},
        {5.05, 5.00, 4.95},
        {5.50, 5.50, 5.40},
        {5.45, 5.55, 5.50},
        {5.55, 5.55, 5.35},
        {5.45, 5.50, 5.55},
        {5.50, 5.45, 5.25},
        {5.65, 5.60, 5.40},
        {5.70, 5.65, 5.55},
        {6.30, 6.30, 6.25}
    };

    @Test
    @DisplayName("exact as R's wilcox.test(x, y, paired = TRUE): V = 40, p-value = 0.03906")
    void withoutTiesTheSignedRankTestIsExact() {
        SignedRankComparison comparison = SignedRankComparison.of(BEFORE, AFTER);
        assertThat(comparison.n()).isEqualTo(9);
        assertThat(comparison.positiveRanks()).isEqualTo(40);
        assertThat(comparison.pValue()).isCloseTo(20.0 / 512, within(1e-12));
    }

    @Test
    @DisplayName("sleep data, a zero and a tie among them: SciPy 1.17's wilcoxon(d), which permutes the signs")
    void withTiesTheSignedRankTestIsExactToo() {
        double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        SignedRankComparison comparison = SignedRankComparison.of(first, second);
        assertThat(comparison.n()).isEqualTo(9);
        assertThat(comparison.positiveRanks()).isZero();
        assertThat(comparison.pValue()).isEqualTo(0.00390625);
        assertThat(SignedRankComparison.of(new double[] {1, 1, 2, -1, 3, 2, -2, 4}, 0)
                        .pValue())
                .isEqualTo(0.1640625);
    }

    @Test
    void anInfiniteDifferenceRanksAboveAllOthers() {
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(SignedRankComparison.of(new double[] {1, -2, 3, infinite, infinite}, 0))
                .isEqualTo(SignedRankComparison.of(new double[] {1, -2, 3, 9, 9}, 0));
    }

    @Test
    @DisplayName("120 differences of one digit: SciPy 1.17's wilcoxon(d, correction=True, method='asymptotic')")
    void ofManyItIsTheCorrectedNormalApproximation() {
        double[] differences = new double[120];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = (i * i % 23 - 9) / 10.0;
        }
        SignedRankComparison comparison = SignedRankComparison.of(differences, 0);
        assertThat(comparison.n()).isEqualTo(109);
        assertThat(comparison.pValue()).isCloseTo(0.05619172276601497, within(1e-9));
    }

    @Test
    void samplesThatAreEqualRankNothing() {
        assertThat(SignedRankComparison.of(BEFORE, BEFORE)).isEqualTo(new SignedRankComparison(0, 0, 1));
    }

    @Test
    void pairsThatDoNotMatchAreRefused() {
        assertThatThrownBy(() -> SignedRankComparison.of(BEFORE, new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignedRankComparison.of(new double[] {Double.NaN}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("as R's friedman.test(RoundingTimes): chi-squared = 11.143, p-value = 0.003805; digits of SciPy 1.17")
    void friedmansTestOfSeveralConfigurations() {
        RankComparison comparison = RankComparison.of(ROUNDING_TIMES);
        assertThat(comparison.rounds()).isEqualTo(22);
        assertThat(comparison.meanRanks()).containsExactly(53 / 22.0, 47 / 22.0, 32 / 22.0);
        assertThat(comparison.statistic()).isCloseTo(11.142857142857132, within(1e-10));
        assertThat(comparison.pValue()).isCloseTo(0.003805040775511383, within(1e-12));
    }

    @Test
    @DisplayName(
            "Demšar (2006), section 3.2.2: χ² = 9.28 of 4 classifiers on 14 data sets is F = 3.69; digits of SciPy 1.17's f.sf")
    void imanAndDavenportsFormOfFriedmansTest() {
        double friedman = 12.0 / (14 * 4 * 5) * (44 * 44 + 28 * 28 + 40.5 * 40.5 + 27.5 * 27.5) - 3 * 14 * 5;
        assertThat(friedman).isCloseTo(9.278571428571428, within(1e-12));
        ImanDavenport comparison = ImanDavenport.of(friedman, 14, 4);
        assertThat(comparison.statistic()).isCloseTo(3.686313032089063, within(1e-9));
        assertThat(comparison.pValue()).isCloseTo(0.01982300619224915, within(1e-12));
        ImanDavenport rounding =
                ImanDavenport.of(RankComparison.of(ROUNDING_TIMES).statistic(), 22, 3);
        assertThat(rounding.statistic()).isCloseTo(7.121739130434773, within(1e-9));
        assertThat(rounding.pValue()).isCloseTo(0.0021712983876075345, within(1e-12));
    }

    @Test
    void roundsThatAllRankAlikeHaveAnInfiniteF() {
        double[][] alike = {{1, 2, 3}, {4, 5, 6}, {0, 7, 8}};
        assertThat(ImanDavenport.of(RankComparison.of(alike).statistic(), 3, 3))
                .isEqualTo(new ImanDavenport(Double.POSITIVE_INFINITY, 0));
        assertThat(ImanDavenport.of(0, 3, 3)).isEqualTo(new ImanDavenport(0, 1));
        assertThatThrownBy(() -> ImanDavenport.of(1, 1, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatDivergedRanksLast() {
        RankComparison comparison =
                RankComparison.of(new double[][] {{Double.NaN, 1, 2}, {Double.POSITIVE_INFINITY, Double.NaN, 3}});
        assertThat(comparison.meanRanks()).containsExactly(2.5, 2.0, 1.5);
    }

    @Test
    void configurationsThatAlwaysTieDoNotDiffer() {
        RankComparison comparison = RankComparison.of(new double[][] {{1, 1.00000001}, {2, 2}});
        assertThat(comparison.meanRanks()).containsExactly(1.5, 1.5);
        assertThat(comparison.statistic()).isZero();
        assertThat(comparison.pValue()).isEqualTo(1);
    }

    @Test
    void raggedRoundsAreRefused() {
        assertThatThrownBy(() -> RankComparison.of(new double[][] {{1, 2}, {1}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RankComparison.of(new double[0][])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("as R's p.adjust(c(0.04, 0.01, 0.03, 0.02), \"holm\"), a test that was not possible left out")
    void holmsCorrection() {
        assertThat(Holm.corrected(new double[] {0.04, 0.01, Double.NaN, 0.03, 0.02}))
                .containsExactly(new double[] {0.06, 0.04, Double.NaN, 0.06, 0.06}, within(1e-15));
        assertThat(Holm.corrected(new double[] {0.5, 0.9})).containsExactly(1, 1);
        assertThat(Holm.corrected(new double[0])).isEmpty();
    }
}
