package dev.descent.engine.lockstep;

import dev.descent.data.RowOrder;
import java.util.Arrays;
import java.util.List;

/** The orders in which the lanes of a pack visit their rows; lanes of one seed, repeat and epoch share one array. */
final class RowOrders {
    private final int[][] drawn;
    private final int[] fileOrder;
    private final int[][] ofLane;

    RowOrders(int lanes, int rows) {
        this.drawn = new int[lanes][rows];
        this.fileOrder = new int[rows];
        Arrays.setAll(fileOrder, r -> r);
        this.ofLane = new int[lanes][];
    }

    /** The order of each lane for its coming epoch. */
    int[][] next(List<Lane> lanes) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            ofLane[lane] = order(lanes, lane);
        }
        return ofLane;
    }

    private int[] order(List<Lane> lanes, int lane) {
        Lane own = lanes.get(lane);
        if (!own.spec().shuffle()) {
            return fileOrder;
        }
        for (int l = 0; l < lane; l++) {
            Lane other = lanes.get(l);
            if (other.spec().shuffle()
                    && other.orderKey() == own.orderKey()
                    && other.state().epoch() == own.state().epoch()) {
                return ofLane[l];
            }
        }
        RowOrder.fill(drawn[lane], own.orderKey(), own.state().epoch() + 1);
        return drawn[lane];
    }
}
