package dev.descent.analysis.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Direction;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpectedBestTest {
    private static final double NONE = Double.NaN;
    private static final Direction SMALLER = Direction.SMALLER_IS_BETTER;
    private static final Direction LARGER = Direction.LARGER_IS_BETTER;

    @Test
    void isTheMeanOverAllChoices() {
        double[] values = {3, 1, 4, 2};
        assertClose(ExpectedBest.of(values, SMALLER, 4), 2.5, 5.0 / 3, 1.25, 1);
        assertClose(ExpectedBest.of(values, LARGER, 4), 2.5, 10.0 / 3, 3.75, 4);
        assertThat(ExpectedBest.of(values, SMALLER, 2)).hasSize(2);
    }

    @Test
    void whatHasNoValueIsWorst() {
        double[] values = {NONE, 3, 1, NONE};
        // Of 2 both may be without one; of 3 the best is 1 in 3 choices of 4.
        assertClose(ExpectedBest.of(values, SMALLER, 4), NONE, NONE, 1.5, 1);
        assertClose(ExpectedBest.of(values, LARGER, 4), NONE, NONE, 2.5, 3);
    }

    @Test
    void aThousandValuesNeitherOverflowNorVanish() {
        double[] values = IntStream.rangeClosed(1, 1000).asDoubleStream().toArray();
        double[] expected = ExpectedBest.of(values, SMALLER, 1000);
        for (int k = 1; k <= 1000; k++) {
            // The least of k numbers drawn from 1 … n is (n + 1)/(k + 1) on average.
            assertThat(expected[k - 1]).isCloseTo(1001.0 / (k + 1), within(1e-9));
        }
    }

    @Test
    void moreThanThereAreCantBeDrawn() {
        assertThatThrownBy(() -> ExpectedBest.of(new double[3], SMALLER, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("most lies in [0, 3], but is 4");
    }

    @Test
    void theBestInOrderNeverGetsWorse() {
        double[] values = {NONE, 3, 5, 1, NONE, 2};
        assertClose(BestInOrder.of(values, SMALLER), NONE, 3, 3, 1, 1, 1);
        assertClose(BestInOrder.of(values, LARGER), NONE, 3, 5, 5, 5, 5);
    }

    private static void assertClose(double[] found, double... expected) {
        assertThat(found).as(Arrays.toString(found)).containsExactly(expected, within(1e-12));
    }
}
