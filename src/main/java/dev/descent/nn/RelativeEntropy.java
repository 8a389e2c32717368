package dev.descent.nn;

import dev.descent.kernel.Elementary;
import dev.descent.number.Fma;

/**
 * Kullback and Leibler's divergence from the predicted to the true distribution, in Keras' form.
 *
 * <pre>
 *   pᵢ = yᵢ within [ε, 1],  qᵢ = zᵢ within [ε, 1]
 *   value       (((+0 ⊕ class 0) ⊕ class 1) …)   s ⊕ class i = fma(pᵢ, ln(pᵢ/qᵢ), s)
 *   gradient    scale · −(pᵢ/qᵢ) if qᵢ = zᵢ, else scale · 0
 * </pre>
 *
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/">Keras: KLDivergence</a>
 */
final class RelativeEntropy implements Loss {
    @Override
    public float value(Rows z, Rows y, int row) {
        float sum = 0f;
        for (int o = 0; o < z.length(); o++) {
            float p = within(y.get(row, o));
            sum = Fma.fma(p, Elementary.log(p / within(z.get(row, o))), sum);
        }
        return sum;
    }

    @Override
    public void gradient(Rows z, Rows y, int row, float scale, Rows delta) {
        for (int o = 0; o < z.length(); o++) {
            float value = z.get(row, o);
            float q = within(value);
            float slope = q == value ? -(within(y.get(row, o)) / q) : 0f;
            delta.set(row, o, scale * slope);
        }
    }

    private static float within(float x) {
        return Math.max(Math.min(x, 1f), Losses.EPSILON);
    }
}
