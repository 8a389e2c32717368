package dev.descent.nn;

/**
 * A loss that treats each output by itself and averages over them.
 *
 * <pre>
 *   value:     (((+0 ⊕ output 0) ⊕ output 1) …) / outputs      ⊕ is {@link #add}
 *   gradient:  (scale · (float)(factor/outputs)) · slope(z, y)
 * </pre>
 */
abstract class AveragedLoss implements Loss {
    private final double factor;

    /** @param factor what multiplies every slope, so that a formula's constant is rounded only once */
    AveragedLoss(double factor) {
        this.factor = factor;
    }

    /** The sum with one output's loss added. */
    abstract float add(float sum, float z, float y);

    /** The derivative of one output's loss by z, divided by the factor. */
    abstract float slope(float z, float y);

    @Override
    public boolean fromLogits() {
        return false;
    }

    @Override
    public final float value(float[] z, int zAt, int zStride, float[] y, int yAt, int yStride, int outputs) {
        float sum = 0f;
        for (int o = 0; o < outputs; o++) {
            sum = add(sum, z[zAt + o * zStride], y[yAt + o * yStride]);
        }
        return sum / outputs;
    }

    @Override
    public final void gradient(
            float[] z,
            int zAt,
            int zStride,
            float[] y,
            int yAt,
            int yStride,
            int outputs,
            float scale,
            float[] delta,
            int deltaAt,
            int deltaStride) {
        float share = scale * (float) (factor / outputs);
        for (int o = 0; o < outputs; o++) {
            delta[deltaAt + o * deltaStride] = share * slope(z[zAt + o * zStride], y[yAt + o * yStride]);
        }
    }
}
