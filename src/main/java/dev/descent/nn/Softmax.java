package dev.descent.nn;

import dev.descent.kernel.Elementary;
import dev.descent.number.Fma;

/**
 * Softmax of a row, aᵢ = e^(zᵢ − max z)/Σⱼ e^(zⱼ − max z), and its backward pass. Maximum and sum are chains over the units ascending.
 */
public final class Softmax {
    private Softmax() {}

    /** The largest value of a row; NaN if one is NaN. */
    public static float maximum(Rows z, int row) {
        float max = z.get(row, 0);
        for (int i = 1; i < z.length(); i++) {
            max = Math.max(max, z.get(row, i));
        }
        return max;
    }

    /** Σ exp(zᵢ − max), a chain from +0. */
    public static float powers(Rows z, int row, float max) {
        float sum = 0f;
        for (int i = 0; i < z.length(); i++) {
            sum += Elementary.exp(z.get(row, i) - max);
        }
        return sum;
    }

    /** {@code aᵢ = eᵢ/Σe}, {@code eᵢ = exp(zᵢ − max)}, the sum a chain from +0. {@code z} and {@code a} may be the same array. */
    public static void value(Rows z, Rows a, int row) {
        float max = maximum(z, row);
        float sum = 0f;
        for (int i = 0; i < z.length(); i++) {
            float power = Elementary.exp(z.get(row, i) - max);
            a.set(row, i, power);
            sum += power;
        }
        for (int i = 0; i < z.length(); i++) {
            a.set(row, i, a.get(row, i) / sum);
        }
    }

    /**
     * From the derivative by a to that by z, in place: {@code dᵢ ← aᵢ·(dᵢ − Σⱼ aⱼ·dⱼ)}, the sum a chain of fma from +0.
     *
     * @param a the row after softmax
     * @param d the derivative of the loss by each a; then by each z
     */
    public static void back(Rows a, Rows d, int row) {
        float sum = 0f;
        for (int i = 0; i < a.length(); i++) {
            sum = Fma.fma(a.get(row, i), d.get(row, i), sum);
        }
        for (int i = 0; i < a.length(); i++) {
            d.set(row, i, a.get(row, i) * (d.get(row, i) - sum));
        }
    }
}
