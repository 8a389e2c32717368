package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;
import java.util.Optional;

/**
 * Adam without a running mean of gradients, but with a mean of the weights (schedule-free AdamW).
 *
 * <pre>
 *   v ← v + (1 − β₂)·(g² − v)                       slot 0, starts at 0
 *   H ← max(H, η), S ← S + H²                       scalars, start at 0
 *   c = H²/S                                        0 while S is 0
 *   s = −η·(g/(√(v/(1 − β₂ᵗ)) + ε) + λ·w)
 *   e = d + β₁·s
 *   d ← (1 − c)·e                                   slot 1, starts at 0
 *   w ← w + (1 − β₁)·s + c·e
 *   x = w − (1/β₁ − 1)·d                            the average, which is measured and kept
 * </pre>
 *
 * <p>The paper's three sequences are y = w, at which gradients are taken, z = w + d, which steps by s, and their average x with
 * weights c, of which y = (1 − β₁)·z + β₁·x. To hold d instead of z loses fewer digits where z and y are close, and it starts at 0. The form
 * is that of the authors' package from 1.3 on: the decay is taken at y, the correction of v stands in the root and not in η, and the weights of
 * the average are H² (their r = 0, weight_lr_power = 2).
 *
 * @see <a href="https://arxiv.org/abs/2405.15682">Defazio et al. (2024), The Road Less Scheduled</a>
 * @see <a href="https://github.com/facebookresearch/schedule_free">The authors' package schedulefree</a>
 */
final class AveragedMoments extends Formula {
    /** −η. */
    private static final int STEP = 1;
    /** 1 − β₂. */
    private static final int NEW_SQUARE = 2;
    /** 1/(1 − β₂ᵗ). */
    private static final int OF_SQUARE = 3;
    /** ε. */
    private static final int EPSILON = 4;
    /** β₁. */
    private static final int SHARE = 5;
    /** 1 − β₁. */
    private static final int REST = 6;
    /** c. */
    private static final int WEIGHT = 7;
    /** 1 − c. */
    private static final int KEPT = 8;

    /** The places of β₂ᵗ, H and S among the scalars. */
    private static final int POWER = 0;

    private static final int LARGEST = 1;
    private static final int SUM = 2;

    private static final Notation NOTATION = new Notation(
            List.of("v", "d"),
            List.of("β₂ᵗ", "H", "S"),
            List.of("−η", "1−β₂", "1/(1−β₂ᵗ)", "ε", "β₁", "1−β₁", "c", "1−c"));

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double distance;

    AveragedMoments(Component optimizer) {
        super("schedule_free_adamw", optimizer, NOTATION, 0, 0);
        this.beta1 = optimizer.real("beta_1");
        this.beta2 = optimizer.real("beta_2");
        this.epsilon = optimizer.real("epsilon");
        this.distance = 1 / beta1 - 1;
    }

    @Override
    public double initialScalar(int s) {
        return s == POWER ? 1 : 0;
    }

    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        scalars[POWER] = running(scalars[POWER], beta2);
        scalars[LARGEST] = Math.max(scalars[LARGEST], rate);
        double square = scalars[LARGEST] * scalars[LARGEST];
        scalars[SUM] += square;
        double weight = scalars[SUM] == 0 ? 0 : square / scalars[SUM];
        constants[STEP] = -rate;
        constants[NEW_SQUARE] = 1 - beta2;
        constants[OF_SQUARE] = 1 / (1 - scalars[POWER]);
        constants[EPSILON] = epsilon;
        constants[SHARE] = beta1;
        constants[REST] = 1 - beta1;
        constants[WEIGHT] = weight;
        constants[KEPT] = 1 - weight;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] v = slots[0];
        float[] d = slots[1];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                v[i] = Flush.slot(Fma.fma(constants[NEW_SQUARE * lanes + l], Fma.fma(g[i], g[i], -v[i]), v[i]));
                float root = root(v[i] * constants[OF_SQUARE * lanes + l]);
                float direction = g[i] / (root + constants[EPSILON * lanes + l]);
                float step = Fma.fma(constants[DECAY * lanes + l], w[i], constants[STEP * lanes + l] * direction);
                float moved = Fma.fma(constants[SHARE * lanes + l], step, d[i]);
                d[i] = Flush.slot(constants[KEPT * lanes + l] * moved);
                float shared = Fma.fma(constants[REST * lanes + l], step, w[i]);
                w[i] = Flush.weight(Fma.fma(constants[WEIGHT * lanes + l], moved, shared));
            }
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] v = slots[0];
        double[] d = slots[1];
        for (int i = 0; i < w.length; i++) {
            v[i] = Math.fma(constants[NEW_SQUARE], Math.fma(g[i], g[i], -v[i]), v[i]);
            double direction = g[i] / (Math.sqrt(v[i] * constants[OF_SQUARE]) + constants[EPSILON]);
            double step = Math.fma(constants[DECAY], w[i], constants[STEP] * direction);
            double moved = Math.fma(constants[SHARE], step, d[i]);
            d[i] = constants[KEPT] * moved;
            w[i] = Math.fma(constants[WEIGHT], moved, Math.fma(constants[REST], step, w[i]));
        }
    }

    @Override
    public boolean averages() {
        return true;
    }

    @Override
    public void average(float[] w, float[][] slots, int lanes, int lane) {
        float[] d = slots[1];
        float back = (float) -distance;
        for (int i = lane; i < d.length; i += lanes) {
            w[i] = Flush.weight(Fma.fma(back, d[i], w[i]));
        }
    }

    @Override
    public Optional<String> plainFormula() {
        return Optional.of("w − (1/β₁ − 1)·d");
    }

    @Override
    public double ahead(int i, double[][] slots, double[] constants) {
        return distance * slots[1][i];
    }
}
