package dev.descent.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanDifferenceTest {
    /** 2.88235 degrees of freedom, as SciPy's {@code ttest_ind(…, equal_var=False).confidence_interval()}. */
    @Test
    void theIntervalIsWelchs() {
        MeanDifference it = MeanDifference.of(new double[] {1, 3}, new double[] {4, 6, 8});
        assertThat(it.left()).isEqualTo(2);
        assertThat(it.difference()).isEqualTo(4);
        assertThat(it.ciLow()).isCloseTo(4 - 4.9754676, within(1e-6));
        assertThat(it.ciHigh()).isCloseTo(4 + 4.9754676, within(1e-6));
    }

    @Test
    void ofOneValueThereIsNoInterval() {
        MeanDifference it = MeanDifference.of(new double[] {1}, new double[] {4, 6});
        assertThat(it.difference()).isEqualTo(4);
        assertThat(it.ciLow()).isNaN();
    }

    @Test
    void valuesThatDoNotVaryLeaveNoDoubt() {
        MeanDifference it = MeanDifference.of(new double[] {1, 1}, new double[] {2, 2});
        assertThat(it.ciLow()).isEqualTo(1);
        assertThat(it.ciHigh()).isEqualTo(1);
    }
}
