package dev.descent.nn;

/**
 * A loss that treats each output by itself and averages over them, or adds them up.
 *
 * <pre>
 *   value:     (((+0 ⊕ output 0) ⊕ output 1) …) / outputs      ⊕ is {@link #add}
 *   gradient:  (scale · (float)(factor/outputs)) · slope(z, y)
 * </pre>
 *
 * <p>Added up, both are without the division.
 */
abstract class AveragedLoss implements Loss {
    private final double factor;
    private final boolean addsUp;

    /** @param factor what multiplies every slope, so that a formula's constant is rounded only once */
    AveragedLoss(double factor) {
        this(factor, false);
    }

    /** @param addsUp whether it is the sum over the outputs instead of their mean */
    AveragedLoss(double factor, boolean addsUp) {
        this.factor = factor;
        this.addsUp = addsUp;
    }

    /** The sum with one output's loss added. */
    abstract float add(float sum, float z, float y);

    /** The derivative of one output's loss by z, divided by the factor. */
    abstract float slope(float z, float y);

    @Override
    public final float value(Rows z, Rows y, int row) {
        float sum = 0f;
        for (int o = 0; o < z.length(); o++) {
            sum = add(sum, z.get(row, o), y.get(row, o));
        }
        return addsUp ? sum : sum / z.length();
    }

    @Override
    public final void gradient(Rows z, Rows y, int row, float scale, Rows delta) {
        float share = scale * (float) (addsUp ? factor : factor / z.length());
        for (int o = 0; o < z.length(); o++) {
            delta.set(row, o, share * slope(z.get(row, o), y.get(row, o)));
        }
    }
}
