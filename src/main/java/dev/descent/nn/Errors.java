package dev.descent.nn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;

/**
 * What the metrics of numbers are made of, see {@link Metrics}: predictions z and targets y, rows × outputs each, and the weights of
 * the rows, of length 0 if all count alike.
 */
final class Errors {
    private Errors() {}

    static double squared(float[] z, float[] y, float[] weights) {
        if (weights.length > 0) {
            return mean(weights, z.length / weights.length, k -> ((double) z[k] - y[k]) * ((double) z[k] - y[k]));
        }
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            double e = (double) z[k] - y[k];
            sum += e * e;
        }
        return sum / z.length;
    }

    static double absolute(float[] z, float[] y, float[] weights) {
        if (weights.length > 0) {
            return mean(weights, z.length / weights.length, k -> Math.abs((double) z[k] - y[k]));
        }
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += Math.abs((double) z[k] - y[k]);
        }
        return sum / z.length;
    }

    /**
     * Σ weight·term/Σ weight.
     *
     * @param terms how many there are of each row
     * @param term the term at an index of rows × terms
     */
    static double mean(float[] weights, int terms, IntToDoubleFunction term) {
        double sum = 0;
        double whole = 0;
        for (int k = 0; k < weights.length * terms; k++) {
            double weight = weights[k / terms];
            sum += weight * term.applyAsDouble(k);
            whole += weight;
        }
        return sum / whole;
    }

    static double median(float[] z, float[] y, float[] weights, int rows, int outputs) {
        double sum = 0;
        double[] distances = new double[rows];
        for (int o = 0; o < outputs; o++) {
            for (int r = 0; r < rows; r++) {
                distances[r] = Math.abs((double) z[r * outputs + o] - y[r * outputs + o]);
            }
            sum += weights.length > 0 ? median(distances, weights) : median(distances);
        }
        return sum / outputs;
    }

    private static double median(double[] distances) {
        int rows = distances.length;
        // NaN is sorted last
        Arrays.sort(distances);
        double last = distances[rows - 1];
        return Double.isNaN(last) ? last : (distances[(rows - 1) / 2] + distances[rows / 2]) / 2;
    }

    /** The mean of the first distance up to which there is half of the weight and of the first up to which there is more. */
    private static double median(double[] distances, float[] weights) {
        Integer[] order = new Integer[distances.length];
        Arrays.setAll(order, r -> r);
        Arrays.sort(order, Comparator.comparingDouble(r -> distances[r]));
        double whole = 0;
        for (int r : order) {
            whole += weights[r];
        }
        double half = whole / 2;
        double below = 0;
        double lower = Double.NaN;
        for (int r : order) {
            boolean reaches = below < half;
            below += weights[r];
            if (reaches && below >= half) {
                lower = distances[r];
            }
            if (below > half) {
                double last = distances[order[order.length - 1]];
                return Double.isNaN(last) ? last : (lower + distances[r]) / 2;
            }
        }
        return Double.NaN;
    }

    /** @param centered whether the errors' mean is taken from them */
    static double explained(float[] z, float[] y, float[] weights, int rows, int outputs, boolean centered) {
        double sum = 0;
        int defined = 0;
        for (int o = 0; o < outputs; o++) {
            if (isConstant(y, weights, rows, outputs, o)) {
                continue;
            }
            defined++;
            double whole = 0;
            double mean = 0;
            double bias = 0;
            for (int r = 0; r < rows; r++) {
                double weight = weight(weights, r);
                whole += weight;
                mean += weight * y[r * outputs + o];
                bias += weight * ((double) z[r * outputs + o] - y[r * outputs + o]);
            }
            mean /= whole;
            bias = centered ? bias / whole : 0;
            double unexplained = 0;
            double total = 0;
            for (int r = 0; r < rows; r++) {
                double weight = weight(weights, r);
                double e = (double) z[r * outputs + o] - y[r * outputs + o] - bias;
                double d = y[r * outputs + o] - mean;
                unexplained += weight * (e * e);
                total += weight * (d * d);
            }
            sum += 1 - unexplained / total;
        }
        return sum / defined;
    }

    /** Whether an output's targets are all the same, those of weight 0 aside. */
    private static boolean isConstant(float[] y, float[] weights, int rows, int outputs, int output) {
        float first = Float.NaN;
        for (int r = 0; r < rows; r++) {
            float target = y[r * outputs + output];
            if (weight(weights, r) > 0) {
                if (first != target && !Float.isNaN(first)) {
                    return false;
                }
                first = target;
            }
        }
        return true;
    }

    private static double weight(float[] weights, int row) {
        return weights.length > 0 ? weights[row] : 1;
    }
}
