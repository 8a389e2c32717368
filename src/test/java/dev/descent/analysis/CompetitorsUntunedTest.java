package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.analysis.statistics.PairComparison;
import dev.descent.analysis.statistics.PairDesign;
import org.junit.jupiter.api.Test;

class CompetitorsUntunedTest {
    /** Nine small differences and one far out: SciPy has p = 0.299528 of the t-test and 0.001953125 = 2/2¹⁰ of Wilcoxon's. */
    private static final double[] TUNED = {-0.1, -0.2, -0.3, -0.4, -0.5, -0.6, -0.7, -0.8, -0.9, -50};

    @Test
    void whereTheOtherTestSaysOtherwiseThatStandsBesideTheVerdictWithBothP() {
        PairComparison pair = PairComparison.of(TUNED, new double[10], new PairDesign(false, 0, 5, 0));
        assertThat(CompetitorTables.gainWithP(pair))
                .isEqualTo("-5.45: undecided, p = 1; the signed-rank test alone would say better (p = 0.00976562)");
        assertThat(CompetitorsUntuned.word(pair))
                .isEqualTo(
                        "not told from that (better in 10 of 10, p = 1); the signed-rank test alone would say better (p = 0.00976562)");
    }

    @Test
    void whereBothAgreeTheVerdictHasItsPAlone() {
        double[] even = {-1, -1.1, -1.2, -1.3, -1.4, -1.5, -1.6, -1.7, -1.8, -1.9};
        PairComparison pair = PairComparison.of(even, new double[10], new PairDesign(false, 0, 5, 0));
        assertThat(CompetitorTables.gainWithP(pair)).matches("-1\\.45: better, p = [0-9.e-]+");
        assertThat(CompetitorsUntuned.word(pair))
                .matches("better by more than chance \\(better in 10 of 10, p = .*\\)");
    }
}
