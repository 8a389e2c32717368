package dev.descent.engine.lockstep;

import dev.descent.nn.Layer;
import dev.descent.nn.Normalization;
import dev.descent.nn.Variable;
import dev.descent.number.Fma;
import java.util.Optional;

/** Layer normalization: each row over its units, in training and outside. The formulas are {@link Normalization}'s. */
final class LayerNormalizationLanes implements BlockNode {
    private final Layout layout;
    private final int units;
    private final float epsilon;
    private final Optional<Variable> gamma;
    private final Optional<Variable> beta;
    private final float[] normals;

    LayerNormalizationLanes(Layer layer, Layout layout) {
        this.layout = layout;
        this.units = layer.outputs();
        this.epsilon = (float) layer.component().real("epsilon");
        this.gamma = layer.variable(Variable.GAMMA);
        this.beta = layer.variable(Variable.BETA);
        this.normals = layout.values(units);
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
    public void forward(float[] parameters, float[] x, float[] y, Block block) {
        for (int r = 0; r < block.rows(); r++) {
            for (int lane = 0; lane < layout.trials(); lane++) {
                int first = layout.at(r, lane);
                float mean = Normalization.mean(x, first, layout.unit(), units);
                float reciprocal = reciprocal(x, first, mean);
                for (int u = 0, k = first; u < units; u++, k += layout.unit()) {
                    float scale = parameter(parameters, gamma, u, lane, 1f);
                    float center = parameter(parameters, beta, u, lane, 0f);
                    y[k] = Normalization.output(Normalization.normal(x[k], mean, reciprocal), scale, center);
                }
            }
        }
    }

    @Override
    public void backward(
            float[] parameters,
            float[] gradients,
            float[] x,
            float[] y,
            float[] dy,
            float[] dx,
            boolean wanted,
            Block block) {
        float inverse = Normalization.inverse(units);
        for (int r = 0; r < block.rows(); r++) {
            for (int lane = 0; lane < layout.trials(); lane++) {
                int first = layout.at(r, lane);
                float mean = Normalization.mean(x, first, layout.unit(), units);
                float reciprocal = reciprocal(x, first, mean);
                float sum = 0f;
                float products = 0f;
                for (int u = 0, k = first; u < units; u++, k += layout.unit()) {
                    normals[k] = Normalization.normal(x[k], mean, reciprocal);
                    float d = parameter(parameters, gamma, u, lane, 1f) * dy[k];
                    sum += d;
                    products = Fma.fma(d, normals[k], products);
                }
                for (int u = 0, k = first; u < units; u++, k += layout.unit()) {
                    float d = parameter(parameters, gamma, u, lane, 1f) * dy[k];
                    dx[k] = Normalization.back(reciprocal, d, normals[k], sum * inverse, products * inverse);
                }
            }
        }
        addGradients(gradients, dy, block);
    }

    /** Goes on with the sums over the rows of the batch. */
    private void addGradients(float[] gradients, float[] dy, Block block) {
        int width = layout.width();
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < layout.trials(); lane++) {
                float sum = block.first() ? 0f : parameter(gradients, beta, u, lane, 0f);
                float products = block.first() ? 0f : parameter(gradients, gamma, u, lane, 0f);
                for (int r = 0, k = u * layout.unit() + lane; r < block.rows(); r++, k += width) {
                    sum += dy[k];
                    products = Fma.fma(dy[k], normals[k], products);
                }
                if (gamma.isPresent()) {
                    gradients[(gamma.get().at() + u) * width + lane] = products;
                }
                if (beta.isPresent()) {
                    gradients[(beta.get().at() + u) * width + lane] = sum;
                }
            }
        }
    }

    private float reciprocal(float[] x, int first, float mean) {
        return Normalization.reciprocal(Normalization.variance(x, first, layout.unit(), units, mean), epsilon);
    }

    private float parameter(float[] values, Optional<Variable> variable, int unit, int lane, float otherwise) {
        return variable.isPresent() ? values[(variable.get().at() + unit) * layout.width() + lane] : otherwise;
    }
}
