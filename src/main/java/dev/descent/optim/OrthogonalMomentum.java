package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves the kernels of hidden layers along a velocity that is made orthonormal, and all else as AdamW does (Muon).
 *
 * <pre>
 *   hidden kernels, d the larger of units and inputs
 *   m ← μ·m + g                                 slot 0, starts at 0
 *   O = {@link NewtonSchulz}(g + μ·m)
 *   w ← w − η·r·√d·O
 *
 *   everything else
 *   m ← m + (1 − β₁)·(g − m)                    slot 0
 *   v ← v + (1 − β₂)·(g² − v)                   slot 1, starts at 0
 *   w ← w − α·m/(√v + ε)                        α = η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)
 * </pre>
 *
 * <p>Keras' form: r·√d makes the root of the mean square of a step about η·r, so that one rate serves both halves. That of the paper and of PyTorch's
 * default is √max(1, units/inputs). Weights whose place is not told are no hidden kernel.
 *
 * @see <a href="https://kellerjordan.github.io/posts/muon/">Jordan et al. (2024), Muon: An optimizer for hidden layers in neural networks</a>
 * @see <a href="https://arxiv.org/abs/2502.16982">Liu et al. (2025), Muon is Scalable for LLM Training</a>, for r·√d
 */
final class OrthogonalMomentum extends Formula {
    /** −α. */
    private static final int STEP = 1;
    /** 1 − β₁. */
    private static final int NEW_MEAN = 2;
    /** 1 − β₂. */
    private static final int NEW_SQUARE = 3;
    /** ε. */
    private static final int EPSILON = 4;
    /** −η·r. */
    private static final int HIDDEN_STEP = 5;
    /** μ. */
    private static final int KEPT = 6;

    private static final Notation NOTATION =
            new Notation(List.of("m", "v"), List.of("β₁ᵗ", "β₂ᵗ"), List.of("−α", "1−β₁", "1−β₂", "ε", "−η·r", "μ"));

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double momentum;
    private final double size;

    OrthogonalMomentum(Component optimizer) {
        super("muon", optimizer, NOTATION, 0, 0);
        this.beta1 = optimizer.real("adam_beta_1");
        this.beta2 = optimizer.real("adam_beta_2");
        this.epsilon = optimizer.real("epsilon");
        this.momentum = optimizer.real("momentum");
        this.size = optimizer.real("rms_rate");
    }

    @Override
    public boolean needsVariables() {
        return true;
    }

    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        scalars[0] = running(scalars[0], beta1);
        scalars[1] = running(scalars[1], beta2);
        constants[STEP] = -(rate * Math.sqrt(1 - scalars[1]) / (1 - scalars[0]));
        constants[NEW_MEAN] = 1 - beta1;
        constants[NEW_SQUARE] = 1 - beta2;
        constants[EPSILON] = epsilon;
        constants[HIDDEN_STEP] = -rate * size;
        constants[KEPT] = momentum;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] m = slots[0];
        float[] v = slots[1];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                m[i] = Flush.slot(Fma.fma(constants[NEW_MEAN * lanes + l], g[i] - m[i], m[i]));
                v[i] = Flush.slot(Fma.fma(constants[NEW_SQUARE * lanes + l], Fma.fma(g[i], g[i], -v[i]), v[i]));
                float direction = m[i] / (root(v[i]) + constants[EPSILON * lanes + l]);
                w[i] = Flush.weight(Fma.fma(constants[STEP * lanes + l], direction, decayed));
            }
        }
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, Tensor variable) {
        if (!variable.hidden()) {
            apply(w, g, slots, constants, lanes, variable.offset(), variable.end());
            return;
        }
        float[] m = slots[0];
        for (int l = 0; l < lanes; l++) {
            int first = variable.offset() * lanes + l;
            int end = variable.end() * lanes;
            float kept = constants[KEPT * lanes + l];
            for (int i = first; i < end; i += lanes) {
                m[i] = Flush.slot(Fma.fma(kept, m[i], g[i]));
                g[i] = Fma.fma(kept, m[i], g[i]);
            }
            NewtonSchulz.apply(g, first, lanes, variable.units(), variable.inputs());
            float step = (float) (constants[HIDDEN_STEP * lanes + l] * Math.sqrt(longer(variable)));
            float decay = constants[DECAY * lanes + l];
            for (int i = first; i < end; i += lanes) {
                w[i] = Flush.weight(Fma.fma(step, g[i], Fma.fma(decay, w[i], w[i])));
            }
        }
    }

    @Override
    public Map<String, Double> ofVariable(float[] w, float[][] slots, float[] constants, Tensor variable) {
        return variable.hidden() ? Map.of("d", (double) longer(variable)) : Map.of();
    }

    @Override
    public Optional<String> direction(Tensor variable) {
        return variable.hidden() ? Optional.of("O") : Optional.empty();
    }

    /** d. */
    private static int longer(Tensor variable) {
        return Math.max(variable.units(), variable.inputs());
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] m = slots[0];
        double[] v = slots[1];
        for (int i = 0; i < w.length; i++) {
            double decayed = Math.fma(constants[DECAY], w[i], w[i]);
            m[i] = Math.fma(constants[NEW_MEAN], g[i] - m[i], m[i]);
            v[i] = Math.fma(constants[NEW_SQUARE], Math.fma(g[i], g[i], -v[i]), v[i]);
            w[i] = Math.fma(constants[STEP], m[i] / (Math.sqrt(v[i]) + constants[EPSILON]), decayed);
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants, Tensor variable) {
        if (!variable.hidden()) {
            apply(w, g, slots, constants);
            return;
        }
        double[] m = slots[0];
        for (int i = 0; i < w.length; i++) {
            m[i] = Math.fma(constants[KEPT], m[i], g[i]);
            g[i] = Math.fma(constants[KEPT], m[i], g[i]);
        }
        NewtonSchulz.apply(g, variable.units(), variable.inputs());
        double step = constants[HIDDEN_STEP] * Math.sqrt(longer(variable));
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.fma(step, g[i], Math.fma(constants[DECAY], w[i], w[i]));
        }
    }
}
