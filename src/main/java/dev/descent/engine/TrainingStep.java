package dev.descent.engine;

/** A step of a trial: what the batch was like before the weights moved, and how far they did. */
public final class TrainingStep {
    private final int epoch;
    private final long step;
    private final double learningRate;
    private final float loss;
    private final double gradientNorm;
    private final double stepLength;
    private final float runningLoss;
    private final float[] runningMetrics;

    /**
     * Keeps the array, without a copy.
     *
     * @param epoch from 1
     * @param step from 1, counted on over the epochs
     * @param learningRate η of the step
     * @param loss of the batch, before the step, in training mode, penalties included
     * @param gradientNorm ‖g‖ of all trained weights together, with those of the penalties, before clipping
     * @param stepLength ‖w − w before‖ of all trained weights together
     * @param runningLoss row-weighted mean of the losses of this epoch's batches so far
     * @param runningMetrics in the order of the spec, of the predictions that this epoch's batches so far got before their steps, in
     *     training mode and in the target's own unit
     */
    public TrainingStep(
            int epoch,
            long step,
            double learningRate,
            float loss,
            double gradientNorm,
            double stepLength,
            float runningLoss,
            float[] runningMetrics) {
        this.epoch = epoch;
        this.step = step;
        this.learningRate = learningRate;
        this.loss = loss;
        this.gradientNorm = gradientNorm;
        this.stepLength = stepLength;
        this.runningLoss = runningLoss;
        this.runningMetrics = runningMetrics;
    }

    public int epoch() {
        return epoch;
    }

    public long step() {
        return step;
    }

    public double learningRate() {
        return learningRate;
    }

    public float loss() {
        return loss;
    }

    public double gradientNorm() {
        return gradientNorm;
    }

    public double stepLength() {
        return stepLength;
    }

    public float runningLoss() {
        return runningLoss;
    }

    public float[] runningMetrics() {
        return runningMetrics;
    }
}
