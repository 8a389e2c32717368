package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;
import java.util.Optional;

/**
 * Rescales a gradient by running means of itself and of its square (Adam), and with the switch {@code amsgrad} by the largest
 * such mean of squares so far.
 *
 * <pre>
 *   m ← m + (1 − β₁)·(g − m)      slot 0, starts at 0
 *   v ← v + (1 − β₂)·(g² − v)     slot 1, starts at 0
 *   α = η·√(1 − β₂ᵗ) / (1 − β₁ᵗ)  t counts from 1
 *   w ← w − α·m / (√v + ε)
 *   amsgrad: v̂ ← max(v̂, v)        slot 2, starts at 0; stands for v in the last line
 * </pre>
 *
 * <p>Keras' form, that of the end of the paper's section 2: this ε is the paper's ε̂. PyTorch divides by
 * √(v/(1 − β₂ᵗ)) + ε, in which the same ε counts √(1 − β₂ᵗ) times as much, so the curves differ slightly at the same ε. Its
 * AMSGrad, like Keras', takes the maximum of the raw v.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba (2014), Adam: A Method for Stochastic Optimization</a>
 * @see <a href="https://openreview.net/forum?id=ryQu7f-RZ">Reddi, Kale and Kumar (2018), On the Convergence of Adam and
 *     Beyond</a>, for amsgrad
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter (2017), Decoupled Weight Decay Regularization</a>, for
 *     adamw, which is this rule with a weight decay
 */
final class AdaptiveMoments extends Formula {
    /** −α. */
    private static final int STEP = 1;
    /** 1 − β₁. */
    private static final int NEW_MEAN = 2;
    /** 1 − β₂. */
    private static final int NEW_SQUARE = 3;
    /** ε. */
    private static final int EPSILON = 4;

    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final boolean amsgrad;

    AdaptiveMoments(Component optimizer, boolean amsgrad) {
        super(amsgrad ? "adam amsgrad" : "adam", optimizer, notation(amsgrad), new double[amsgrad ? 3 : 2]);
        this.beta1 = optimizer.real("beta_1");
        this.beta2 = optimizer.real("beta_2");
        this.epsilon = optimizer.real("epsilon");
        this.amsgrad = amsgrad;
    }

    /** Scalars: β₁ᵗ, β₂ᵗ. */
    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        scalars[0] = running(scalars[0], beta1);
        scalars[1] = running(scalars[1], beta2);
        constants[STEP] = -(rate * Math.sqrt(1 - scalars[1]) / (1 - scalars[0]));
        constants[NEW_MEAN] = 1 - beta1;
        constants[NEW_SQUARE] = 1 - beta2;
        constants[EPSILON] = epsilon;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        float[] m = slots[0];
        float[] v = slots[1];
        float[] largest = slots[slots() - 1];
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                float mean = Flush.slot(Fma.fma(constants[NEW_MEAN * lanes + l], g[i] - m[i], m[i]));
                float square = Flush.slot(Fma.fma(constants[NEW_SQUARE * lanes + l], Fma.fma(g[i], g[i], -v[i]), v[i]));
                m[i] = mean;
                v[i] = square;
                if (amsgrad) {
                    square = Math.max(largest[i], square);
                    largest[i] = square;
                }
                float scaled = mean / (root(square) + constants[EPSILON * lanes + l]);
                w[i] = Flush.weight(Fma.fma(constants[STEP * lanes + l], scaled, decayed));
            }
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] m = slots[0];
        double[] v = slots[1];
        double[] largest = slots[slots() - 1];
        for (int i = 0; i < w.length; i++) {
            double decayed = Math.fma(constants[DECAY], w[i], w[i]);
            m[i] = Math.fma(constants[NEW_MEAN], g[i] - m[i], m[i]);
            v[i] = Math.fma(constants[NEW_SQUARE], Math.fma(g[i], g[i], -v[i]), v[i]);
            double square = v[i];
            if (amsgrad) {
                square = Math.max(largest[i], square);
                largest[i] = square;
            }
            double scaled = m[i] / (Math.sqrt(square) + constants[EPSILON]);
            w[i] = Math.fma(constants[STEP], scaled, decayed);
        }
    }

    private static Notation notation(boolean amsgrad) {
        return new Notation(
                amsgrad ? List.of("m", "v", "v̂") : List.of("m", "v"),
                List.of("β₁ᵗ", "β₂ᵗ"),
                List.of("−α", "1−β₁", "1−β₂", "ε"));
    }

    @Override
    public Optional<String> ownRateFormula() {
        return Optional.of(amsgrad ? "α/(√v̂ + ε)" : "α/(√v + ε)");
    }

    @Override
    public double ownRate(int i, double[][] before, double[][] slots, double[] constants) {
        return -constants[STEP] / (Math.sqrt(slots[amsgrad ? 2 : 1][i]) + constants[EPSILON]);
    }
}
