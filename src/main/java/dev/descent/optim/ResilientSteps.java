package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;

/**
 * Steps whose length each weight finds for itself from the signs of its gradient (Rprop).
 *
 * <pre>
 *   s = sign(g·p)                     p is the gradient of the step before, slot 0, starts at 0
 *   Δ ← clip(Δ·η₊, Δmin, Δmax)        slot 1, starts at η; where s is 1
 *   Δ ← clip(Δ·η₋, Δmin, Δmax)        where s is −1
 *   p ← g, or 0 where s is −1
 *   w ← w − Δ·sign(p)
 * </pre>
 *
 * <p>PyTorch's form: where the sign has changed the weight rests for a step, and is not taken back as in the paper. Igel and Hüsken
 * call that iRprop−.
 *
 * @see <a href="https://doi.org/10.1109/ICNN.1993.298623">Riedmiller and Braun (1993), A Direct Adaptive Method for Faster
 *     Backpropagation Learning: The RPROP Algorithm</a>
 * @see <a href="https://pytorch.org/docs/stable/generated/torch.optim.Rprop.html">PyTorch: Rprop</a>
 */
final class ResilientSteps extends Formula {
    /** η₋. */
    private static final int SHRINK = 1;
    /** η₊. */
    private static final int GROW = 2;
    /** Δmin. */
    private static final int LEAST = 3;
    /** Δmax. */
    private static final int MOST = 4;

    private static final Notation NOTATION =
            new Notation(List.of("p", "Δ"), List.of(), List.of("η₋", "η₊", "Δmin", "Δmax"));

    private final double shrink;
    private final double grow;
    private final double least;
    private final double most;

    ResilientSteps(Component optimizer) {
        super("rprop", optimizer, NOTATION, 0, Schedules.of(optimizer).rate(0));
        this.shrink = optimizer.real("eta_minus");
        this.grow = optimizer.real("eta_plus");
        this.least = optimizer.real("min_step");
        this.most = optimizer.real("max_step");
    }

    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        constants[SHRINK] = shrink;
        constants[GROW] = grow;
        constants[LEAST] = least;
        constants[MOST] = most;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] last = slots[0];
        float[] size = slots[1];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                float turn = Math.signum(g[i]) * Math.signum(last[i]);
                float factor = turn > 0 ? constants[GROW * lanes + l] : turn < 0 ? constants[SHRINK * lanes + l] : 1f;
                float step =
                        Math.min(Math.max(size[i] * factor, constants[LEAST * lanes + l]), constants[MOST * lanes + l]);
                float counted = turn < 0 ? 0f : Flush.slot(g[i]);
                size[i] = Flush.slot(step);
                last[i] = counted;
                w[i] = Flush.weight(Fma.fma(-size[i], Math.signum(counted), decayed));
            }
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] last = slots[0];
        double[] size = slots[1];
        for (int i = 0; i < w.length; i++) {
            double decayed = Math.fma(constants[DECAY], w[i], w[i]);
            double turn = Math.signum(g[i]) * Math.signum(last[i]);
            double factor = turn > 0 ? constants[GROW] : turn < 0 ? constants[SHRINK] : 1;
            size[i] = Math.min(Math.max(size[i] * factor, constants[LEAST]), constants[MOST]);
            last[i] = turn < 0 ? 0 : g[i];
            w[i] = Math.fma(-size[i], Math.signum(last[i]), decayed);
        }
    }
}
