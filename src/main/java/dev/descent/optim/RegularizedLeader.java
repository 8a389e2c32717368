package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;

/**
 * Follow the regularized leader (FTRL-Proximal): each weight is the minimum of a model of all gradients so far, so that small
 * evidence leaves it exactly 0. The first step forgets the initial weight.
 *
 * <pre>
 *   n' = n + g²                                            slot 0, starts at initial_accumulator_value
 *   z ← z + g + 2·s·w − (n'^−p − n^−p)/η · w               slot 1, starts at 0
 *   q = n'^−p/η + 2·l2 + β/η
 *   w ← (clip(z, −l1, l1) − z) / q
 * </pre>
 *
 * <p>with p = learning_rate_power and s = l2_shrinkage_regularization_strength, as in Keras. Where clip(z, −l1, l1) is z, the
 * weight is 0 whatever q is, as in the paper: q itself is 0 while nothing has been seen and n starts at 0. The difference of
 * the powers is taken in double, for both are nearly equal: by {@code Math.sqrt} where p is −0.5, else by
 * {@code StrictMath.pow}.
 *
 * @see <a href="https://doi.org/10.1145/2487575.2488200">McMahan et al. (2013), Ad Click Prediction: a View from the
 *     Trenches</a>
 */
final class RegularizedLeader extends Formula {
    /** 1/η. */
    private static final int INVERSE_RATE = 1;
    /** −p. */
    private static final int POWER = 2;
    /** l1. */
    private static final int L1 = 3;
    /** 2·l2 + β/η. */
    private static final int CURVATURE = 4;
    /** 2·s. */
    private static final int SHRINKAGE = 5;

    private static final Notation NOTATION =
            new Notation(List.of("n", "z"), List.of(), List.of("1/η", "−p", "l1", "2·l2 + β/η", "2·s"));

    private final double power;
    private final double l1;
    private final double l2;
    private final double shrinkage;
    private final double beta;
    private final boolean rooted;

    RegularizedLeader(Component optimizer) {
        this(optimizer, optimizer.real("learning_rate_power") == -0.5);
    }

    private RegularizedLeader(Component optimizer, boolean rooted) {
        super(rooted ? "ftrl" : "ftrl power", optimizer, NOTATION, optimizer.real("initial_accumulator_value"), 0);
        this.power = -optimizer.real("learning_rate_power");
        this.l1 = optimizer.real("l1_regularization_strength");
        this.l2 = optimizer.real("l2_regularization_strength");
        this.shrinkage = optimizer.real("l2_shrinkage_regularization_strength");
        this.beta = optimizer.real("beta");
        this.rooted = rooted;
    }

    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        constants[INVERSE_RATE] = 1 / rate;
        constants[POWER] = power;
        constants[L1] = l1;
        constants[CURVATURE] = 2 * l2 + beta / rate;
        constants[SHRINKAGE] = 2 * shrinkage;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] n = slots[0];
        float[] z = slots[1];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float inverse = constants[INVERSE_RATE * lanes + l];
                float l1 = constants[L1 * lanes + l];
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                float sum = Flush.slot(Fma.fma(g[i], g[i], n[i]));
                double before = power(n[i], constants[POWER * lanes + l]);
                double after = power(sum, constants[POWER * lanes + l]);
                float pull = (float) (after - before) * inverse;
                float evidence = Flush.slot(
                        Fma.fma(-pull, decayed, Fma.fma(constants[SHRINKAGE * lanes + l], decayed, z[i] + g[i])));
                n[i] = sum;
                z[i] = evidence;
                float numerator = Math.max(-l1, Math.min(evidence, l1)) - evidence;
                float curvature = Fma.fma((float) after, inverse, constants[CURVATURE * lanes + l]);
                w[i] = numerator == 0 ? 0f : Flush.weight(numerator / curvature);
            }
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] n = slots[0];
        double[] z = slots[1];
        double inverse = constants[INVERSE_RATE];
        double l1 = constants[L1];
        for (int i = 0; i < w.length; i++) {
            double decayed = Math.fma(constants[DECAY], w[i], w[i]);
            double before = power(n[i], constants[POWER]);
            n[i] = Math.fma(g[i], g[i], n[i]);
            double after = power(n[i], constants[POWER]);
            double pull = (after - before) * inverse;
            z[i] = Math.fma(-pull, decayed, Math.fma(constants[SHRINKAGE], decayed, z[i] + g[i]));
            double numerator = Math.max(-l1, Math.min(z[i], l1)) - z[i];
            double curvature = Math.fma(after, inverse, constants[CURVATURE]);
            w[i] = numerator == 0 ? 0 : numerator / curvature;
        }
    }

    private double power(double n, double power) {
        return rooted ? Math.sqrt(n) : StrictMath.pow(n, power);
    }
}
