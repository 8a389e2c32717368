package dev.descent.nn;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;

/**
 * The metrics: z prediction, y target, e = z − y, all in double; every sum is a chain over the rows in order, the outputs of a row
 * ascending.
 *
 * <pre>
 *   mse    Σe²/(rows·outputs)      rmse   √mse      mae   Σ|e|/(rows·outputs)
 *   r2     1 − Σe²/Σ(y − ȳ)² of each output, averaged; an output that is constant counts 1 if met exactly, else 0, as in
 *          scikit-learn
 *   accuracy, zero_one, precision, recall, f1   from counts: {@link Decisions}
 *   auc    the share of pairs (a positive, a negative) in which the positive has the larger z, ties counted half:
 *          {@link RankedPairs}
 * </pre>
 */
public final class Metrics {
    private Metrics() {}

    /** The metric that a component names. */
    public static Metric of(Component metric) {
        return switch (metric.name()) {
            case "mse" -> (z, y, rows, outputs, encoding) -> squaredError(z, y);
            case "rmse" -> (z, y, rows, outputs, encoding) -> Math.sqrt(squaredError(z, y));
            case "mae" -> (z, y, rows, outputs, encoding) -> absoluteError(z, y);
            case "r2" -> (z, y, rows, outputs, encoding) -> determination(z, y, rows, outputs);
            case "accuracy" ->
                (z, y, rows, outputs, encoding) -> new Decisions(z, y, rows, outputs, encoding).accuracy();
            case "zero_one" ->
                (z, y, rows, outputs, encoding) -> new Decisions(z, y, rows, outputs, encoding).zeroOne();
            case "precision" ->
                (z, y, rows, outputs, encoding) -> new Decisions(z, y, rows, outputs, encoding).precision();
            case "recall" -> (z, y, rows, outputs, encoding) -> new Decisions(z, y, rows, outputs, encoding).recall();
            case "f1" -> (z, y, rows, outputs, encoding) -> new Decisions(z, y, rows, outputs, encoding).f1();
            case "auc" -> RankedPairs::areaUnderCurve;
            default -> throw new IllegalArgumentException("no metric is named " + metric.name());
        };
    }

    /** The class, from 0, that a row's outputs mean: the first of the largest, or of two classes the second above their threshold. */
    public static int decision(float[] z, int at, int outputs, TargetEncoding encoding) {
        return encoding == TargetEncoding.ONE_HOT
                ? Decisions.largest(z, at, outputs)
                : z[at] > threshold(encoding) ? 1 : 0;
    }

    /** Where two classes part: larger values are the second class. */
    static float threshold(TargetEncoding encoding) {
        return encoding == TargetEncoding.PLUS_MINUS_ONE ? 0f : 0.5f;
    }

    private static double squaredError(float[] z, float[] y) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            double e = (double) z[k] - y[k];
            sum += e * e;
        }
        return sum / z.length;
    }

    private static double absoluteError(float[] z, float[] y) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += Math.abs((double) z[k] - y[k]);
        }
        return sum / z.length;
    }

    private static double determination(float[] z, float[] y, int rows, int outputs) {
        double sum = 0;
        for (int o = 0; o < outputs; o++) {
            double mean = 0;
            for (int r = 0; r < rows; r++) {
                mean += y[r * outputs + o];
            }
            mean /= rows;
            double unexplained = 0;
            double total = 0;
            for (int r = 0; r < rows; r++) {
                double e = (double) z[r * outputs + o] - y[r * outputs + o];
                double d = y[r * outputs + o] - mean;
                unexplained += e * e;
                total += d * d;
            }
            sum += total != 0 ? 1 - unexplained / total : unexplained == 0 ? 1 : 0;
        }
        return sum / outputs;
    }
}
