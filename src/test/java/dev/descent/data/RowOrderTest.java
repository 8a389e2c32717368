package dev.descent.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import dev.descent.number.RandomValues;
import dev.descent.number.Threefry;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowOrderTest {
    private static final long KEY = RandomKey.of(42, 1, Purpose.ORDER, -1, "");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 32, 1000})
    void everyRowStandsInItOnce(int rows) {
        assertThat(order(rows, KEY, 1))
                .containsExactlyInAnyOrder(IntStream.range(0, rows).toArray());
    }

    /** Numbers of a Python program that restates Threefry, the key's digest and the shuffle. */
    @Test
    void theOrderIsThatOfAnotherProgram() {
        assertThat(order(10, KEY, 1)).containsExactly(4, 0, 5, 8, 7, 3, 6, 9, 2, 1);
        assertThat(order(10, KEY, 2)).containsExactly(1, 5, 9, 6, 0, 4, 7, 2, 8, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 513, 514, 1300})
    void longOrdersAreWhatTheFormulaSays(int rows) {
        int[] expected = IntStream.range(0, rows).toArray();
        for (int i = 0; i < rows - 1; i++) {
            int j = i + RandomValues.bounded((int) Threefry.bits(KEY, 5, i), rows - i);
            int swapped = expected[i];
            expected[i] = expected[j];
            expected[j] = swapped;
        }
        assertThat(order(rows, KEY, 5)).containsExactly(expected);
    }

    @Test
    void anOrderDoesNotDependOnWhatTheArrayHeld() {
        int[] used = order(50, KEY, 1);
        RowOrder.fill(used, KEY, 2);
        assertThat(used).containsExactly(order(50, KEY, 2));
    }

    @Test
    void epochsAndKeysHaveOrdersOfTheirOwn() {
        long another = RandomKey.of(42, 2, Purpose.ORDER, -1, "");
        assertThat(order(50, KEY, 1)).isNotEqualTo(order(50, KEY, 2)).isNotEqualTo(order(50, another, 1));
    }

    @Test
    void allOrdersOfThreeRowsAreAboutEquallyOften() {
        int[] counts = new int[9];
        for (int epoch = 1; epoch <= 6_000; epoch++) {
            int[] order = order(3, KEY, epoch);
            counts[3 * order[0] + order[1]]++;
        }
        // 1,000 each expected; five standard deviations of a binomial count are 144.
        assertThat(Arrays.stream(counts).filter(c -> c > 0)).hasSize(6).allMatch(c -> c > 856 && c < 1_144);
    }

    private static int[] order(int rows, long key, int epoch) {
        int[] order = new int[rows];
        RowOrder.fill(order, key, epoch);
        return order;
    }
}
