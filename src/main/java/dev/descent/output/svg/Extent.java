package dev.descent.output.svg;

/** From where to where values reach; those that are not finite do not count. */
final class Extent {
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double leastPositive = Double.POSITIVE_INFINITY;
    private boolean zero;

    Extent add(double value) {
        if (Double.isFinite(value)) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            zero |= value == 0;
            if (value > 0) {
                leastPositive = Math.min(leastPositive, value);
            }
        }
        return this;
    }

    boolean isEmpty() {
        return min > max;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    /** Whether a value is exactly 0. */
    boolean hasZero() {
        return zero;
    }

    double leastPositive() {
        return leastPositive;
    }

    /** Whether the values are at least 0 and the largest is at least {@code times} the least positive one. */
    boolean spreads(double times) {
        return min >= 0 && leastPositive < max && max / leastPositive >= times;
    }
}
