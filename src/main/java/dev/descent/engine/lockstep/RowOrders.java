package dev.descent.engine.lockstep;

import java.util.Arrays;
import java.util.List;

/**
 * The orders in which the lanes of a pack visit their rows; lanes of one seed, repeat and epoch share one.
 *
 * <p>A place is where a row begins in an array of rows: row number times values a row. Place of position p in a lane is
 * {@code places[p · width + lane]}.
 */
final class RowOrders {
    private final List<Lane> lanes;
    private final int width;
    private final int rows;
    private final RowOrderCache orderCache;
    private final int[] inFileOrder;
    private final int[][] orders;
    private final int[] rowNumbers;

    RowOrders(List<Lane> lanes, int width, int rows, RowOrderCache orderCache) {
        this.lanes = lanes;
        this.width = width;
        this.rows = rows;
        this.orderCache = orderCache;
        this.inFileOrder = new int[rows];
        Arrays.setAll(inFileOrder, r -> r);
        this.orders = new int[lanes.size()][];
        this.rowNumbers = new int[rows * width];
    }

    /** Draws the order of each lane's coming epoch. */
    void draw() {
        for (int lane = 0; lane < orders.length; lane++) {
            boolean known = lane > 0 && alike(lanes.get(lane - 1), lanes.get(lane));
            orders[lane] = known ? orders[lane - 1] : order(lanes.get(lane));
            int[] order = orders[lane];
            for (int p = 0; p < rows; p++) {
                rowNumbers[p * width + lane] = order[p];
            }
        }
    }

    /** Writes where rows of this number of values begin. */
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

    private int[] order(Lane lane) {
        if (!lane.spec().shuffle()) {
            return inFileOrder;
        }
        return orderCache.of(lane.orderKey(), lane.state().epoch() + 1, rows);
    }
}
