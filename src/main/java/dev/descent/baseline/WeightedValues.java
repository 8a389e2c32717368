package dev.descent.baseline;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Values with weights, of which a sum is a chain in their order. */
final class WeightedValues {
    private final float[] values;
    private final double[] weights;

    private WeightedValues(float[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
    }

    /**
     * A column of an array.
     *
     * @param weights of the rows; length 0, or a sum of 0, if all count alike
     */
    static WeightedValues of(float[] all, int columns, int column, float[] weights) {
        float[] values = new float[all.length / columns];
        double[] doubles = new double[values.length];
        double sum = 0;
        for (int row = 0; row < values.length; row++) {
            values[row] = all[row * columns + column];
            doubles[row] = weights.length == 0 ? 1 : weights[row];
            sum += doubles[row];
        }
        if (sum == 0) {
            Arrays.fill(doubles, 1);
        }
        return new WeightedValues(values, doubles);
    }

    /** Each weight divided by the size of its value, at least {@code least}. */
    WeightedValues bySize(double least) {
        double[] divided = new double[weights.length];
        for (int k = 0; k < divided.length; k++) {
            divided[k] = weights[k] / Math.max(Math.abs(values[k]), least);
        }
        return new WeightedValues(values, divided);
    }

    int size() {
        return values.length;
    }

    float value(int k) {
        return values[k];
    }

    double weight(int k) {
        return weights[k];
    }

    double mean() {
        return mean(y -> y);
    }

    double mean(DoubleUnaryOperator function) {
        double sum = 0;
        double all = 0;
        for (int k = 0; k < values.length; k++) {
            sum += weights[k] * function.applyAsDouble(values[k]);
            all += weights[k];
        }
        return sum / all;
    }

    /** Where a share q of the weights lies below; the middle between two values if it is reached at the end of the first. */
    double quantile(double q) {
        long[] sorted = new long[values.length];
        double all = 0;
        for (int k = 0; k < sorted.length; k++) {
            sorted[k] = (long) FloatOrder.key(values[k]) << 32 | k;
            all += weights[k];
        }
        Arrays.sort(sorted);
        double below = 0;
        for (int k = 0; k < sorted.length; k++) {
            int place = (int) sorted[k];
            below += weights[place];
            if (below >= q * all && weights[place] > 0) {
                int next = below > q * all ? k : next(sorted, k);
                return ((double) values[place] + values[(int) sorted[next]]) / 2;
            }
        }
        return values[(int) sorted[sorted.length - 1]];
    }

    /** The next that counts; this one if none does. */
    private int next(long[] sorted, int k) {
        for (int next = k + 1; next < sorted.length; next++) {
            if (weights[(int) sorted[next]] > 0) {
                return next;
            }
        }
        return k;
    }
}
