package dev.descent.sweep.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;

/**
 * What a search draws from: dimensions, each active in the points that meet its conditions. As conditions name earlier dimensions
 * alone, the space is a tree: first the choices that matter, then what belongs to what was chosen.
 */
public final class SearchSpace {
    private final List<Dimension> dimensions;

    /**
     * A space of dimensions, in this order.
     *
     * @throws IllegalArgumentException if a condition names no option of an earlier choice
     */
    public SearchSpace(List<Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        for (int d = 0; d < dimensions.size(); d++) {
            for (Condition condition : dimensions.get(d).conditions()) {
                check(d, condition);
            }
        }
    }

    private void check(int d, Condition condition) {
        int earlier = condition.dimension();
        boolean names = earlier >= 0
                && earlier < d
                && dimensions.get(earlier).domain() instanceof Domain.Choice choice
                && condition.option() >= 0
                && condition.option() < choice.options();
        if (!names) {
            throw new IllegalArgumentException(
                    condition + " of " + dimensions.get(d).path() + " names no option of an earlier choice");
        }
    }

    /** The dimensions, in order. */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    /**
     * The point at given quantiles: of a number {@link Distribution#at}, of a choice {@code ⌊u·options⌋}.
     *
     * @param quantiles u in [0, 1) by dimension; asked for active ones only
     */
    public Point point(IntToDoubleFunction quantiles) {
        double[] values = new double[dimensions.size()];
        Arrays.fill(values, Double.NaN);
        for (int d = 0; d < values.length; d++) {
            if (isActive(d, values)) {
                values[d] = valueAt(dimensions.get(d).domain(), quantiles.applyAsDouble(d));
            }
        }
        return Point.of(values);
    }

    private static double valueAt(Domain domain, double u) {
        if (domain instanceof Domain.Choice choice) {
            return Math.min(choice.options() - 1.0, Math.floor(u * choice.options()));
        }
        if (domain instanceof Domain.Numeric numeric) {
            return numeric.distribution().at(u);
        }
        throw new AssertionError(domain);
    }

    /** Whether all conditions of a dimension hold, for the values of the dimensions before it. */
    boolean isActive(int dimension, double[] values) {
        for (Condition condition : dimensions.get(dimension).conditions()) {
            if (!condition.holds(values)) {
                return false;
            }
        }
        return true;
    }

    /** Whether its points can be counted. */
    public boolean isFinite() {
        return dimensions.stream().allMatch(dimension -> sizeOf(dimension.domain()) > 0);
    }

    /** How many different points there are; at most 2⁶³ − 1, empty if they can't be counted. */
    public OptionalLong size() {
        return isFinite() ? OptionalLong.of(PointCount.of(dimensions)) : OptionalLong.empty();
    }

    /** How many values a domain has; 0 if they can't be counted. */
    static long sizeOf(Domain domain) {
        if (domain instanceof Domain.Choice choice) {
            return choice.options();
        }
        if (domain instanceof Domain.Numeric numeric) {
            return numeric.distribution().isFinite() ? numeric.distribution().size() : 0;
        }
        throw new AssertionError(domain);
    }

    /** All points of a finite space, the last dimension fastest. */
    public List<Point> points() {
        List<Point> points = new ArrayList<>();
        double[] values = new double[dimensions.size()];
        Arrays.fill(values, Double.NaN);
        addPoints(0, values, points);
        return points;
    }

    private void addPoints(int d, double[] values, List<Point> points) {
        if (d == values.length) {
            points.add(Point.of(values));
        } else if (isActive(d, values)) {
            Domain domain = dimensions.get(d).domain();
            for (long k = 0; k < sizeOf(domain); k++) {
                values[d] = domain instanceof Domain.Numeric numeric
                        ? numeric.distribution().valueAt(k)
                        : k;
                addPoints(d + 1, values, points);
            }
            values[d] = Double.NaN;
        } else {
            addPoints(d + 1, values, points);
        }
    }
}
