package dev.descent.nn;

import dev.descent.kernel.Elementary;
import dev.descent.model.Component;
import dev.descent.number.Fma;

/**
 * Categorical focal cross-entropy from values that are not a softmax.
 *
 * <pre>
 *   S = Σ zᵢ,  uᵢ = zᵢ/S,  pᵢ = uᵢ within [ε, 1 − ε]   as in {@link CategoricalProbabilities}
 *   value       α·(0 − s), s ⊕ class i = fma(yᵢ, (1 − pᵢ)ᵞ·ln pᵢ, s)
 *   hᵢ = yᵢ·fma(γ·(1 − pᵢ)ᵞ⁻¹, ln pᵢ, −((1 − pᵢ)ᵞ/pᵢ)) if pᵢ = uᵢ, else 0;  H = Σ uᵢ·hᵢ, a chain of fma
 *   gradient    (scale·α)·((hᵢ − H)/S)
 * </pre>
 *
 * <p>xᵞ is that of {@link Losses#power}.
 *
 * @see <a href="https://arxiv.org/abs/1708.02002">Lin et al. (2017), Focal Loss for Dense Object Detection</a>
 */
final class CategoricalFocalProbabilities implements Loss {
    private final float alpha;
    private final float gamma;

    CategoricalFocalProbabilities(Component loss) {
        this.alpha = (float) loss.real("alpha");
        this.gamma = (float) loss.real("gamma");
    }

    @Override
    public float value(Rows z, Rows y, int row) {
        float total = CategoricalProbabilities.total(z, row);
        float sum = 0f;
        for (int o = 0; o < z.length(); o++) {
            float p = Losses.probability(z.get(row, o) / total);
            sum = Fma.fma(y.get(row, o), Losses.power(1f - p, gamma) * Elementary.log(p), sum);
        }
        return alpha * (0f - sum);
    }

    @Override
    public void gradient(Rows z, Rows y, int row, float scale, Rows delta) {
        float total = CategoricalProbabilities.total(z, row);
        float all = 0f;
        for (int o = 0; o < z.length(); o++) {
            float u = z.get(row, o) / total;
            all = Fma.fma(u, slope(u, y.get(row, o)), all);
        }
        for (int o = 0; o < z.length(); o++) {
            float own = slope(z.get(row, o) / total, y.get(row, o));
            delta.set(row, o, scale * alpha * ((own - all) / total));
        }
    }

    /** The derivative of a class's part, without α, by its share u of the row. */
    private float slope(float u, float y) {
        float p = Losses.probability(u);
        if (p != u) {
            return 0f;
        }
        float focus = gamma == 0f ? 0f : gamma * Losses.power(1f - p, gamma - 1f);
        return y * Fma.fma(focus, Elementary.log(p), -(Losses.power(1f - p, gamma) / p));
    }
}
