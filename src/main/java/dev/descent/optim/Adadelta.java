package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;
import java.util.Optional;

/**
 * Steps as long as the steps were on average so far, so that the formula needs no rate; η scales what is applied.
 *
 * <pre>
 *   a ← a + (1−ρ)·(g² − a)            slot 0, starts at 0
 *   δ = −√(d + ε) / √(a + ε) · g      with the old d
 *   d ← d + (1−ρ)·(δ² − d)            slot 1, starts at 0
 *   w ← w + η·δ
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/1212.5701">Zeiler (2012), ADADELTA: An Adaptive Learning Rate Method</a>
 */
final class Adadelta extends Formula {
    /** η. */
    private static final int RATE = 1;
    /** 1 − ρ. */
    private static final int NEW = 2;
    /** ε. */
    private static final int EPSILON = 3;

    private static final Notation NOTATION = new Notation(List.of("a", "d"), List.of(), List.of("η", "1−ρ", "ε"));

    private final double rho;
    private final double epsilon;

    Adadelta(Component optimizer) {
        super("adadelta", optimizer, NOTATION, 0, 0);
        this.rho = optimizer.real("rho");
        this.epsilon = optimizer.real("epsilon");
    }

    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        constants[RATE] = rate;
        constants[NEW] = 1 - rho;
        constants[EPSILON] = epsilon;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] a = slots[0];
        float[] d = slots[1];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float fresh = constants[NEW * lanes + l];
                float epsilon = constants[EPSILON * lanes + l];
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                float squares = Flush.slot(Fma.fma(fresh, Fma.fma(g[i], g[i], -a[i]), a[i]));
                float delta = -(root(d[i] + epsilon) / root(squares + epsilon)) * g[i];
                a[i] = squares;
                d[i] = Flush.slot(Fma.fma(fresh, Fma.fma(delta, delta, -d[i]), d[i]));
                w[i] = Flush.weight(Fma.fma(constants[RATE * lanes + l], delta, decayed));
            }
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] a = slots[0];
        double[] d = slots[1];
        double fresh = constants[NEW];
        for (int i = 0; i < w.length; i++) {
            double decayed = Math.fma(constants[DECAY], w[i], w[i]);
            a[i] = Math.fma(fresh, Math.fma(g[i], g[i], -a[i]), a[i]);
            double delta = -(Math.sqrt(d[i] + constants[EPSILON]) / Math.sqrt(a[i] + constants[EPSILON])) * g[i];
            d[i] = Math.fma(fresh, Math.fma(delta, delta, -d[i]), d[i]);
            w[i] = Math.fma(constants[RATE], delta, decayed);
        }
    }

    @Override
    public Optional<String> ownRateFormula() {
        return Optional.of("η·√(d + ε)/√(a + ε), with the old d");
    }

    @Override
    public double ownRate(int i, double[][] before, double[][] slots, double[] constants) {
        return constants[RATE]
                * (Math.sqrt(before[1][i] + constants[EPSILON]) / Math.sqrt(slots[0][i] + constants[EPSILON]));
    }
}
