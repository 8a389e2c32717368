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
    public float value(Rows z, Rows y, int row) {
        float total = total(z, row);
        float sum = 0f;
        for (int o = 0; o < z.length(); o++) {
            float p = Losses.probability(z.get(row, o) / total);
            sum = Fma.fma(Losses.smoothed(y.get(row, o), smoothing, z.length()), Elementary.log(p), sum);
        }
        return 0f - sum;
    }

    @Override
    public void gradient(Rows z, Rows y, int row, float scale, Rows delta) {
        float total = total(z, row);
        float inside = 0f;
        for (int o = 0; o < z.length(); o++) {
            float p = z.get(row, o) / total;
            inside += Losses.probability(p) == p ? Losses.smoothed(y.get(row, o), smoothing, z.length()) : 0f;
        }
        for (int o = 0; o < z.length(); o++) {
            float p = z.get(row, o) / total;
            float own = Losses.probability(p) == p ? Losses.smoothed(y.get(row, o), smoothing, z.length()) / p : 0f;
            delta.set(row, o, scale * ((inside - own) / total));
        }
    }

    /** Σ zᵢ, a chain over the classes ascending. */
    static float total(Rows z, int row) {
        float total = 0f;
        for (int o = 0; o < z.length(); o++) {
            total += z.get(row, o);
        }
        return total;
    }
}
