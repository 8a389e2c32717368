package dev.descent.sweep.search;

import dev.descent.number.NumberText;
import java.util.Arrays;
import java.util.stream.Collectors;

/** One configuration: a value for each active dimension of its space; equal if all values are. */
public final class Point {
    private final double[] values;

    private Point(double[] values) {
        this.values = values;
    }

    /**
     * A point of given values, by dimension.
     *
     * @param values the number, or the index of the option; NaN where a dimension is inactive
     */
    public static Point of(double... values) {
        double[] copy = new double[values.length];
        for (int d = 0; d < values.length; d++) {
            copy[d] = values[d] + 0.0;
        }
        return new Point(copy);
    }

    /** The number of dimensions, active or not. */
    public int size() {
        return values.length;
    }

    /** Whether a dimension has a value. */
    public boolean isActive(int dimension) {
        return !Double.isNaN(values[dimension]);
    }

    /** The number, or the index of the option; NaN where the dimension is inactive. */
    public double value(int dimension) {
        return values[dimension];
    }

    /** The index of the option of an active choice. */
    public int option(int dimension) {
        if (!isActive(dimension)) {
            throw new IllegalArgumentException("dimension " + dimension + " is not active in " + this);
        }
        return (int) values[dimension];
    }

    /** All values, by dimension. */
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isNaN(value) ? "-" : NumberText.written(value))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
