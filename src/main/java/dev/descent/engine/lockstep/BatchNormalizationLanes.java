package dev.descent.engine.lockstep;

import dev.descent.nn.Layer;
import dev.descent.nn.Normalization;
import dev.descent.nn.Variable;
import java.util.Optional;

/**
 * Batch normalization: each unit over the rows of the batch in a training step, which also moves the running values; over the
 * running values otherwise. In training a block must be a whole batch. The formulas are {@link Normalization}'s.
 */
final class BatchNormalizationLanes implements LaneNode {
    private final Layout layout;
    private final int units;
    private final float epsilon;
    private final float share;
    private final Optional<Variable> gamma;
    private final Optional<Variable> beta;
    private final Variable movingMean;
    private final Variable movingVariance;
    private final float[] means;
    private final float[] reciprocals;

    BatchNormalizationLanes(Layer layer, Layout layout) {
        this.layout = layout;
        this.units = layer.outputs();
        this.epsilon = (float) layer.component().real("epsilon");
        this.share = Normalization.share(layer.component().real("momentum"));
        this.gamma = layer.variable(Variable.GAMMA);
        this.beta = layer.variable(Variable.BETA);
        this.movingMean = layer.variable(Variable.MOVING_MEAN).orElseThrow();
        this.movingVariance = layer.variable(Variable.MOVING_VARIANCE).orElseThrow();
        this.means = new float[units * layout.width()];
        this.reciprocals = new float[units * layout.width()];
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
        int width = layout.width();
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < layout.trials(); lane++) {
                int first = u * layout.unit() + lane;
                int meanAt = (movingMean.at() + u) * width + lane;
                int varianceAt = (movingVariance.at() + u) * width + lane;
                float mean = parameters[meanAt];
                float variance = parameters[varianceAt];
                if (block.training()) {
                    float batchMean = Normalization.mean(x, first, width, block.rows());
                    float batchVariance = Normalization.variance(x, first, width, block.rows(), batchMean);
                    parameters[meanAt] = Normalization.running(mean, batchMean, share);
                    parameters[varianceAt] = Normalization.running(variance, batchVariance, share);
                    mean = batchMean;
                    variance = batchVariance;
                }
                float reciprocal = Normalization.reciprocal(variance, epsilon);
                means[u * width + lane] = mean;
                reciprocals[u * width + lane] = reciprocal;
                float scale = parameter(parameters, gamma, u, lane, 1f);
                float center = parameter(parameters, beta, u, lane, 0f);
                for (int r = 0, k = first; r < block.rows(); r++, k += width) {
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
        int width = layout.width();
        float inverse = Normalization.inverse(block.rows());
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < layout.trials(); lane++) {
                int first = u * layout.unit() + lane;
                float mean = means[u * width + lane];
                float reciprocal = reciprocals[u * width + lane];
                float sum = 0f;
                float products = 0f;
                for (int r = 0, k = first; r < block.rows(); r++, k += width) {
                    sum += dy[k];
                    products = Math.fma(dy[k], Normalization.normal(x[k], mean, reciprocal), products);
                }
                if (gamma.isPresent()) {
                    gradients[(gamma.get().at() + u) * width + lane] = products;
                }
                if (beta.isPresent()) {
                    gradients[(beta.get().at() + u) * width + lane] = sum;
                }
                float factor = parameter(parameters, gamma, u, lane, 1f) * reciprocal;
                for (int r = 0, k = first; r < block.rows(); r++, k += width) {
                    float normal = Normalization.normal(x[k], mean, reciprocal);
                    dx[k] = Normalization.back(factor, dy[k], normal, sum * inverse, products * inverse);
                }
            }
        }
    }

    private float parameter(float[] parameters, Optional<Variable> variable, int unit, int lane, float otherwise) {
        return variable.isPresent() ? parameters[(variable.get().at() + unit) * layout.width() + lane] : otherwise;
    }
}
