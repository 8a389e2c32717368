package dev.descent.engine.reference;

import dev.descent.nn.Layer;
import dev.descent.nn.LayerTrainable;
import dev.descent.nn.Normalization;
import dev.descent.nn.Variable;
import dev.descent.number.Fma;
import java.util.Optional;

/**
 * Batch normalization: each unit over the rows of the batch in a training step, which also moves the running values; over the
 * running values otherwise. The formulas are {@link Normalization}'s.
 */
final class BatchNormalizationNode implements LayerNode {
    private final int units;
    private final float epsilon;
    private final float share;
    private final Optional<Variable> gamma;
    private final Optional<Variable> beta;
    private final Variable movingMean;
    private final Variable movingVariance;
    private final boolean frozen;

    BatchNormalizationNode(Layer layer) {
        this.units = layer.outputs();
        this.epsilon = (float) layer.component().real("epsilon");
        this.share = Normalization.share(layer.component().real("momentum"));
        this.gamma = layer.variable(Variable.GAMMA);
        this.beta = layer.variable(Variable.BETA);
        this.movingMean = layer.variable(Variable.MOVING_MEAN).orElseThrow();
        this.movingVariance = layer.variable(Variable.MOVING_VARIANCE).orElseThrow();
        this.frozen = LayerTrainable.isFrozen(layer.component());
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public float[] forward(float[] parameters, float[] x, int rows, long step) {
        float[] y = new float[rows * units];
        for (int u = 0; u < units; u++) {
            float mean = parameters[movingMean.at() + u];
            float variance = parameters[movingVariance.at() + u];
            if (step != INFERENCE && !frozen) {
                float batchMean = Normalization.mean(x, u, units, rows);
                float batchVariance = Normalization.variance(x, u, units, rows, batchMean);
                parameters[movingMean.at() + u] = Normalization.running(mean, batchMean, share);
                parameters[movingVariance.at() + u] = Normalization.running(variance, batchVariance, share);
                mean = batchMean;
                variance = batchVariance;
            }
            float reciprocal = Normalization.reciprocal(variance, epsilon);
            float scale = gamma.isPresent() ? parameters[gamma.get().at() + u] : 1f;
            float center = beta.isPresent() ? parameters[beta.get().at() + u] : 0f;
            for (int r = 0; r < rows; r++) {
                float normal = Normalization.normal(x[r * units + u], mean, reciprocal);
                y[r * units + u] = Normalization.output(normal, scale, center);
            }
        }
        return y;
    }

    @Override
    public float[] backward(
            float[] parameters, float[] x, float[] y, float[] dy, int rows, long step, float[] gradients) {
        float[] dx = new float[rows * units];
        float inverse = Normalization.inverse(rows);
        for (int u = 0; u < units; u++) {
            float mean = frozen ? parameters[movingMean.at() + u] : Normalization.mean(x, u, units, rows);
            float variance =
                    frozen ? parameters[movingVariance.at() + u] : Normalization.variance(x, u, units, rows, mean);
            float reciprocal = Normalization.reciprocal(variance, epsilon);
            float scale = gamma.isPresent() ? parameters[gamma.get().at() + u] : 1f;
            float sum = 0f;
            float products = 0f;
            for (int r = 0; r < rows; r++) {
                float normal = Normalization.normal(x[r * units + u], mean, reciprocal);
                sum += dy[r * units + u];
                products = Fma.fma(dy[r * units + u], normal, products);
            }
            if (gamma.isPresent()) {
                gradients[gamma.get().at() + u] = products;
            }
            if (beta.isPresent()) {
                gradients[beta.get().at() + u] = sum;
            }
            float factor = scale * reciprocal;
            for (int r = 0; r < rows; r++) {
                float normal = Normalization.normal(x[r * units + u], mean, reciprocal);
                dx[r * units + u] = frozen
                        ? factor * dy[r * units + u]
                        : Normalization.back(factor, dy[r * units + u], normal, sum * inverse, products * inverse);
            }
        }
        return dx;
    }
}
