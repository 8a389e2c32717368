package dev.descent.engine;

/**
 * Loss and metrics of a part of the data.
 */
public final class Scores {
    private final double loss;
    private final float[] metrics;

    /**
     * Keeps the array, without a copy.
     *
     * @param loss mean (or sum, by the loss's reduction) over the rows, penalties included; a float that was rounded once
     * @param metrics in the order of the spec, of predictions and targets in the target's own unit, rounded to float; NaN where a metric is
     *     undefined (auc of one class)
     */
    public Scores(double loss, float[] metrics) {
        this.loss = loss;
        this.metrics = metrics;
    }

    public double loss() {
        return loss;
    }

    public float[] metrics() {
        return metrics;
    }
}
