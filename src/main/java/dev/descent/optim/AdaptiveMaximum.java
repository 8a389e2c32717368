package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;
import java.util.Optional;

/**
 * Divides the running mean of gradients by a decaying maximum of their size (Adamax).
 *
 * <pre>
 *   m ← m + (1 − β₁)·(g − m)                 slot 0, starts at 0
 *   u ← max(β₂·u, |g|)                       slot 1, starts at 0
 *   w ← w − η/(1 − β₁ᵗ) · m / (u + ε)        t counts from 1
 * </pre>
 *
 * <p>Keras' form: PyTorch has the ε inside the maximum instead.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba (2014), Adam: A Method for Stochastic Optimization</a>, section 7
 */
final class AdaptiveMaximum extends Formula {
    /** −η/(1 − β₁ᵗ). */
    private static final int STEP = 1;
    /** 1 − β₁. */
    private static final int NEW_MEAN = 2;
    /** β₂. */
    private static final int KEPT = 3;
    /** ε. */
    private static final int EPSILON = 4;

    private static final Notation NOTATION =
            new Notation(List.of("m", "u"), List.of("β₁ᵗ"), List.of("−α", "1−β₁", "β₂", "ε"));

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    AdaptiveMaximum(Component optimizer) {
        super("adamax", optimizer, NOTATION, 0, 0);
        this.beta1 = optimizer.real("beta_1");
        this.beta2 = optimizer.real("beta_2");
        this.epsilon = optimizer.real("epsilon");
    }

    /** Scalar: β₁ᵗ. */
    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        scalars[0] = running(scalars[0], beta1);
        constants[STEP] = -(rate / (1 - scalars[0]));
        constants[NEW_MEAN] = 1 - beta1;
        constants[KEPT] = beta2;
        constants[EPSILON] = epsilon;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] m = slots[0];
        float[] u = slots[1];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                float mean = Flush.slot(Fma.fma(constants[NEW_MEAN * lanes + l], g[i] - m[i], m[i]));
                float size = Flush.slot(Math.max(constants[KEPT * lanes + l] * u[i], Math.abs(g[i])));
                m[i] = mean;
                u[i] = size;
                float scaled = mean / (size + constants[EPSILON * lanes + l]);
                w[i] = Flush.weight(Fma.fma(constants[STEP * lanes + l], scaled, decayed));
            }
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] m = slots[0];
        double[] u = slots[1];
        for (int i = 0; i < w.length; i++) {
            double decayed = Math.fma(constants[DECAY], w[i], w[i]);
            m[i] = Math.fma(constants[NEW_MEAN], g[i] - m[i], m[i]);
            u[i] = Math.max(constants[KEPT] * u[i], Math.abs(g[i]));
            double scaled = m[i] / (u[i] + constants[EPSILON]);
            w[i] = Math.fma(constants[STEP], scaled, decayed);
        }
    }

    @Override
    public Optional<String> ownRateFormula() {
        return Optional.of("α/(u + ε)");
    }

    @Override
    public double ownRate(int i, double[][] before, double[][] slots, double[] constants) {
        return -constants[STEP] / (slots[1][i] + constants[EPSILON]);
    }
}
