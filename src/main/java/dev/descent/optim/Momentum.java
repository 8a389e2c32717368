package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;
import java.util.Optional;

/**
 * Descent with a velocity, which keeps the share μ of itself from step to step.
 *
 * <pre>
 *   v ← μ·v − η·g            slot 0, starts at 0
 *   w ← w + v                classical momentum
 *   w ← w + μ·v − η·g        Nesterov's, with the new v
 * </pre>
 *
 * <p>Keras' form: η stands inside the velocity. PyTorch keeps b ← μ·b + g and steps by η·b, which is the same path only while
 * η is constant.
 *
 * @see <a href="https://doi.org/10.1016/0041-5553(64)90137-5">Polyak (1964), Some methods of speeding up the convergence of
 *     iteration methods</a>
 * @see <a href="https://proceedings.mlr.press/v28/sutskever13.html">Sutskever et al. (2013), On the importance of
 *     initialization and momentum in deep learning</a>, for Nesterov's method as a momentum
 */
final class Momentum extends Formula {
    /** −η. */
    private static final int STEP = 1;
    /** μ. */
    private static final int KEPT = 2;

    private static final Notation NOTATION = new Notation(List.of("v"), List.of(), List.of("−η", "μ"));

    private final double momentum;
    private final boolean nesterov;

    Momentum(Component optimizer, double momentum, boolean nesterov) {
        super(nesterov ? "sgd nesterov" : "sgd momentum", optimizer, NOTATION, 0);
        this.momentum = momentum;
        this.nesterov = nesterov;
    }

    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        constants[STEP] = -rate;
        constants[KEPT] = momentum;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] v = slots[0];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float step = constants[STEP * lanes + l];
                float kept = constants[KEPT * lanes + l];
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                float velocity = Flush.slot(Fma.fma(step, g[i], kept * v[i]));
                v[i] = velocity;
                w[i] = Flush.weight(
                        nesterov ? Fma.fma(kept, velocity, Fma.fma(step, g[i], decayed)) : decayed + velocity);
            }
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] v = slots[0];
        double step = constants[STEP];
        double kept = constants[KEPT];
        for (int i = 0; i < w.length; i++) {
            double decayed = Math.fma(constants[DECAY], w[i], w[i]);
            v[i] = Math.fma(step, g[i], kept * v[i]);
            w[i] = nesterov ? Math.fma(kept, v[i], Math.fma(step, g[i], decayed)) : decayed + v[i];
        }
    }

    @Override
    public Optional<String> plainFormula() {
        return nesterov ? Optional.of("w − μ·v") : Optional.empty();
    }

    @Override
    public double ahead(int i, double[][] slots, double[] constants) {
        return nesterov ? constants[KEPT] * slots[0][i] : 0;
    }
}
