package dev.descent.nn;

import dev.descent.model.DatasetSpec.TargetEncoding;

/** A measure of predictions, in double, rows in the order given, without penalties. */
@FunctionalInterface
public interface Metric {
    /**
     * The metric of some rows.
     *
     * @param predictions rows × outputs, after the last activation
     * @param targets rows × outputs
     * @param weights of the rows, by which a weighted metric counts them; length 0 if all count alike
     * @param encoding what the targets are, which decides where classes part
     * @return NaN where the metric is undefined
     */
    double value(float[] predictions, float[] targets, float[] weights, int rows, int outputs, TargetEncoding encoding);

    /** Whether the targets leave it undefined, whatever is predicted; parameters as above. */
    default boolean isUndefinedFor(float[] targets, float[] weights, int rows, int outputs, TargetEncoding encoding) {
        // then even of what is all right
        return Double.isNaN(value(targets, targets, weights, rows, outputs, encoding));
    }
}
