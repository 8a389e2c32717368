package dev.descent.engine.lockstep.wide;

import dev.descent.nn.Layer;
import dev.descent.nn.LayerTrainable;
import dev.descent.nn.Normalization;
import dev.descent.nn.Variable;
import dev.descent.number.Fma;
import java.util.Arrays;
import java.util.Optional;

/**
 * Batch normalization; in training each unit looks at all rows of the batch. Rows are walked in their order and units side by side, so
 * that many chains are under way at once.
 */
final class WideBatchNormalization implements WideNode {
    private final int units;
    private final float epsilon;
    private final float runningShare;
    private final Optional<Variable> gamma;
    private final Optional<Variable> beta;
    private final int movingMean;
    private final int movingVariance;
    private final boolean frozen;
    private final float[] means;
    private final float[] reciprocals;
    private final float[] sums;
    private final float[] products;

    WideBatchNormalization(Layer layer) {
        this.units = layer.outputs();
        this.epsilon = (float) layer.component().real("epsilon");
        this.runningShare = Normalization.share(layer.component().real("momentum"));
        this.gamma = layer.variable(Variable.GAMMA);
        this.beta = layer.variable(Variable.BETA);
        this.movingMean = layer.variable(Variable.MOVING_MEAN).orElseThrow().at();
        this.movingVariance =
                layer.variable(Variable.MOVING_VARIANCE).orElseThrow().at();
        this.frozen = LayerTrainable.isFrozen(layer.component());
        this.means = new float[units];
        this.reciprocals = new float[units];
        this.sums = new float[units];
        this.products = new float[units];
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public boolean rowsMeet() {
        return true;
    }

    @Override
    public boolean trained() {
        return gamma.isPresent() || beta.isPresent();
    }

    @Override
    public int learners() {
        return units;
    }

    @Override
    public void forward(MicroBatch micro, RowMatrix x, RowMatrix y, Share share) {
        float[] parameters = micro.parameters();
        if (micro.training()) {
            if (frozen) {
                running(parameters, share);
            } else {
                statistics(parameters, x, micro.rows(), share);
            }
            normalize(parameters, x, y, means, reciprocals, new Share(0, micro.rows(), share.part()), share);
        } else {
            float[] running = Arrays.copyOfRange(parameters, movingMean, movingMean + units);
            float[] factors = new float[units];
            for (int u = 0; u < units; u++) {
                factors[u] = Normalization.reciprocal(parameters[movingVariance + u], epsilon);
            }
            normalize(parameters, x, y, running, factors, share, new Share(0, units, share.part()));
        }
    }

    /** Takes what some units are normalized by from the running values. */
    private void running(float[] parameters, Share share) {
        System.arraycopy(parameters, movingMean + share.from(), means, share.from(), share.to() - share.from());
        for (int u = share.from(); u < share.to(); u++) {
            reciprocals[u] = Normalization.reciprocal(parameters[movingVariance + u], epsilon);
        }
    }

    /** Means and variances of some units over all rows; moves the running ones. */
    private void statistics(float[] parameters, RowMatrix x, int rows, Share share) {
        int from = share.from();
        int to = share.to();
        float inverse = Normalization.inverse(rows);
        Arrays.fill(means, from, to, 0f);
        for (int r = 0; r < rows; r++) {
            for (int u = from; u < to; u++) {
                means[u] += x.values()[x.at(r) + u];
            }
        }
        for (int u = from; u < to; u++) {
            means[u] *= inverse;
        }
        Arrays.fill(sums, from, to, 0f);
        for (int r = 0; r < rows; r++) {
            for (int u = from; u < to; u++) {
                float d = x.values()[x.at(r) + u] - means[u];
                sums[u] = Fma.fma(d, d, sums[u]);
            }
        }
        for (int u = from; u < to; u++) {
            float variance = sums[u] * inverse;
            reciprocals[u] = Normalization.reciprocal(variance, epsilon);
            parameters[movingMean + u] = Normalization.running(parameters[movingMean + u], means[u], runningShare);
            parameters[movingVariance + u] =
                    Normalization.running(parameters[movingVariance + u], variance, runningShare);
        }
    }

    private void normalize(
            float[] parameters, RowMatrix x, RowMatrix y, float[] mean, float[] reciprocal, Share rows, Share columns) {
        for (int r = rows.from(); r < rows.to(); r++) {
            for (int u = columns.from(); u < columns.to(); u++) {
                float normal = Normalization.normal(x.values()[x.at(r) + u], mean[u], reciprocal[u]);
                y.values()[y.at(r) + u] = Normalization.output(normal, scale(parameters, u), center(parameters, u));
            }
        }
    }

    private float scale(float[] parameters, int unit) {
        return gamma.isPresent() ? parameters[gamma.get().at() + unit] : 1f;
    }

    private float center(float[] parameters, int unit) {
        return beta.isPresent() ? parameters[beta.get().at() + unit] : 0f;
    }

    @Override
    public void backward(
            MicroBatch micro, RowMatrix x, RowMatrix y, RowMatrix dy, RowMatrix dx, boolean wanted, Share share) {
        int rows = micro.rows();
        int from = share.from();
        int to = share.to();
        Arrays.fill(sums, from, to, 0f);
        Arrays.fill(products, from, to, 0f);
        for (int r = 0; r < rows; r++) {
            for (int u = from; u < to; u++) {
                float d = dy.values()[dy.at(r) + u];
                sums[u] += d;
                products[u] = Fma.fma(d, normal(x, r, u), products[u]);
            }
        }
        if (!wanted) {
            return;
        }
        float inverse = Normalization.inverse(rows);
        for (int r = 0; r < rows; r++) {
            for (int u = from; u < to; u++) {
                float factor = scale(micro.parameters(), u) * reciprocals[u];
                float d = dy.values()[dy.at(r) + u];
                dx.values()[dx.at(r) + u] = frozen
                        ? factor * d
                        : Normalization.back(factor, d, normal(x, r, u), sums[u] * inverse, products[u] * inverse);
            }
        }
    }

    private float normal(RowMatrix x, int row, int unit) {
        return Normalization.normal(x.values()[x.at(row) + unit], means[unit], reciprocals[unit]);
    }

    @Override
    public void learn(MicroBatch micro, RowMatrix x, RowMatrix dy, int from, int to, GradientStep step) {
        gamma.ifPresent(variable -> learn(variable, products, from, to, step));
        beta.ifPresent(variable -> learn(variable, sums, from, to, step));
    }

    private static void learn(Variable variable, float[] sums, int from, int to, GradientStep step) {
        System.arraycopy(sums, from, step.gradients(), variable.at() + from, to - from);
        step.summed(variable.at() + from, variable.at() + to);
    }
}
