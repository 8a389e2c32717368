package dev.descent.nn;

import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import dev.descent.number.Threefry;

/**
 * Which values a dropout layer drops in a training step, and what it multiplies the others by.
 *
 * <pre>
 *   key      of (seed, repeat, dropout, layer index, "")
 *   draw     first word of Threefry(key, step, row · units + unit) modulo 2³², shifted right by 8: one of 2²⁴ values
 *   factor   0 if draw &lt; ⌈rate · 2²⁴⌉, else (float)(1/(1 − rate))
 *   forward  y = x · factor,  backward  ∂x = ∂y · factor
 * </pre>
 *
 * <p>Steps count from 1, rows from 0 in the order of the batch. A factor is a pure function of where it stands: the mask of a
 * trial doesn't depend on what else was drawn, and backward needs no memory of forward.
 *
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al. (2014), Dropout</a>
 */
public final class DropoutMask {
    private final long key;
    private final int units;
    private final int threshold;
    private final float scale;

    /**
     * @param layer the dropout layer
     * @param seed the trial's seed
     * @param repeat the trial's repeat
     */
    public DropoutMask(Layer layer, long seed, int repeat) {
        double rate = layer.component().real("rate");
        this.key = key(layer, seed, repeat);
        this.units = layer.outputs();
        this.threshold = threshold(rate);
        this.scale = scale(rate);
    }

    public static long key(Layer layer, long seed, int repeat) {
        return RandomKey.of(seed, repeat, Purpose.DROPOUT, layer.index(), "");
    }

    /** Draws below this are dropped. */
    public static int threshold(double rate) {
        return (int) Math.ceil(rate * 0x1p24);
    }

    /** What a kept value is multiplied by, so that the expectation stays. */
    public static float scale(double rate) {
        return (float) (1 / (1 - rate));
    }

    public static float factor(long key, long step, int position, int threshold, float scale) {
        int draw = (int) Threefry.bits(key, (int) step, position) >>> 8;
        return draw < threshold ? 0f : scale;
    }

    /** The factor of a value. */
    public float factor(long step, int row, int unit) {
        return factor(key, step, row * units + unit, threshold, scale);
    }
}
