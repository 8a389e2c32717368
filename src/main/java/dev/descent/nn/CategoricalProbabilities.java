package dev.descent.nn;

import dev.descent.kernel.Elementary;
import dev.descent.number.Fma;

/**
 * Categorical cross-entropy from values that are not a softmax, as Keras computes it: the row is divided by its sum, then kept
 * within [ε, 1 − ε].
 *
 * <pre>
 *   S = Σ zᵢ                                    a chain over the classes ascending
 *   pᵢ = zᵢ/S,  cᵢ = pᵢ within [ε, 1 − ε]
 *   value       0 − fma(y₀, ln c₀, fma(…))       a chain of fma over the classes ascending, negated
 *   Y = Σ yᵢ over the classes with cᵢ = pᵢ       a chain
 *   gradient    scale · ((Y − (cᵢ = pᵢ ? yᵢ/pᵢ : 0))/S)
 * </pre>
 */
final class CategoricalProbabilities implements Loss {
    private final double smoothing;

    /** @param smoothing s of {@link Losses}; yᵢ is what it makes of the target */
    CategoricalProbabilities(double smoothing) {
        this.smoothing = smoothing;
    }

    @Override
    public boolean fromLogits() {
        return false;
    }

    @Override
    public float value(float[] z, int zAt, int zStride, float[] y, int yAt, int yStride, int outputs) {
        float total = total(z, zAt, zStride, outputs);
        float sum = 0f;
        for (int o = 0; o < outputs; o++) {
            float p = Losses.probability(z[zAt + o * zStride] / total);
            sum = Fma.fma(target(y[yAt + o * yStride], outputs), Elementary.log(p), sum);
        }
        return 0f - sum;
    }

    @Override
    public void gradient(
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
        float total = total(z, zAt, zStride, outputs);
        float inside = 0f;
        for (int o = 0; o < outputs; o++) {
            float p = z[zAt + o * zStride] / total;
            inside += Losses.probability(p) == p ? target(y[yAt + o * yStride], outputs) : 0f;
        }
        for (int o = 0; o < outputs; o++) {
            float p = z[zAt + o * zStride] / total;
            float own = Losses.probability(p) == p ? target(y[yAt + o * yStride], outputs) / p : 0f;
            delta[deltaAt + o * deltaStride] = scale * ((inside - own) / total);
        }
    }

    /** Σ zᵢ, a chain over the classes ascending. */
    static float total(float[] z, int zAt, int zStride, int outputs) {
        float total = 0f;
        for (int o = 0; o < outputs; o++) {
            total += z[zAt + o * zStride];
        }
        return total;
    }

    private float target(float y, int classes) {
        return Fma.fma(y, (float) (1 - smoothing), (float) (smoothing / classes));
    }
}
