package dev.descent.engine.lockstep.wide;

import dev.descent.nn.Layer;
import dev.descent.nn.Normalization;
import dev.descent.nn.Variable;
import dev.descent.number.Fma;
import java.util.Arrays;
import java.util.Optional;

/** Layer normalization: each row over its units, in training and outside. */
final class WideLayerNormalization implements WideNode {
    private final int units;
    private final float epsilon;
    private final Optional<Variable> gamma;
    private final Optional<Variable> beta;
    private final RowMatrix normals;

    /** @param capacity rows that a training micro-batch has at most */
    WideLayerNormalization(Layer layer, int capacity) {
        this.units = layer.outputs();
        this.epsilon = (float) layer.component().real("epsilon");
        this.gamma = layer.variable(Variable.GAMMA);
        this.beta = layer.variable(Variable.BETA);
        this.normals = RowMatrix.of(capacity, units);
    }

    @Override
    public int outputs() {
        return units;
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
        for (int r = share.from(); r < share.to(); r++) {
            int at = x.at(r);
            float mean = Normalization.mean(x.values(), at, 1, units);
            float reciprocal = reciprocal(x, at, mean);
            for (int u = 0; u < units; u++) {
                float normal = Normalization.normal(x.values()[at + u], mean, reciprocal);
                y.values()[at + u] =
                        Normalization.output(normal, scale(micro.parameters(), u), center(micro.parameters(), u));
            }
        }
    }

    @Override
    public void backward(
            MicroBatch micro, RowMatrix x, RowMatrix y, RowMatrix dy, RowMatrix dx, boolean wanted, Share share) {
        float inverse = Normalization.inverse(units);
        for (int r = share.from(); r < share.to(); r++) {
            int at = x.at(r);
            float mean = Normalization.mean(x.values(), at, 1, units);
            float reciprocal = reciprocal(x, at, mean);
            float sum = 0f;
            float products = 0f;
            for (int k = at; k < at + units; k++) {
                float normal = Normalization.normal(x.values()[k], mean, reciprocal);
                normals.values()[k] = normal;
                float d = scale(micro.parameters(), k - at) * dy.values()[k];
                sum += d;
                products = Fma.fma(d, normal, products);
            }
            for (int k = at; wanted && k < at + units; k++) {
                float d = scale(micro.parameters(), k - at) * dy.values()[k];
                dx.values()[k] =
                        Normalization.back(reciprocal, d, normals.values()[k], sum * inverse, products * inverse);
            }
        }
    }

    private float reciprocal(RowMatrix x, int at, float mean) {
        return Normalization.reciprocal(Normalization.variance(x.values(), at, 1, units, mean), epsilon);
    }

    private float scale(float[] parameters, int unit) {
        return gamma.isPresent() ? parameters[gamma.get().at() + unit] : 1f;
    }

    private float center(float[] parameters, int unit) {
        return beta.isPresent() ? parameters[beta.get().at() + unit] : 0f;
    }

    @Override
    public void learn(MicroBatch micro, RowMatrix x, RowMatrix dy, int from, int to, GradientStep step) {
        float[] gradients = step.gradients();
        boolean first = micro.first() == 0;
        beta.ifPresent(variable -> {
            int at = variable.at();
            if (first) {
                Arrays.fill(gradients, at + from, at + to, 0f);
            }
            for (int r = 0; r < micro.rows(); r++) {
                for (int u = from; u < to; u++) {
                    gradients[at + u] += dy.values()[dy.at(r) + u];
                }
            }
            step.summed(at + from, at + to);
        });
        gamma.ifPresent(variable -> {
            int at = variable.at();
            if (first) {
                Arrays.fill(gradients, at + from, at + to, 0f);
            }
            for (int r = 0; r < micro.rows(); r++) {
                for (int u = from; u < to; u++) {
                    int k = dy.at(r) + u;
                    gradients[at + u] = Fma.fma(dy.values()[k], normals.values()[k], gradients[at + u]);
                }
            }
            step.summed(at + from, at + to);
        });
    }
}
