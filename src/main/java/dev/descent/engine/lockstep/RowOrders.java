package dev.descent.engine.lockstep;

import dev.descent.data.RowOrder;
import java.util.Arrays;
import java.util.List;

/**
 * The orders in which the lanes of a pack visit their rows; those of one seed, repeat and epoch are drawn once.
 *
 * <p>A place is where a row begins in an array of rows: row number times values a row. Place of position p in a lane is
 * {@code places[p · width + lane]}.
 */
final class RowOrders {
    private final List<Lane> lanes;
    private final int width;
    private final int rows;
    private final int[] order;
    private final int[] rowNumbers;

    RowOrders(List<Lane> lanes, int width, int rows) {
        this.lanes = lanes;
        this.width = width;
        this.rows = rows;
        this.order = new int[rows];
        this.rowNumbers = new int[rows * width];
    }

    /** Draws the order of each lane's coming epoch. */
    void draw() {
        boolean[] done = new boolean[lanes.size()];
        for (int lane = 0; lane < done.length; lane++) {
            if (!done[lane]) {
                order(lanes.get(lane));
                for (int other = lane; other < done.length; other++) {
                    if (alike(lanes.get(lane), lanes.get(other))) {
                        done[other] = true;
                        for (int p = 0; p < rows; p++) {
                            rowNumbers[p * width + other] = order[p];
                        }
                    }
                }
            }
        }
    }

    /** Writes where the rows begin that have so many values. */
    void places(int values, int[] places) {
        for (int k = 0; k < rowNumbers.length; k++) {
            places[k] = rowNumbers[k] * values;
        }
    }

    private static boolean alike(Lane lane, Lane other) {
        boolean shuffles = lane.spec().shuffle();
        return shuffles == other.spec().shuffle()
                && (!shuffles
                        || lane.orderKey() == other.orderKey()
                                && lane.state().epoch() == other.state().epoch());
    }

    private void order(Lane lane) {
        if (lane.spec().shuffle()) {
            RowOrder.fill(order, lane.orderKey(), lane.state().epoch() + 1);
        } else {
            Arrays.setAll(order, r -> r);
        }
    }
}
