package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.number.Fma;
import java.util.List;

/**
 * Gradient descent.
 *
 * <pre>
 *   w ← w − η·g
 * </pre>
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177729586">Robbins and Monro (1951), A Stochastic Approximation Method</a>
 */
final class PlainDescent extends Formula {
    /** −η. */
    private static final int STEP = 1;

    private static final Notation NOTATION = new Notation(List.of(), List.of(), List.of("−η"));

    PlainDescent(Component optimizer) {
        super("sgd", optimizer, NOTATION);
    }

    @Override
    void advanceFormula(double rate, double[] scalars, double[] constants) {
        constants[STEP] = -rate;
    }

    @Override
    public void apply(float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        for (int p = from; p < to; p++) {
            for (int l = 0, i = p * lanes; l < lanes; l++, i++) {
                float decayed = Fma.fma(constants[DECAY * lanes + l], w[i], w[i]);
                w[i] = Flush.weight(Fma.fma(constants[STEP * lanes + l], g[i], decayed));
            }
        }
    }

    @Override
    public void apply(double[] w, double[] g, double[][] slots, double[] constants) {
        for (int i = 0; i < w.length; i++) {
            double decayed = Math.fma(constants[DECAY], w[i], w[i]);
            w[i] = Math.fma(constants[STEP], g[i], decayed);
        }
    }
}
