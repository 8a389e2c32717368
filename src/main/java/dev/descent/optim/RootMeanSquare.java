package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides each gradient by the root of the running mean of its squares (RMSprop).
 *
 * <pre>
 *   v ← v + (1−ρ)·(g² − v)             slot 0, starts at 0
 *   s = η·g / √(v + ε)
 *   centered:  b ← b + (1−ρ)·(g − b)   next slot, starts at 0
 *              s = η·g / √(v − b² + ε)
 *   w ← w − s
 *   momentum:  m ← μ·m + s             last slot, starts at 0
 *              w ← w − m
 * </pre>
 *
 * <p>Keras' form: ε stands inside the root and η inside m. It writes ρ·v + (1−ρ)·g²; as written here, rounding leaves v at g²
 * while g stays the same. v − b² is a variance and never negative; where rounding makes it so,
 * it counts as 0.
 *
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman and Hinton (2012), Lecture
 *     6.5</a>
 * @see <a href="https://arxiv.org/abs/1308.0850">Graves (2013), Generating Sequences With Recurrent Neural Networks</a>, for
 *     the centered form
 */
final class RootMeanSquare extends Formula {
    /** η. */
    private static final int RATE = 1;
    /** 1 − ρ. */
    private static final int NEW = 2;
    /** ε. */
    private static final int EPSILON = 3;
    /** μ. */
    private static final int MOMENTUM = 4;

    private final double rho;
    private final double momentum;
    private final double epsilon;
    private final boolean centered;
    private final boolean moving;

    RootMeanSquare(Component optimizer) {
        this(optimizer, optimizer.flag("centered"), optimizer.real("momentum") != 0);
    }

    private RootMeanSquare(Component optimizer, boolean centered, boolean moving) {
        super(
                "rmsprop" + (centered ? " centered" : "") + (moving ? " momentum" : ""),
                optimizer,
                notation(centered, moving),
                new double[1 + (centered ? 1 : 0) + (moving ? 1 : 0)]);
        this.rho = optimizer.real("rho");
        this.momentum = optimizer.real("momentum");
        this.epsilon = optimizer.real("epsilon");
        this.centered = centered;
        this.moving = moving;
    }

    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        constants[RATE] = rate;
        constants[NEW] = 1 - rho;
        constants[EPSILON] = epsilon;
        constants[MOMENTUM] = momentum;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] v = slots[0];
        float[] b = slots[centered ? 1 : 0];
        float[] m = slots[slots() - 1];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float rate = constants[RATE * lanes + l];
                float fresh = constants[NEW * lanes + l];
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                float squares = Flush.slot(Fma.fma(fresh, Fma.fma(g[i], g[i], -v[i]), v[i]));
                v[i] = squares;
                float spread = squares;
                if (centered) {
                    float mean = Flush.slot(Fma.fma(fresh, g[i] - b[i], b[i]));
                    b[i] = mean;
                    spread = Math.max(Fma.fma(-mean, mean, squares), 0f);
                }
                float scaled = g[i] / root(spread + constants[EPSILON * lanes + l]);
                if (moving) {
                    float velocity = Flush.slot(Fma.fma(rate, scaled, constants[MOMENTUM * lanes + l] * m[i]));
                    m[i] = velocity;
                    w[i] = Flush.weight(decayed - velocity);
                } else {
                    w[i] = Flush.weight(Fma.fma(-rate, scaled, decayed));
                }
            }
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] v = slots[0];
        double[] b = slots[centered ? 1 : 0];
        double[] m = slots[slots() - 1];
        double rate = constants[RATE];
        double fresh = constants[NEW];
        for (int i = 0; i < w.length; i++) {
            double decayed = Math.fma(constants[DECAY], w[i], w[i]);
            v[i] = Math.fma(fresh, Math.fma(g[i], g[i], -v[i]), v[i]);
            double spread = v[i];
            if (centered) {
                b[i] = Math.fma(fresh, g[i] - b[i], b[i]);
                spread = Math.max(Math.fma(-b[i], b[i], v[i]), 0);
            }
            double scaled = g[i] / Math.sqrt(spread + constants[EPSILON]);
            if (moving) {
                m[i] = Math.fma(rate, scaled, constants[MOMENTUM] * m[i]);
                w[i] = decayed - m[i];
            } else {
                w[i] = Math.fma(-rate, scaled, decayed);
            }
        }
    }

    private static Notation notation(boolean centered, boolean moving) {
        List<String> slots = new ArrayList<>(List.of("v"));
        if (centered) {
            slots.add("b");
        }
        if (moving) {
            slots.add("m");
        }
        return new Notation(slots, List.of(), List.of("η", "1−ρ", "ε", "μ"));
    }

    @Override
    public Optional<String> ownRateFormula() {
        return Optional.of(centered ? "η/√(v − b² + ε)" : "η/√(v + ε)");
    }

    @Override
    public double ownRate(int i, double[][] before, double[][] slots, double[] constants) {
        double spread = centered ? Math.max(Math.fma(-slots[1][i], slots[1][i], slots[0][i]), 0) : slots[0][i];
        return constants[RATE] / Math.sqrt(spread + constants[EPSILON]);
    }
}
