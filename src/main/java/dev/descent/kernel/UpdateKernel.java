package dev.descent.kernel;

/** A step of an update rule in all lanes. */
@FunctionalInterface
public interface UpdateKernel {
    /**
     * One step for weights {@code from} to {@code to} (excluded).
     *
     * @param w weights × lanes
     * @param g gradients × lanes, after clipping
     * @param slots each weights × lanes
     * @param constants constants × lanes
     */
    void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to);
}
