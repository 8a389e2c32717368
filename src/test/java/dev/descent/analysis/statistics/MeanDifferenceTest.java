package dev.descent.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanDifferenceTest {
    /** 2.88 degrees of freedom, rounded down to 2: 4.302653 times the root of 1 + 4/3. */
    @Test
    void theIntervalIsWelchs() {
        MeanDifference it = MeanDifference.of(new double[] {1, 3}, new double[] {4, 6, 8});
        assertThat(it.left()).isEqualTo(2);
        assertThat(it.difference()).isEqualTo(4);
        assertThat(it.ciLow()).isCloseTo(4 - 6.57241, within(1e-5));
        assertThat(it.ciHigh()).isCloseTo(4 + 6.57241, within(1e-5));
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
