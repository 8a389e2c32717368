package dev.descent.nn;

import dev.descent.number.Fma;
import dev.descent.optim.Flush;

/**
 * The arithmetic that batch and layer normalization share: a series of values is brought to mean 0 and variance 1, then scaled by
 * γ and moved by β. In batch normalization a series is a unit over the rows of the batch in their order; in layer normalization
 * it is a row over its units ascending. Value k of a series is {@code array[at + k · stride]}.
 *
 * <pre>
 *   forward    i = (float)(1/n)
 *              mean = (Σ x)·i                     a chain of + from +0
 *              variance = (Σ (x − mean)²)·i       a chain of fma from +0, d = x − mean, fma(d, d, s)
 *              r = 1/√(variance + ε)
 *              x̂ = (x − mean)·r
 *              y = fma(γ, x̂, β)                   γ is 1 without scale, β is +0 without center
 *
 *   backward   ∂β = Σ ∂y,  ∂γ = Σ ∂y·x̂            chains over the rows of the batch ascending, + and fma from +0
 *     batch    ∂x = (γ·r)·fma(−x̂, ∂γ·i, ∂y − ∂β·i)
 *     layer    ∂x̂ = γ·∂y,  a = Σ ∂x̂,  b = Σ ∂x̂·x̂  chains over the units ascending, + and fma from +0
 *              ∂x = r·fma(−x̂, b·i, ∂x̂ − a·i)
 * </pre>
 *
 * <p>Batch normalization keeps {@code moving ← fma((float)(1 − momentum), batch − moving, moving)} of mean and variance (the
 * variance over n, not n − 1, as Keras 3), flushed like a weight, once for each training batch in its forward pass; outside
 * training it normalizes by them, with r from the moving variance.
 *
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy (2015), Batch Normalization</a>
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros and Hinton (2016), Layer Normalization</a>
 */
public final class Normalization {
    private Normalization() {}

    /** i, one over the length of a series. */
    public static float inverse(int count) {
        return (float) (1.0 / count);
    }

    public static float mean(float[] x, int at, int stride, int count) {
        float sum = 0f;
        for (int k = 0; k < count; k++) {
            sum += x[at + k * stride];
        }
        return sum * inverse(count);
    }

    public static float variance(float[] x, int at, int stride, int count, float mean) {
        float sum = 0f;
        for (int k = 0; k < count; k++) {
            float d = x[at + k * stride] - mean;
            sum = Fma.fma(d, d, sum);
        }
        return sum * inverse(count);
    }

    /** r. */
    public static float reciprocal(float variance, float epsilon) {
        return 1f / (float) Math.sqrt(variance + epsilon);
    }

    /** x̂. */
    public static float normal(float x, float mean, float reciprocal) {
        return (x - mean) * reciprocal;
    }

    /** y. */
    public static float output(float normal, float gamma, float beta) {
        return Fma.fma(gamma, normal, beta);
    }

    /**
     * ∂x of one value.
     *
     * @param factor γ·r (batch) or r (layer)
     * @param d ∂y (batch) or ∂x̂ (layer)
     * @param meanD the mean of d over the series: its sum times i
     * @param meanProduct the mean of d·x̂ over the series: its sum times i
     */
    public static float back(float factor, float d, float normal, float meanD, float meanProduct) {
        return factor * Fma.fma(-normal, meanProduct, d - meanD);
    }

    /** 1 − momentum, the share of a batch in the running values. */
    public static float share(double momentum) {
        return (float) (1 - momentum);
    }

    /** The running value after a batch. */
    public static float running(float moving, float batch, float share) {
        return Flush.weight(Fma.fma(share, batch - moving, moving));
    }
}
