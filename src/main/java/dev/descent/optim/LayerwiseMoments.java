package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam whose step in a variable is as long as the variable, times η (LAMB).
 *
 * <pre>
 *   m ← m + (1 − β₁)·(g − m)                    slot 0, starts at 0
 *   v ← v + (1 − β₂)·(g² − v)                   slot 1, starts at 0
 *   u = m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε)
 *   r = ‖w‖/‖u‖                                 of the whole variable; 1 where a norm is 0
 *   w ← w − η·r·u
 * </pre>
 *
 * <p>Keras' form: the weight decay comes first and is no part of u, as it is in the paper, and the norms are not clipped. A norm is
 * summed in the order of {@link Clipping}, r is a double, and −η·r is rounded to float once.
 *
 * @see <a href="https://arxiv.org/abs/1904.00962">You et al. (2020), Large Batch Optimization for Deep Learning: Training BERT in 76
 *     minutes</a>
 */
final class LayerwiseMoments extends Formula {
    /** −η. */
    private static final int STEP = 1;
    /** 1 − β₁. */
    private static final int NEW_MEAN = 2;
    /** 1 − β₂. */
    private static final int NEW_SQUARE = 3;
    /** 1/(1 − β₁ᵗ). */
    private static final int OF_MEAN = 4;
    /** 1/(1 − β₂ᵗ). */
    private static final int OF_SQUARE = 5;
    /** ε. */
    private static final int EPSILON = 6;

    private static final Notation NOTATION = new Notation(
            List.of("m", "v"), List.of("β₁ᵗ", "β₂ᵗ"), List.of("−η", "1−β₁", "1−β₂", "1/(1−β₁ᵗ)", "1/(1−β₂ᵗ)", "ε"));

    private final double beta1;
    private final double beta2;
    private final double epsilon;

    LayerwiseMoments(Component optimizer) {
        super("lamb", optimizer, NOTATION, 0, 0);
        this.beta1 = optimizer.real("beta_1");
        this.beta2 = optimizer.real("beta_2");
        this.epsilon = optimizer.real("epsilon");
    }

    @Override
    public boolean needsVariables() {
        return true;
    }

    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        scalars[0] = running(scalars[0], beta1);
        scalars[1] = running(scalars[1], beta2);
        constants[STEP] = -rate;
        constants[NEW_MEAN] = 1 - beta1;
        constants[NEW_SQUARE] = 1 - beta2;
        constants[OF_MEAN] = 1 / (1 - scalars[0]);
        constants[OF_SQUARE] = 1 / (1 - scalars[1]);
        constants[EPSILON] = epsilon;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        apply(w, g, slots, constants, lanes, new Tensor(from, 1, to - from));
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, Tensor variable) {
        float[] m = slots[0];
        float[] v = slots[1];
        for (int p = variable.offset(); p < variable.end(); p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                w[i] = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                m[i] = Flush.slot(Fma.fma(constants[NEW_MEAN * lanes + l], g[i] - m[i], m[i]));
                v[i] = Flush.slot(Fma.fma(constants[NEW_SQUARE * lanes + l], Fma.fma(g[i], g[i], -v[i]), v[i]));
                g[i] = direction(m[i], v[i], constants, lanes, l);
            }
        }
        double[] weights = new double[lanes];
        double[] steps = new double[lanes];
        Clipping.addSquares(w, variable, weights);
        Clipping.addSquares(g, variable, steps);
        float[] factors = new float[lanes];
        for (int l = 0; l < lanes; l++) {
            factors[l] = (float) (constants[STEP * lanes + l] * trust(Math.sqrt(weights[l]), Math.sqrt(steps[l])));
        }
        for (int p = variable.offset(); p < variable.end(); p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                w[i] = Flush.weight(Fma.fma(factors[l], g[i], w[i]));
            }
        }
    }

    @Override
    public Map<String, Double> ofVariable(float[] w, float[][] slots, float[] constants, Tensor variable) {
        float[] decayed = w.clone();
        float[] steps = new float[w.length];
        for (int p = variable.offset(); p < variable.end(); p++) {
            decayed[p] = Fma.fma(constants[DECAY], w[p], w[p]);
            steps[p] = direction(slots[0][p], slots[1][p], constants, 1, 0);
        }
        return told(Clipping.norm(decayed, List.of(variable)), Clipping.norm(steps, List.of(variable)));
    }

    @Override
    public Map<String, Double> ofVariable(double[] w, double[][] slots, double[] constants) {
        double[] decayed = new double[w.length];
        double[] steps = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            decayed[i] = Math.fma(constants[DECAY], w[i], w[i]);
            steps[i] = direction(slots[0][i], slots[1][i], constants);
        }
        return told(Clipping.norm(decayed), Clipping.norm(steps));
    }

    private static Map<String, Double> told(double weight, double step) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("‖w‖", weight);
        numbers.put("‖u‖", step);
        numbers.put("r", trust(weight, step));
        return numbers;
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        double[] m = slots[0];
        double[] v = slots[1];
        double[] u = new double[w.length];
        Arrays.setAll(w, i -> Math.fma(constants[DECAY], w[i], w[i]));
        for (int i = 0; i < w.length; i++) {
            m[i] = Math.fma(constants[NEW_MEAN], g[i] - m[i], m[i]);
            v[i] = Math.fma(constants[NEW_SQUARE], Math.fma(g[i], g[i], -v[i]), v[i]);
            u[i] = direction(m[i], v[i], constants);
        }
        double factor = constants[STEP] * trust(Clipping.norm(w), Clipping.norm(u));
        Arrays.setAll(w, i -> Math.fma(factor, u[i], w[i]));
    }

    /** u. */
    private static float direction(float m, float v, float[] constants, int lanes, int lane) {
        float mean = m * constants[OF_MEAN * lanes + lane];
        float square = v * constants[OF_SQUARE * lanes + lane];
        return mean / (root(square) + constants[EPSILON * lanes + lane]);
    }

    private static double direction(double m, double v, double[] constants) {
        return m * constants[OF_MEAN] / (Math.sqrt(v * constants[OF_SQUARE]) + constants[EPSILON]);
    }

    /** r; NaN stays. */
    private static double trust(double weight, double step) {
        return weight == 0 || step == 0 ? 1 : weight / step;
    }
}
