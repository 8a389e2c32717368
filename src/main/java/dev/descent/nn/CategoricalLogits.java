package dev.descent.nn;

import dev.descent.kernel.Elementary;
import dev.descent.number.Fma;

/**
 * Categorical cross-entropy from the logits, for targets that are one-hot or otherwise sum to 1.
 *
 * <pre>
 *   m = max z,  S = Σ exp(zᵢ − m)               chains over the classes ascending
 *   value       (((+0 ⊕ class 0) ⊕ class 1) …)   s ⊕ class i = fma(yᵢ, ln S − (zᵢ − m), s)
 *   gradient    scale · (exp(zᵢ − m)/S − yᵢ)
 * </pre>
 */
final class CategoricalLogits implements Loss {
    private final boolean beforeActivation;
    private final double smoothing;

    /**
     * @param beforeActivation whether the logits are the values before the last activation, a softmax
     * @param smoothing s of {@link Losses}; yᵢ is what it makes of the target
     */
    CategoricalLogits(boolean beforeActivation, double smoothing) {
        this.beforeActivation = beforeActivation;
        this.smoothing = smoothing;
    }

    @Override
    public boolean fromLogits() {
        return beforeActivation;
    }

    @Override
    public String formulaName() {
        return smoothing == 0 ? "categorical_crossentropy from logits" : "";
    }

    @Override
    public float value(Rows z, Rows y, int row) {
        float max = Softmax.maximum(z, row);
        float log = Elementary.log(Softmax.powers(z, row, max));
        float sum = 0f;
        for (int o = 0; o < z.length(); o++) {
            sum = Fma.fma(Losses.smoothed(y.get(row, o), smoothing, z.length()), log - (z.get(row, o) - max), sum);
        }
        return sum;
    }

    @Override
    public void gradient(Rows z, Rows y, int row, float scale, Rows delta) {
        Softmax.value(z, delta, row);
        for (int o = 0; o < z.length(); o++) {
            delta.set(row, o, scale * (delta.get(row, o) - Losses.smoothed(y.get(row, o), smoothing, z.length())));
        }
    }
}
