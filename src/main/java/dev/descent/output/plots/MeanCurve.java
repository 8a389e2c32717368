package dev.descent.output.plots;

import dev.descent.output.svg.Series;
import java.util.Arrays;

/** The mean of several trials' curves point by point, and from where to where they reach; a trial that is shorter counts while it lasts. */
final class MeanCurve {
    private double[] sum = new double[0];
    private double[] low = new double[0];
    private double[] high = new double[0];
    private int[] n = new int[0];
    private int curves;

    void add(float[] values) {
        grow(values.length);
        for (int p = 0; p < values.length; p++) {
            add(p, values[p]);
        }
        curves++;
    }

    void add(double[] values) {
        grow(values.length);
        for (int p = 0; p < values.length; p++) {
            add(p, values[p]);
        }
        curves++;
    }

    int points() {
        return sum.length;
    }

    int curves() {
        return curves;
    }

    /** Every how many points one is shown if there may be {@code most}. */
    static int every(int length, int most) {
        return (length + most - 1) / most;
    }

    /**
     * The curve, thinned out; the last point is always there.
     *
     * @param first the x of the first point
     * @param kept about how many points it has at most
     * @param band whether it has one, if there is more than a trial
     */
    Series series(String name, int first, int kept, boolean band) {
        int every = Math.max(1, every(points(), kept));
        int shown = points() == 0 ? 0 : (points() - 1) / every + 1 + ((points() - 1) % every > 0 ? 1 : 0);
        double[] x = new double[shown];
        double[] y = new double[shown];
        double[] least = new double[shown];
        double[] most = new double[shown];
        for (int s = 0; s < shown; s++) {
            int p = Math.min(points() - 1, s * every);
            x[s] = first + (double) p;
            y[s] = n[p] == 0 ? Double.NaN : sum[p] / n[p];
            least[s] = low[p];
            most[s] = high[p];
        }
        Series series = Series.of(name, Series.Form.CURVE, x, y);
        return band && curves > 1 ? series.within(least, most) : series;
    }

    private void add(int point, double value) {
        if (Double.isFinite(value)) {
            sum[point] += value;
            low[point] = n[point] == 0 ? value : Math.min(low[point], value);
            high[point] = n[point] == 0 ? value : Math.max(high[point], value);
            n[point]++;
        }
    }

    private void grow(int points) {
        if (points > sum.length) {
            int before = sum.length;
            sum = Arrays.copyOf(sum, points);
            low = Arrays.copyOf(low, points);
            high = Arrays.copyOf(high, points);
            n = Arrays.copyOf(n, points);
            Arrays.fill(low, before, points, Double.NaN);
            Arrays.fill(high, before, points, Double.NaN);
        }
    }
}
