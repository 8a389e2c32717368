package dev.descent.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Range;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatsTest {
    /** Student's sleep data: hours gained with two drugs by ten patients (R's {@code sleep}). */
    private static final double[] FIRST = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

    private static final double[] SECOND = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    @Test
    @DisplayName("the interval of the sleep data is that of R's t.test(extra, paired = TRUE)")
    void sleep() {
        PairedComparison comparison = PairedComparison.of(FIRST, SECOND, 0);
        assertThat(comparison.meanDifference()).isCloseTo(-1.58, within(1e-12));
        assertThat(comparison.ciLow()).isCloseTo(-2.4598858, within(1e-7));
        assertThat(comparison.ciHigh()).isCloseTo(-0.7001142, within(1e-7));
        assertThat(comparison.pValue()).isCloseTo(0.002833, within(1e-6));
    }

    @Test
    void anOverlapWidensTheInterval() {
        double plain = PairedComparison.of(FIRST, SECOND, 0).ciHigh() + 1.58;
        double corrected = PairedComparison.of(FIRST, SECOND, 0.25).ciHigh() + 1.58;
        assertThat(corrected / plain).isCloseTo(Math.sqrt((0.1 + 0.25) / 0.1), within(1e-12));
    }

    @Test
    void equalSamplesDoNotDiffer() {
        assertThat(PairedComparison.of(FIRST, FIRST, 0).pValue()).isEqualTo(1);
    }

    @Test
    void aDifferenceThatIsAlwaysTheSameIsCertain() {
        assertThat(PairedComparison.of(new double[] {2, 3}, new double[] {1, 2}, 0)
                        .pValue())
                .isZero();
    }

    @Test
    void aSinglePairHasNoInterval() {
        PairedComparison comparison = PairedComparison.of(new double[] {2}, new double[] {1}, 0);
        assertThat(comparison.meanDifference()).isEqualTo(1);
        assertThat(comparison.pValue()).isNaN();
    }

    @Test
    void samplesOfDifferentLengthsAreRefused() {
        assertThatThrownBy(() -> PairedComparison.of(FIRST, new double[3], 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSummaryOfFourValues() {
        Summary summary = Summary.of(new double[] {4, 1, 3, 2});
        assertThat(summary.n()).isEqualTo(4);
        assertThat(summary.mean()).isEqualTo(2.5);
        assertThat(summary.sd()).isCloseTo(1.2909944487358056, within(1e-15));
        assertThat(summary.median()).isEqualTo(2.5);
        assertThat(summary.min()).isEqualTo(1);
        assertThat(summary.max()).isEqualTo(4);
        // qt(0.975, 3) of R is 3.182446
        assertThat(summary.ciHigh()).isCloseTo(2.5 + 3.182446305284263 * 1.2909944487358056 / 2, within(1e-9));
    }

    @Test
    void aSingleValueHasNeitherDeviationNorInterval() {
        Summary summary = Summary.of(new double[] {7});
        assertThat(summary.mean()).isEqualTo(7);
        assertThat(summary.median()).isEqualTo(7);
        assertThat(summary.sd()).isNaN();
        assertThat(summary.ciLow()).isNaN();
    }

    @Test
    void valuesThatAreAllTheSameDeviateByNothing() {
        Summary summary = Summary.of(new double[] {0.1, 0.1, 0.1});
        assertThat(summary.mean()).isEqualTo(0.1);
        assertThat(summary.sd()).isZero();
        assertThat(summary.ciLow()).isEqualTo(summary.ciHigh());
    }

    @Test
    void anIntervalEndsWhereTheValuesMust() {
        Summary accuracy = Summary.of(new double[] {0.6, 0.95, 0.97});
        assertThat(accuracy.ciHigh()).isGreaterThan(1);
        assertThat(accuracy.within(Range.UNIT).ciHigh()).isEqualTo(1);
        assertThat(accuracy.within(Range.UNIT).ciLow()).isEqualTo(accuracy.ciLow());
        assertThat(accuracy.within(Range.UNIT).mean()).isEqualTo(accuracy.mean());
        assertThat(Summary.of(new double[] {0.1, 3}).within(Range.NOT_NEGATIVE).ciLow())
                .isZero();
        assertThat(accuracy.within(Range.ANY)).isEqualTo(accuracy);
        assertThat(Summary.of(new double[] {7}).within(Range.UNIT).ciLow()).isNaN();
        // What an engine says that keeps no range is shown all the same.
        assertThat(Summary.of(new double[] {2, 3}).within(Range.UNIT).ciHigh()).isEqualTo(3);
    }

    @Test
    void anEmptySampleHasNoNumbers() {
        assertThat(Summary.of(new double[0]).mean()).isNaN();
    }
}
