package dev.descent.engine.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.RowOrder;
import org.junit.jupiter.api.Test;

class RowOrderCacheTest {
    private static final int LONG = 1 << 15;

    private final RowOrderCache orders = new RowOrderCache();

    @Test
    void anOrderIsDrawnOnce() {
        assertThat(orders.of(1, 1, 200)).isSameAs(orders.of(1, 1, 200));
    }

    @Test
    void keysEpochsAndSizesAreToldApart() {
        for (int[] name : new int[][] {{1, 1, 200}, {2, 1, 200}, {1, 2, 200}, {1, 1, 100}}) {
            int[] order = new int[name[2]];
            RowOrder.fill(order, name[0], name[1]);
            assertThat(orders.of(name[0], name[1], name[2])).isEqualTo(order);
        }
    }

    @Test
    void whenThereIsNoRoomAllAreForgotten() {
        int[] first = orders.of(1, 1, LONG);
        for (int epoch = 2; epoch <= 65; epoch++) {
            orders.of(1, epoch, LONG);
        }
        assertThat(orders.of(1, 65, LONG)).isSameAs(orders.of(1, 65, LONG));
        assertThat(orders.of(1, 1, LONG)).isNotSameAs(first).isEqualTo(first);
    }

    @Test
    void anOrderThatTakesMuchOfTheRoomIsNotRemembered() {
        assertThat(orders.of(1, 1, LONG + 1)).isNotSameAs(orders.of(1, 1, LONG + 1));
    }
}
