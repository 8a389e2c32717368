package dev.descent.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
    @ParameterizedTest
    @CsvSource({
        "6, 1, 6",
        "7, 1, 7",
        "8, 1, 8",
        "9, 2, 8",
        "10, 2, 9",
        "12, 3, 10",
        "15, 4, 12",
        "17, 5, 13",
        "20, 6, 15",
        "30, 10, 21",
        "1000, 469, 532",
        "1001, 470, 532",
        "2500, 1201, 1300",
        "10000, 4902, 5099"
    })
    @DisplayName("SciPy 1.17: the largest r with binom.cdf(r − 1, n, 1/2) ≤ 0.025, the r-th from below and from above")
    void theIntervalOfTheMedianEndsAtValues(int n, int low, int high) {
        Summary summary = Summary.of(oneToN(n));
        assertThat(summary.medianLow()).isEqualTo(low);
        assertThat(summary.medianHigh()).isEqualTo(high);
    }

    @Test
    void ofFiveValuesTheMedianHasNoInterval() {
        for (int n = 0; n < 6; n++) {
            assertThat(Summary.of(oneToN(n)).medianLow()).isNaN();
            assertThat(Summary.of(oneToN(n)).medianHigh()).isNaN();
        }
    }

    @Test
    void whereTrainingPartsOverlapTheMedianHasNoInterval() {
        Summary summary = Summary.of(oneToN(10), 1.0 / 9);
        assertThat(summary.median()).isEqualTo(5.5);
        assertThat(summary.medianLow()).isNaN();
        assertThat(summary.medianHigh()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "147, 150, 0.9428533167296139, 0.9931752486770326",
        "60, 72, 0.730892930694645, 0.9020062875743831",
        "0, 10, 0, 0.27753279986288926",
        "10, 10, 0.7224672001371109, 1",
        "1, 1, 0.20654931437723745, 1"
    })
    @DisplayName("SciPy 1.17: binomtest(right, n).proportion_ci(method='wilson')")
    void aShareOfRowsHasWilsonsInterval(int right, int n, double low, double high) {
        Proportion proportion = Proportion.of(right, n);
        assertThat(proportion.share()).isEqualTo((double) right / n);
        assertThat(proportion.low()).isCloseTo(low, within(1e-12));
        assertThat(proportion.high()).isCloseTo(high, within(1e-12));
    }

    @Test
    void anotherLevelIsAsWideAsAskedFor() {
        Proportion proportion = Proportion.of(430, 10_000, 0.98);
        assertThat(proportion.low()).isCloseTo(0.03852283338389892, within(1e-12));
        assertThat(proportion.high()).isCloseTo(0.04797154621408012, within(1e-12));
    }

    @Test
    void noMoreCanBeRightThanThereAre() {
        assertThatThrownBy(() -> Proportion.of(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proportion.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] oneToN(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = n - i;
        }
        return values;
    }
}
