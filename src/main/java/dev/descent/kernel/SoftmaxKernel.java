package dev.descent.kernel;

/** Softmax over the units of each row of a block in all lanes. Used by one thread at a time. */
public interface SoftmaxKernel {
    /**
     * {@code aᵢ = e^(zᵢ − max z)/Σⱼ e^(zⱼ − max z)}; maximum and sum are chains over the units ascending.
     *
     * @param z unit u of a row begins at {@code u · unit}
     * @param a written, likewise
     * @param length rows × lanes
     */
    void apply(float[] z, float[] a, int units, int unit, int length);
}
