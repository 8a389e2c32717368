package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;
import java.util.Optional;

/**
 * Adam that looks ahead along its running mean (Nadam).
 *
 * <pre>
 *   m ← m + (1 − β₁)·(g − m)        slot 0, starts at 0
 *   v ← v + (1 − β₂)·(g² − v)       slot 1, starts at 0
 *   m̂ as {@link LookAhead}
 *   v̂ = v/(1 − β₂ᵗ)                 t counts from 1
 *   w ← w − η·m̂ / (√v̂ + ε)
 * </pre>
 *
 * @see <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">Dozat (2016), Incorporating Nesterov Momentum into
 *     Adam</a>
 */
final class NesterovMoments extends Formula {
    /** −η. */
    private static final int STEP = 1;
    /** 1 − β₁. */
    private static final int NEW_MEAN = 2;
    /** 1 − β₂. */
    private static final int NEW_SQUARE = 3;
    /** ε. */
    private static final int EPSILON = 4;
    /** 1/(1 − β₂ᵗ). */
    private static final int CORRECTION = 5;
    /** The weight of m in m̂. */
    private static final int OF_MEAN = 6;
    /** The weight of g in m̂. */
    private static final int OF_GRADIENT = 7;

    private static final Notation NOTATION = new Notation(
            List.of("m", "v"),
            List.of("β₂ᵗ", "0.96ᵗ", "P"),
            List.of("−η", "1−β₁", "1−β₂", "ε", "1/(1−β₂ᵗ)", "c₁", "c₂"));

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    NesterovMoments(Component optimizer) {
        super("nadam", optimizer, NOTATION, 0, 0);
        this.beta1 = optimizer.real("beta_1");
        this.beta2 = optimizer.real("beta_2");
        this.epsilon = optimizer.real("epsilon");
    }

    /** Scalars: β₂ᵗ and those of {@link LookAhead}. */
    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        scalars[0] = running(scalars[0], beta2);
        LookAhead.advance(beta1, scalars, 1, constants, OF_MEAN);
        constants[STEP] = -rate;
        constants[NEW_MEAN] = 1 - beta1;
        constants[NEW_SQUARE] = 1 - beta2;
        constants[EPSILON] = epsilon;
        constants[CORRECTION] = 1 / (1 - scalars[0]);
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] m = slots[0];
        float[] v = slots[1];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                float mean = Flush.slot(Fma.fma(constants[NEW_MEAN * lanes + l], g[i] - m[i], m[i]));
                float square = Flush.slot(Fma.fma(constants[NEW_SQUARE * lanes + l], Fma.fma(g[i], g[i], -v[i]), v[i]));
                m[i] = mean;
                v[i] = square;
                float ahead = Fma.fma(constants[OF_MEAN * lanes + l], mean, constants[OF_GRADIENT * lanes + l] * g[i]);
                float size = root(square * constants[CORRECTION * lanes + l]);
                float scaled = ahead / (size + constants[EPSILON * lanes + l]);
                w[i] = Flush.weight(Fma.fma(constants[STEP * lanes + l], scaled, decayed));
            }
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] m = slots[0];
        double[] v = slots[1];
        for (int i = 0; i < w.length; i++) {
            double decayed = Math.fma(constants[DECAY], w[i], w[i]);
            m[i] = Math.fma(constants[NEW_MEAN], g[i] - m[i], m[i]);
            v[i] = Math.fma(constants[NEW_SQUARE], Math.fma(g[i], g[i], -v[i]), v[i]);
            double ahead = Math.fma(constants[OF_MEAN], m[i], constants[OF_GRADIENT] * g[i]);
            double scaled = ahead / (Math.sqrt(v[i] * constants[CORRECTION]) + constants[EPSILON]);
            w[i] = Math.fma(constants[STEP], scaled, decayed);
        }
    }

    @Override
    public Optional<String> plainFormula() {
        return Optional.of("w + η·c₁·m/(√(v/(1 − β₂ᵗ)) + ε)");
    }

    @Override
    public double ahead(int i, double[][] slots, double[] constants) {
        return -ownRate(i, slots, slots, constants) * constants[OF_MEAN] * slots[0][i];
    }

    @Override
    public Optional<String> ownRateFormula() {
        return Optional.of("η/(√(v/(1 − β₂ᵗ)) + ε)");
    }

    @Override
    public double ownRate(int i, double[][] before, double[][] slots, double[] constants) {
        return -constants[STEP] / (Math.sqrt(slots[1][i] * constants[CORRECTION]) + constants[EPSILON]);
    }
}
