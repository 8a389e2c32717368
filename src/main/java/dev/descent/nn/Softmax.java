package dev.descent.nn;

import dev.descent.kernel.Elementary;
import dev.descent.number.Fma;

/**
 * Softmax of a row, aᵢ = e^(zᵢ − max z)/Σⱼ e^(zⱼ − max z), and its backward pass. Maximum and sum are chains over the units ascending;
 * value i of a row is {@code array[at + i · stride]}.
 */
public final class Softmax {
    private Softmax() {}

    /** The largest value of a row; NaN if one is NaN. */
    static float maximum(float[] z, int at, int stride, int units) {
        float max = z[at];
        for (int i = 1; i < units; i++) {
            max = Math.max(max, z[at + i * stride]);
        }
        return max;
    }

    /** {@code aᵢ = eᵢ/sum}. */
    public static void value(float[] z, int zAt, int zStride, int units, float[] a, int aAt, int aStride) {
        float sum = exponentials(z, zAt, zStride, units, maximum(z, zAt, zStride, units), a, aAt, aStride);
        for (int i = 0; i < units; i++) {
            a[aAt + i * aStride] /= sum;
        }
    }

    /**
     * Writes {@code eᵢ = exp(zᵢ − max)} and returns their sum, a chain from +0. {@code z} and {@code e} may be the same array.
     */
    private static float exponentials(
            float[] z, int zAt, int zStride, int units, float max, float[] e, int eAt, int eStride) {
        float sum = 0f;
        for (int i = 0; i < units; i++) {
            float power = Elementary.exp(z[zAt + i * zStride] - max);
            e[eAt + i * eStride] = power;
            sum += power;
        }
        return sum;
    }

    /**
     * From the derivative by a to that by z, in place: {@code dᵢ ← aᵢ·(dᵢ − Σⱼ aⱼ·dⱼ)}, the sum a chain of fma from +0.
     *
     * @param a the row after softmax
     * @param d the derivative of the loss by each a; then by each z
     */
    public static void back(float[] a, int aAt, int aStride, int units, float[] d, int dAt, int dStride) {
        float sum = 0f;
        for (int i = 0; i < units; i++) {
            sum = Fma.fma(a[aAt + i * aStride], d[dAt + i * dStride], sum);
        }
        for (int i = 0; i < units; i++) {
            d[dAt + i * dStride] = a[aAt + i * aStride] * (d[dAt + i * dStride] - sum);
        }
    }
}
