package dev.descent.engine.reference;

import dev.descent.nn.Layer;
import dev.descent.nn.Normalization;
import dev.descent.nn.Variable;
import dev.descent.number.Fma;
import java.util.Optional;

/** Layer normalization: each row over its units, in training and outside. The formulas are {@link Normalization}'s. */
final class LayerNormalizationNode implements LayerNode {
    private final int units;
    private final float epsilon;
    private final Optional<Variable> gamma;
    private final Optional<Variable> beta;

    LayerNormalizationNode(Layer layer) {
        this.units = layer.outputs();
        this.epsilon = (float) layer.component().real("epsilon");
        this.gamma = layer.variable(Variable.GAMMA);
        this.beta = layer.variable(Variable.BETA);
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public float[] forward(float[] parameters, float[] x, int rows, long step) {
        float[] y = new float[rows * units];
        for (int r = 0; r < rows; r++) {
            float mean = Normalization.mean(x, r * units, 1, units);
            float reciprocal = Normalization.reciprocal(Normalization.variance(x, r * units, 1, units, mean), epsilon);
            for (int u = 0; u < units; u++) {
                float normal = Normalization.normal(x[r * units + u], mean, reciprocal);
                y[r * units + u] = Normalization.output(normal, scale(parameters, u), center(parameters, u));
            }
        }
        return y;
    }

    @Override
    public float[] backward(
            float[] parameters, float[] x, float[] y, float[] dy, int rows, long step, float[] gradients) {
        float[] normals = new float[rows * units];
        float[] dx = new float[rows * units];
        float inverse = Normalization.inverse(units);
        for (int r = 0; r < rows; r++) {
            float mean = Normalization.mean(x, r * units, 1, units);
            float reciprocal = Normalization.reciprocal(Normalization.variance(x, r * units, 1, units, mean), epsilon);
            float sum = 0f;
            float products = 0f;
            for (int u = 0; u < units; u++) {
                int k = r * units + u;
                normals[k] = Normalization.normal(x[k], mean, reciprocal);
                float d = scale(parameters, u) * dy[k];
                sum += d;
                products = Fma.fma(d, normals[k], products);
            }
            for (int u = 0; u < units; u++) {
                int k = r * units + u;
                float d = scale(parameters, u) * dy[k];
                dx[k] = Normalization.back(reciprocal, d, normals[k], sum * inverse, products * inverse);
            }
        }
        for (int u = 0; u < units; u++) {
            float sum = 0f;
            float products = 0f;
            for (int r = 0; r < rows; r++) {
                sum += dy[r * units + u];
                products = Fma.fma(dy[r * units + u], normals[r * units + u], products);
            }
            if (gamma.isPresent()) {
                gradients[gamma.get().at() + u] = products;
            }
            if (beta.isPresent()) {
                gradients[beta.get().at() + u] = sum;
            }
        }
        return dx;
    }

    private float scale(float[] parameters, int unit) {
        return gamma.isPresent() ? parameters[gamma.get().at() + unit] : 1f;
    }

    private float center(float[] parameters, int unit) {
        return beta.isPresent() ? parameters[beta.get().at() + unit] : 0f;
    }
}
