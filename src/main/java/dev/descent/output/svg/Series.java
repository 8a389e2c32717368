package dev.descent.output.svg;

import java.util.Arrays;

/**
 * Points that belong together, in the order in which they are joined. A y of NaN is a gap, an infinite one is marked at the plot's
 * edge.
 */
public final class Series {
    /** How points are drawn. */
    public enum Form {
        /** Joined, with a marker now and then. */
        CURVE,
        /** Joined, with a marker each. */
        POINTS_JOINED,
        /** A marker each. */
        POINTS
    }

    private final String name;
    private final Form form;
    private final double[] x;
    private final double[] y;
    private final double[] low;
    private final double[] high;

    private Series(String name, Form form, double[] x, double[] y, double[] low, double[] high) {
        if (y.length != x.length || low.length != high.length || low.length != 0 && low.length != x.length) {
            throw new IllegalArgumentException("a series has as many values as points");
        }
        this.name = name;
        this.form = form;
        this.x = x.clone();
        this.y = y.clone();
        this.low = low.clone();
        this.high = high.clone();
    }

    /** Points without a band. */
    public static Series of(String name, Form form, double[] x, double[] y) {
        return new Series(name, form, x, y, new double[0], new double[0]);
    }

    /** This series with a band from {@code low} to {@code high} around it. */
    public Series within(double[] low, double[] high) {
        return new Series(name, form, x, y, low, high);
    }

    /** This series under another name. */
    public Series named(String name) {
        return new Series(name, form, x, y, low, high);
    }

    /** This series without the points that lie beyond two heights. */
    Series between(double least, double greatest) {
        double[] within = Arrays.stream(y)
                .map(value -> value < least || value > greatest ? Double.NaN : value)
                .toArray();
        return new Series(name, form, x, within, low, high);
    }

    public String name() {
        return name;
    }

    Form form() {
        return form;
    }

    int size() {
        return x.length;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    /** Widens extents until points and band lie in them. */
    void extend(Extent across, Extent upwards) {
        for (int p = 0; p < x.length; p++) {
            across.add(x[p]);
            upwards.add(y[p]);
            if (hasBand()) {
                upwards.add(low[p]).add(high[p]);
            }
        }
    }

    /** Whether a point is marked at the plot's edge. */
    boolean leavesThePlot() {
        return Arrays.stream(y).anyMatch(Double::isInfinite);
    }

    /** Whether it leaves the plot at that x by that edge. */
    boolean leavesAt(double across, double edge) {
        for (int p = 0; p < x.length; p++) {
            if (x[p] == across && y[p] == edge) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a point to draw. */
    boolean hasPoints() {
        return Arrays.stream(y).anyMatch(value -> !Double.isNaN(value));
    }

    boolean hasBand() {
        return low.length > 0;
    }

    double low(int point) {
        return low[point];
    }

    double high(int point) {
        return high[point];
    }
}
