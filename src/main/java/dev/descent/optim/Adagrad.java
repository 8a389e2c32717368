package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;
import java.util.Optional;

/**
 * Divides each gradient by the root of the sum of all its squares so far: rare features keep large steps, and every step
 * shrinks with time.
 *
 * <pre>
 *   a ← a + g²               slot 0, starts at initial_accumulator_value
 *   w ← w − η·g / √(a + ε)
 * </pre>
 *
 * <p>Keras' form: ε stands inside the root; PyTorch divides by √a + ε and starts at 0.
 *
 * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">Duchi, Hazan and Singer (2011), Adaptive Subgradient Methods for
 *     Online Learning and Stochastic Optimization</a>
 */
final class Adagrad extends Formula {
    /** −η. */
    private static final int STEP = 1;
    /** ε. */
    private static final int EPSILON = 2;

    private static final Notation NOTATION = new Notation(List.of("a"), List.of(), List.of("−η", "ε"));

    private final double epsilon;

    Adagrad(Component optimizer) {
        super("adagrad", optimizer, NOTATION, optimizer.real("initial_accumulator_value"));
        this.epsilon = optimizer.real("epsilon");
    }

    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        constants[STEP] = -rate;
        constants[EPSILON] = epsilon;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] a = slots[0];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                float sum = Flush.slot(Fma.fma(g[i], g[i], a[i]));
                a[i] = sum;
                float scaled = g[i] / root(sum + constants[EPSILON * lanes + l]);
                w[i] = Flush.weight(Fma.fma(constants[STEP * lanes + l], scaled, decayed));
            }
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] a = slots[0];
        for (int i = 0; i < w.length; i++) {
            double decayed = Math.fma(constants[DECAY], w[i], w[i]);
            a[i] = Math.fma(g[i], g[i], a[i]);
            double scaled = g[i] / Math.sqrt(a[i] + constants[EPSILON]);
            w[i] = Math.fma(constants[STEP], scaled, decayed);
        }
    }

    @Override
    public Optional<String> ownRateFormula() {
        return Optional.of("η/√(a + ε)");
    }

    @Override
    public double ownRate(int i, double[][] before, double[][] slots, double[] constants) {
        return -constants[STEP] / Math.sqrt(slots[0][i] + constants[EPSILON]);
    }
}
