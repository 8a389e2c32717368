package dev.descent.data;

import dev.descent.model.DatasetSpec.TargetScale;

/**
 * How targets that are numbers are scaled, each output by itself, and the way back to their own unit. Fitted on the training rows.
 *
 * <pre>
 *   standard       (y − mean)/sd
 *   min_max        (y − min)/(max − min)
 *   log_standard   (ln(1 + y) − mean)/sd     mean and sd of ln(1 + y)
 * </pre>
 *
 * <p>Everything is computed in double and rounded to float once. Where all training targets are equal, the divisor is 1.
 */
public final class TargetScaling {
    /** Targets as they are. */
    public static final TargetScaling NONE = new TargetScaling(false, new double[0], new double[0]);

    private final boolean log;
    private final double[] shift;
    private final double[] divisor;

    /**
     * A scaling that was fitted before.
     *
     * @param log whether ln(1 + y) is scaled rather than y
     * @param shift what is taken from it, by output
     * @param divisor by what the rest is divided, by output
     */
    public TargetScaling(boolean log, double[] shift, double[] divisor) {
        this.log = log;
        this.shift = shift;
        this.divisor = divisor;
    }

    static TargetScaling fitted(TargetScale scale, Column[] targets, int[] train) {
        if (scale == TargetScale.NONE) {
            return NONE;
        }
        boolean logarithm = scale == TargetScale.LOG_STANDARD;
        double[] shift = new double[targets.length];
        double[] divisor = new double[targets.length];
        for (int t = 0; t < targets.length; t++) {
            Column target = targets[t];
            NumberSummary summary =
                    NumberSummary.of(train, logarithm ? row -> StrictMath.log1p(target.number(row)) : target::number);
            boolean range = scale == TargetScale.MIN_MAX;
            shift[t] = range ? summary.min() : summary.mean();
            divisor[t] = range ? summary.range() : summary.deviation();
        }
        return new TargetScaling(logarithm, shift, divisor);
    }

    /** Whether targets are as they are. */
    public boolean isNone() {
        return shift.length == 0;
    }

    /** Whether ln(1 + y) is scaled rather than y. */
    public boolean log() {
        return log;
    }

    /** What is taken from a target, by output; not to be changed. */
    public double[] shift() {
        return shift;
    }

    /** By what the rest is divided, by output; not to be changed. */
    public double[] divisor() {
        return divisor;
    }

    /** A target of an output as the network is to give it. */
    public float scaled(double y, int output) {
        return isNone() ? (float) y : (float) (((log ? StrictMath.log1p(y) : y) - shift[output]) / divisor[output]);
    }

    /**
     * Predictions in the target's own unit.
     *
     * @param predictions rows × outputs of the network; the result is the same array if targets are as they are
     */
    public float[] inOwnUnit(float[] predictions) {
        if (isNone()) {
            return predictions;
        }
        float[] own = new float[predictions.length];
        for (int k = 0; k < own.length; k++) {
            int output = k % shift.length;
            double y = predictions[k] * divisor[output] + shift[output];
            own[k] = (float) (log ? StrictMath.expm1(y) : y);
        }
        return own;
    }
}
