package dev.descent.analysis.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.analysis.importance.Crossing.Factor;
import dev.descent.analysis.importance.FunctionalAnova.Effect;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FunctionalAnovaTest {
    @Test
    @DisplayName("without interactions: variances 2.8, 0.0125 and 0.0625 of 2.875, by hand")
    void ofASumEachTermHasItsVariance() {
        FunctionalAnova anova = FunctionalAnova.of(Crossing.of(FullGrid.KEYS), FullGrid.rounds(FullGrid.values()));
        assertShares(anova.effects(), 2.8 / 2.875, 0.0125 / 2.875, 0.0625 / 2.875);
        assertThat(anova.interactions())
                .hasSize(3)
                .allSatisfy(pair -> assertThat(pair.share()).isZero());
        assertThat(anova.rest()).isZero();
        assertThat(anova.noise()).isNaN();
    }

    @Test
    @DisplayName("a product of two signs is interaction alone, one of three is the rest")
    void productsAreInteractions() {
        double[] pair = new double[8];
        double[] triple = new double[8];
        for (int c = 0; c < 8; c++) {
            pair[c] = 7 + sign(c, 0) * sign(c, 1);
            triple[c] = 3 * sign(c, 0) * sign(c, 1) * sign(c, 2) + 4 * sign(c, 2);
        }
        FunctionalAnova ofPair = FunctionalAnova.of(cube(), FullGrid.rounds(pair));
        assertShares(ofPair.effects(), 0, 0, 0);
        assertShares(ofPair.interactions(), 1, 0, 0);
        assertThat(ofPair.rest()).isZero();
        FunctionalAnova ofTriple = FunctionalAnova.of(cube(), FullGrid.rounds(triple));
        assertShares(ofTriple.effects(), 0, 0, 0.64);
        assertThat(ofTriple.rest()).isCloseTo(0.36, within(1e-12));
    }

    /**
     * Two rows by three columns, each in three rounds; ninths of the sums of squares by least squares, the models nested:
     *
     * <pre>
     *   D = lambda f: np.eye(f.max() + 1)[f]
     *   rss = lambda *m: ((y - (X := np.hstack([np.ones((18, 1)), *m])) @ np.linalg.lstsq(X, y)[0]) ** 2).sum()      NumPy 2
     *   rss(R) − rss(R, A) = 43.556   rss(R, A) − rss(R, A, B) = 55.444   rss(R, A, B) − rss(R, AB) = 3.444   rss(R, AB) = 5.889
     * </pre>
     */
    @Test
    void withRoundsTheSharesAreThoseOfAnAnalysisOfVarianceWithBlocks() {
        double[][] values = {{1, 2, 1}, {2, 3, 3}, {4, 4, 6}, {3, 5, 4}, {5, 6, 4}, {9, 9, 9}};
        List<Factor> factors = List.of(
                new Factor(List.of(0), List.of(0, 0, 0, 1, 1, 1), 2),
                new Factor(List.of(1), List.of(0, 1, 2, 0, 1, 2), 3));
        FunctionalAnova anova = FunctionalAnova.of(factors, values);
        double configurations = 392 + 499 + 31;
        assertShares(anova.effects(), 392 / configurations, 499 / configurations);
        assertShares(anova.interactions(), 31 / configurations);
        double f = (configurations / 5) / (53 / 10.0);
        assertThat(anova.noise()).isCloseTo(1 / f, within(1e-12));
        assertThat(anova.effects().get(1).byChance()).isCloseTo(2 / f / 5, within(1e-12));
    }

    @Test
    void aRoundThatIsHardForAllIsNoNoise() {
        double[][] values = new double[8][2];
        for (int c = 0; c < 8; c++) {
            values[c][0] = c;
            values[c][1] = c + 100;
        }
        assertThat(FunctionalAnova.of(cube(), values).noise()).isZero();
    }

    @Test
    void withoutAnyVarianceThereAreNoShares() {
        assertThatThrownBy(() -> FunctionalAnova.of(cube(), FullGrid.rounds(new double[8])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Factor> cube() {
        return List.of(
                new Factor(List.of(0), List.of(0, 0, 0, 0, 1, 1, 1, 1), 2),
                new Factor(List.of(1), List.of(0, 0, 1, 1, 0, 0, 1, 1), 2),
                new Factor(List.of(2), List.of(0, 1, 0, 1, 0, 1, 0, 1), 2));
    }

    private static int sign(int configuration, int factor) {
        return (configuration >> (2 - factor) & 1) == 0 ? -1 : 1;
    }

    private static void assertShares(List<Effect> effects, double... shares) {
        assertThat(effects).hasSize(shares.length);
        for (int e = 0; e < shares.length; e++) {
            assertThat(effects.get(e).share()).isCloseTo(shares[e], within(1e-12));
        }
    }
}
