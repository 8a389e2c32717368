package dev.descent.kernel;

/** A loss and its derivative for the rows of a block in all lanes. Used by one thread at a time. */
public interface LossKernel {
    /**
     * The loss of each row, and its derivative by z.
     *
     * @param z output o of a row begins at {@code o · unit}
     * @param y the targets, likewise
     * @param length rows × lanes
     * @param losses written, from 0
     * @param scale multiplies the derivatives
     * @param delta written, likewise
     */
    void apply(float[] z, float[] y, int unit, int length, float[] losses, float scale, float[] delta);
}
