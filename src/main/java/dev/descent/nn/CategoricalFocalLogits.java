package dev.descent.nn;

import dev.descent.kernel.Elementary;
import dev.descent.model.Component;
import dev.descent.number.Fma;

/**
 * Categorical focal cross-entropy from the logits: classes that are predicted well already count less.
 *
 * <pre>
 *   m = max z,  S = Σ exp(zᵢ − m)               as in {@link CategoricalLogits}
 *   cᵢ = ln S − (zᵢ − m),  pᵢ = exp(zᵢ − m)/S,  qᵢ = −expm1(−cᵢ), which is 1 − pᵢ
 *   value       α·s, s ⊕ class i = fma(yᵢ, qᵢᵞ·cᵢ, s)
 *   gᵢ = qᵢᵞ·fma(γ·pᵢ, cᵢ/qᵢ, 1), cᵢ/qᵢ being 1 where qᵢ is 0;  G = Σ yᵢ·gᵢ, a chain of fma
 *   gradient    (scale·α)·(G·pᵢ − yᵢ·gᵢ)
 * </pre>
 *
 * <p>xᵞ is that of {@link Losses#power}.
 *
 * @see <a href="https://arxiv.org/abs/1708.02002">Lin et al. (2017), Focal Loss for Dense Object Detection</a>
 */
final class CategoricalFocalLogits implements Loss {
    private final float alpha;
    private final float gamma;
    private final boolean beforeActivation;

    CategoricalFocalLogits(Component loss, boolean beforeActivation) {
        this.alpha = (float) loss.real("alpha");
        this.gamma = (float) loss.real("gamma");
        this.beforeActivation = beforeActivation;
    }

    @Override
    public boolean fromLogits() {
        return beforeActivation;
    }

    @Override
    public float value(Rows z, Rows y, int row) {
        float max = Softmax.maximum(z, row);
        float log = Elementary.log(Softmax.powers(z, row, max));
        float sum = 0f;
        for (int o = 0; o < z.length(); o++) {
            float entropy = log - (z.get(row, o) - max);
            float miss = -Elementary.expm1(-entropy);
            sum = Fma.fma(y.get(row, o), Losses.power(miss, gamma) * entropy, sum);
        }
        return alpha * sum;
    }

    @Override
    public void gradient(Rows z, Rows y, int row, float scale, Rows delta) {
        float max = Softmax.maximum(z, row);
        float powers = Softmax.powers(z, row, max);
        float log = Elementary.log(powers);
        float all = 0f;
        for (int o = 0; o < z.length(); o++) {
            all = Fma.fma(y.get(row, o), focus(z.get(row, o) - max, log, powers), all);
        }
        for (int o = 0; o < z.length(); o++) {
            float d = z.get(row, o) - max;
            float own = y.get(row, o) * focus(d, log, powers);
            delta.set(row, o, scale * alpha * (all * (Elementary.exp(d) / powers) - own));
        }
    }

    /** @param d a logit's distance to the largest */
    private float focus(float d, float log, float powers) {
        float entropy = log - d;
        float p = Elementary.exp(d) / powers;
        float miss = -Elementary.expm1(-entropy);
        return Losses.power(miss, gamma) * Fma.fma(gamma * p, miss == 0f ? 1f : entropy / miss, 1f);
    }
}
