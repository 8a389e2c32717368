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
        assertClose(expected(values, SMALLER), 2.5, 5.0 / 3, 1.25, 1);
        assertClose(expected(values, LARGER), 2.5, 10.0 / 3, 3.75, 4);
    }

    @Test
    void whatHasNoValueIsWorst() {
        double[] values = {NONE, 3, 1, NONE};
        // Of 2 both may be without one; of 3 the best is 1 in 3 choices of 4.
        assertClose(expected(values, SMALLER), NONE, NONE, 1.5, 1);
        assertClose(expected(values, LARGER), NONE, NONE, 2.5, 3);
    }

    /** Of all choices of k, by hand: of 2 of {1, 2, 3, 4} the best are 1, 1, 1, 2, 2, 3. */
    @Test
    void theMedianIsThatOverAllChoicesAndWhatHasNoValueIsWorst() {
        assertClose(medians(SMALLER, 3, 1, 4, 2), 3, 2, 1, 1);
        assertClose(medians(LARGER, 3, 1, 4, 2), 2, 3, 4, 4);
        // Of 1 half have no value; of 2 the best are 1, 1, 1, 3, 3 and none.
        assertClose(medians(SMALLER, NONE, 3, 1, NONE), NONE, 3, 1, 1);
        assertClose(medians(LARGER, NONE, 3, 1, NONE), NONE, 1, 3, 3);
    }

    /** Every median against sorting the best of all subsets. */
    @Test
    void theMedianOfManyIsThatOfAllSubsets() {
        double[] values = {5, 2, NONE, 9, 2, 7, NONE, 1e12, 4, NONE, 3};
        double[] medians = medians(SMALLER, values);
        for (int k = 1; k <= values.length; k++) {
            int size = k;
            double[] best = IntStream.range(0, 1 << values.length)
                    .filter(set -> Integer.bitCount(set) == size)
                    .mapToDouble(set -> IntStream.range(0, values.length)
                            .filter(i -> (set >> i & 1) == 1 && !Double.isNaN(values[i]))
                            .mapToDouble(i -> values[i])
                            .min()
                            .orElse(Double.POSITIVE_INFINITY))
                    .sorted()
                    .toArray();
            double middle = best[best.length / 2];
            assertThat(medians[k - 1]).isEqualTo(Double.isInfinite(middle) ? NONE : middle);
        }
    }

    private static double[] medians(Direction direction, double... values) {
        ExpectedBest best = new ExpectedBest(values, direction);
        return IntStream.rangeClosed(1, values.length).mapToDouble(best::median).toArray();
    }

    @Test
    void aThousandValuesNeitherOverflowNorVanish() {
        double[] values = IntStream.rangeClosed(1, 1000).asDoubleStream().toArray();
        double[] expected = expected(values, SMALLER);
        for (int k = 1; k <= 1000; k++) {
            // The least of k numbers drawn from 1 … n is (n + 1)/(k + 1) on average.
            assertThat(expected[k - 1]).isCloseTo(1001.0 / (k + 1), within(1e-9));
        }
    }

    @Test
    void moreThanThereAreCantBeDrawn() {
        assertThatThrownBy(() -> new ExpectedBest(new double[3], SMALLER).of(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k lies in [1, 3], but is 4");
    }

    @Test
    void theBestInOrderNeverGetsWorse() {
        double[] values = {NONE, 3, 5, 1, NONE, 2};
        assertClose(BestInOrder.of(values, SMALLER), NONE, 3, 3, 1, 1, 1);
        assertClose(BestInOrder.of(values, LARGER), NONE, 3, 5, 5, 5, 5);
    }

    private static double[] expected(double[] values, Direction direction) {
        ExpectedBest expected = new ExpectedBest(values, direction);
        return IntStream.rangeClosed(1, values.length).mapToDouble(expected::of).toArray();
    }

    private static void assertClose(double[] found, double... expected) {
        assertThat(found).as(Arrays.toString(found)).containsExactly(expected, within(1e-12));
    }
}
