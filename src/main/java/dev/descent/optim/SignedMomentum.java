package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;

/**
 * Steps of length η in the direction of a sign (Lion).
 *
 * <pre>
 *   w ← w − η·sign(m + (1 − β₁)·(g − m))     with the old m; sign(0) is 0
 *   m ← m + (1 − β₂)·(g − m)                 slot 0, starts at 0
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/2302.06675">Chen et al. (2023), Symbolic Discovery of Optimization Algorithms</a>
 */
final class SignedMomentum extends Formula {
    /** −η. */
    private static final int STEP = 1;
    /** 1 − β₁. */
    private static final int NEW_1 = 2;
    /** 1 − β₂. */
    private static final int NEW_2 = 3;

    private static final Notation NOTATION = new Notation(List.of("m"), List.of(), List.of("−η", "1−β₁", "1−β₂"));

    private final double beta1;
    private final double beta2;

    SignedMomentum(Component optimizer) {
        super("lion", optimizer, NOTATION, 0);
        this.beta1 = optimizer.real("beta_1");
        this.beta2 = optimizer.real("beta_2");
    }

    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        constants[STEP] = -rate;
        constants[NEW_1] = 1 - beta1;
        constants[NEW_2] = 1 - beta2;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] m = slots[0];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                float blend = Fma.fma(constants[NEW_1 * lanes + l], g[i] - m[i], m[i]);
                m[i] = Flush.slot(Fma.fma(constants[NEW_2 * lanes + l], g[i] - m[i], m[i]));
                w[i] = Flush.weight(Fma.fma(constants[STEP * lanes + l], Math.signum(blend), decayed));
            }
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] m = slots[0];
        for (int i = 0; i < w.length; i++) {
            double decayed = Math.fma(constants[DECAY], w[i], w[i]);
            double blend = Math.fma(constants[NEW_1], g[i] - m[i], m[i]);
            m[i] = Math.fma(constants[NEW_2], g[i] - m[i], m[i]);
            w[i] = Math.fma(constants[STEP], Math.signum(blend), decayed);
        }
    }
}
