package dev.descent.engine;

/**
 * A trial's epochs in columns; index 0 is epoch 1. Losses are floats that were rounded once from double.
 */
public final class History {
    public static final History NONE =
            new History(new double[0], new float[0], new float[0], new float[0], new float[0], new float[0]);

    private final double[] learningRate;
    private final float[] runningLoss;
    private final float[] loss;
    private final float[] validationLoss;
    private final float[] metrics;
    private final float[] validationMetrics;

    /**
     * Keeps the columns, without copies.
     *
     * @param learningRate of the epoch's last step
     * @param runningLoss row-weighted mean of the batch losses, each before its update, in training mode
     * @param loss a pass over the training rows after the epoch, in inference mode
     * @param validationLoss likewise over the validation rows; length 0 without such a part
     * @param metrics epochs × metrics, of the pass over the training rows
     * @param validationMetrics epochs × metrics; length 0 without a validation part
     */
    public History(
            double[] learningRate,
            float[] runningLoss,
            float[] loss,
            float[] validationLoss,
            float[] metrics,
            float[] validationMetrics) {
        this.learningRate = learningRate;
        this.runningLoss = runningLoss;
        this.loss = loss;
        this.validationLoss = validationLoss;
        this.metrics = metrics;
        this.validationMetrics = validationMetrics;
    }

    public double[] learningRate() {
        return learningRate;
    }

    public float[] runningLoss() {
        return runningLoss;
    }

    public float[] loss() {
        return loss;
    }

    public float[] validationLoss() {
        return validationLoss;
    }

    public float[] metrics() {
        return metrics;
    }

    public float[] validationMetrics() {
        return validationMetrics;
    }

    public int epochs() {
        return loss.length;
    }
}
