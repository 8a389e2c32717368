package dev.descent.output.svg;

/** From where to where values reach; those that are not finite do not count, nor do those beyond an end. */
final class Extent {
    private final double end;
    private boolean beyond;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double leastPositive = Double.POSITIVE_INFINITY;
    private boolean zero;

    Extent() {
        this(Double.POSITIVE_INFINITY);
    }

    /** An extent of values up to an end. */
    Extent(double end) {
        this.end = end;
    }

    Extent add(double value) {
        if (Double.isFinite(value) && value > end) {
            beyond = true;
        } else if (Double.isFinite(value)) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            zero |= value == 0;
            if (value > 0) {
                leastPositive = Math.min(leastPositive, value);
            }
        }
        return this;
    }

    /** Whether a value lies beyond the end. */
    boolean isLeft() {
        return beyond;
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
