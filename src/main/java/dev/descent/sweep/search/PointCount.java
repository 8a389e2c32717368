package dev.descent.sweep.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many points a finite space has.
 *
 * <pre>
 *   N(d) = N(d + 1)                    dimension d is not active
 *        = size of d · N(d + 1)        no condition names it
 *        = Σ over its options N(d + 1) else; options that no condition names count alike
 * </pre>
 *
 * <p>Dimensions that no condition links are counted by themselves and multiplied. What exceeds 2⁶³ − 1 is 2⁶³ − 1.
 */
final class PointCount {
    private final List<Dimension> dimensions;
    /** By dimension, its options that conditions name. */
    private final List<Set<Integer>> named = new ArrayList<>();
    /** By dimension, the least dimension that it is linked to. */
    private final int[] family;

    private PointCount(List<Dimension> dimensions) {
        this.dimensions = dimensions;
        this.family = new int[dimensions.size()];
        for (int d = 0; d < family.length; d++) {
            named.add(new TreeSet<>());
            family[d] = d;
            for (Condition condition : dimensions.get(d).conditions()) {
                named.get(condition.dimension()).add(condition.option());
                unite(family[d], family[condition.dimension()]);
            }
        }
    }

    private void unite(int one, int other) {
        for (int d = 0; d < family.length; d++) {
            if (family[d] == Math.max(one, other)) {
                family[d] = Math.min(one, other);
            }
        }
    }

    static long of(List<Dimension> dimensions) {
        PointCount count = new PointCount(dimensions);
        double[] values = new double[dimensions.size()];
        Arrays.fill(values, Double.NaN);
        long product = 1;
        for (int d = 0; d < values.length; d++) {
            if (count.family[d] == d) {
                product = times(product, count.from(d, d, values));
            }
        }
        return product;
    }

    /** The number of ways to go on from dimension {@code d} within a family, after {@code values}. */
    private long from(int d, int root, double[] values) {
        if (d == values.length) {
            return 1;
        }
        if (family[d] != root || !active(d, values)) {
            return from(d + 1, root, values);
        }
        long size = SearchSpace.sizeOf(dimensions.get(d).domain());
        long others = size - named.get(d).size();
        long sum = 0;
        if (others > 0) {
            // -1 is none of the options that matter
            values[d] = -1;
            sum = times(others, from(d + 1, root, values));
        }
        for (int option : named.get(d)) {
            values[d] = option;
            sum = plus(sum, from(d + 1, root, values));
        }
        values[d] = Double.NaN;
        return sum;
    }

    private boolean active(int d, double[] values) {
        return dimensions.get(d).conditions().stream().allMatch(condition -> condition.holds(values));
    }

    private static long times(long a, long b) {
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }

    private static long plus(long a, long b) {
        return a + b < 0 ? Long.MAX_VALUE : a + b;
    }
}
