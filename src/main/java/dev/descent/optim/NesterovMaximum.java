package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;
import java.util.Optional;

/**
 * Nadam's look ahead over Adamax's maximum (Nadamax). It is our own combination; Keras has no counterpart.
 *
 * <pre>
 *   m ← m + (1 − β₁)·(g − m)      slot 0, starts at 0
 *   u ← max(β₂·u, |g|)            slot 1, starts at 0
 *   m̂ as {@link LookAhead}
 *   w ← w − η·m̂ / (u + ε)
 * </pre>
 *
 * @see <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">Dozat (2016), Incorporating Nesterov Momentum into
 *     Adam</a>
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba (2014), Adam: A Method for Stochastic Optimization</a>, section 7
 */
final class NesterovMaximum extends Formula {
    /** −η. */
    private static final int STEP = 1;
    /** 1 − β₁. */
    private static final int NEW_MEAN = 2;
    /** β₂. */
    private static final int KEPT = 3;
    /** ε. */
    private static final int EPSILON = 4;
    /** The weight of m in m̂. */
    private static final int OF_MEAN = 5;
    /** The weight of g in m̂. */
    private static final int OF_GRADIENT = 6;

    private static final Notation NOTATION =
            new Notation(List.of("m", "u"), List.of("0.96ᵗ", "P"), List.of("−η", "1−β₁", "β₂", "ε", "c₁", "c₂"));

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    NesterovMaximum(Component optimizer) {
        super("nadamax", optimizer, NOTATION, 0, 0);
        this.beta1 = optimizer.real("beta_1");
        this.beta2 = optimizer.real("beta_2");
        this.epsilon = optimizer.real("epsilon");
    }

    /** Scalars: those of {@link LookAhead}. */
    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        LookAhead.advance(beta1, scalars, 0, constants, OF_MEAN);
        constants[STEP] = -rate;
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
                float ahead = Fma.fma(constants[OF_MEAN * lanes + l], mean, constants[OF_GRADIENT * lanes + l] * g[i]);
                float scaled = ahead / (size + constants[EPSILON * lanes + l]);
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
            double ahead = Math.fma(constants[OF_MEAN], m[i], constants[OF_GRADIENT] * g[i]);
            double scaled = ahead / (u[i] + constants[EPSILON]);
            w[i] = Math.fma(constants[STEP], scaled, decayed);
        }
    }

    @Override
    public Optional<String> plainFormula() {
        return Optional.of("w + η·c₁·m/(u + ε)");
    }

    @Override
    public double ahead(int i, double[][] slots, double[] constants) {
        return -ownRate(i, slots, slots, constants) * constants[OF_MEAN] * slots[0][i];
    }

    @Override
    public Optional<String> ownRateFormula() {
        return Optional.of("η/(u + ε)");
    }

    @Override
    public double ownRate(int i, double[][] before, double[][] slots, double[] constants) {
        return -constants[STEP] / (slots[1][i] + constants[EPSILON]);
    }
}
