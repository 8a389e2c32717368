package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;
import java.util.Optional;

/**
 * Adam whose mean of squares moves by a share of g² towards it, not by a share of the distance (Yogi): after large gradients the
 * steps grow again slowly.
 *
 * <pre>
 *   m ← m + (1 − β₁)·(g − m)                           slot 0, starts at initial_accumulator_value
 *   v ← v − (1 − β₂)·sign(v − g²)·g²                   slot 1, starts at initial_accumulator_value
 *   w ← w − η/(1 − β₁ᵗ) · m / (√(v/(1 − β₂ᵗ)) + ε)     t counts from 1
 * </pre>
 *
 * <p>The form of {@code optax.yogi}: m starts where v does, both are corrected for their start, and ε is added to the corrected
 * root. The paper's Algorithm 2 corrects neither and starts m at 0; TensorFlow Addons and Federated start m at 0 and add ε to
 * the uncorrected root, as Keras' Adam does.
 *
 * @see <a href="https://papers.nips.cc/paper/2018/hash/90365351ccc7437a1309dc64e4db32a3-Abstract.html">Zaheer, Reddi, Sachan,
 *     Kale and Kumar (2018), Adaptive Methods for Nonconvex Optimization</a>
 */
final class AdditiveMoments extends Formula {
    /** −η/(1 − β₁ᵗ). */
    private static final int STEP = 1;
    /** 1 − β₁. */
    private static final int NEW_MEAN = 2;
    /** 1 − β₂. */
    private static final int NEW_SQUARE = 3;
    /** ε. */
    private static final int EPSILON = 4;
    /** 1/(1 − β₂ᵗ). */
    private static final int CORRECTION = 5;

    private static final Notation NOTATION =
            new Notation(List.of("m", "v"), List.of("β₁ᵗ", "β₂ᵗ"), List.of("−α", "1−β₁", "1−β₂", "ε", "1/(1−β₂ᵗ)"));

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    AdditiveMoments(Component optimizer) {
        this(optimizer, optimizer.real("initial_accumulator_value"));
    }

    private AdditiveMoments(Component optimizer, double start) {
        super("yogi", optimizer, NOTATION, start, start);
        this.beta1 = optimizer.real("beta_1");
        this.beta2 = optimizer.real("beta_2");
        this.epsilon = optimizer.real("epsilon");
    }

    /** Scalars: β₁ᵗ, β₂ᵗ. */
    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        scalars[0] = running(scalars[0], beta1);
        scalars[1] = running(scalars[1], beta2);
        constants[STEP] = -(rate / (1 - scalars[0]));
        constants[NEW_MEAN] = 1 - beta1;
        constants[NEW_SQUARE] = 1 - beta2;
        constants[EPSILON] = epsilon;
        constants[CORRECTION] = 1 / (1 - scalars[1]);
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] m = slots[0];
        float[] v = slots[1];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                float mean = Flush.slot(Fma.fma(constants[NEW_MEAN * lanes + l], g[i] - m[i], m[i]));
                float latest = g[i] * g[i];
                float towards = constants[NEW_SQUARE * lanes + l] * Math.signum(latest - v[i]);
                float square = Flush.slot(Fma.fma(towards, latest, v[i]));
                m[i] = mean;
                v[i] = square;
                float size = root(square * constants[CORRECTION * lanes + l]);
                float scaled = mean / (size + constants[EPSILON * lanes + l]);
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
            double latest = g[i] * g[i];
            v[i] = Math.fma(constants[NEW_SQUARE] * Math.signum(latest - v[i]), latest, v[i]);
            double scaled = m[i] / (Math.sqrt(v[i] * constants[CORRECTION]) + constants[EPSILON]);
            w[i] = Math.fma(constants[STEP], scaled, decayed);
        }
    }

    @Override
    public Optional<String> ownRateFormula() {
        return Optional.of("α/(√(v/(1 − β₂ᵗ)) + ε)");
    }

    @Override
    public double ownRate(int i, double[][] before, double[][] slots, double[] constants) {
        return -constants[STEP] / (Math.sqrt(slots[1][i] * constants[CORRECTION]) + constants[EPSILON]);
    }
}
