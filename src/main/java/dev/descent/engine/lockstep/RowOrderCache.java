package dev.descent.engine.lockstep;

import dev.descent.data.RowOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Row orders that trials of several packs visit: every optimizer of a sweep sees the same ones. Each is drawn once while there is room
 * to remember it. Used by several threads.
 */
final class RowOrderCache {
    /** Rows of all orders that are remembered: 8 MB. */
    private static final int ROOM = 1 << 21;

    /** Orders of more rows are rarely visited twice before there is no room left. */
    private static final int LONGEST = ROOM / 64;

    private record Name(long key, int epoch, int rows) {
        /** By hand, as of {@link dev.descent.data.DatasetKey}: making one takes the JVM long. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Name name && key == name.key && epoch == name.epoch && rows == name.rows;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * Long.hashCode(key) + epoch) + rows;
        }
    }

    private final Map<Name, int[]> orders = new HashMap<>();
    private int taken;

    /** The order that {@link RowOrder} gives, which nobody may change. */
    int[] of(long key, int epoch, int rows) {
        Name name = new Name(key, epoch, rows);
        synchronized (this) {
            int[] known = orders.get(name);
            if (known != null) {
                return known;
            }
        }
        int[] order = new int[rows];
        RowOrder.fill(order, key, epoch);
        if (rows <= LONGEST) {
            remember(name, order);
        }
        return order;
    }

    private synchronized void remember(Name name, int[] order) {
        if (taken + order.length > ROOM) {
            orders.clear();
            taken = 0;
        }
        if (orders.put(name, order) == null) {
            taken += order.length;
        }
    }
}
