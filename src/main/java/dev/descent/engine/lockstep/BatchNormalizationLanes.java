package dev.descent.engine.lockstep;

import dev.descent.nn.Layer;
import dev.descent.nn.LayerTrainable;
import dev.descent.nn.Normalization;
import dev.descent.nn.Variable;
import dev.descent.number.Fma;
import java.util.List;
import java.util.Optional;

/**
 * Batch normalization: each unit over the rows of the batch in a training step, which also moves the running values; over the
 * running values otherwise. In training the blocks must be those of a whole batch. The formulas are {@link Normalization}'s.
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
    private final boolean frozen;
    private final float[] means;
    private final float[] reciprocals;
    private final float[] own;
    private final float[] ownDerivatives;

    /** @param rows the most rows at a time */
    BatchNormalizationLanes(Layer layer, Layout layout, int rows) {
        this.layout = layout;
        this.units = layer.outputs();
        this.epsilon = (float) layer.component().real("epsilon");
        this.share = Normalization.share(layer.component().real("momentum"));
        this.gamma = layer.variable(Variable.GAMMA);
        this.beta = layer.variable(Variable.BETA);
        this.movingMean = layer.variable(Variable.MOVING_MEAN).orElseThrow();
        this.movingVariance = layer.variable(Variable.MOVING_VARIANCE).orElseThrow();
        this.frozen = LayerTrainable.isFrozen(layer.component());
        this.means = new float[units * layout.width()];
        this.reciprocals = new float[units * layout.width()];
        this.own = new float[rows];
        this.ownDerivatives = new float[rows];
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
    public void forward(float[] parameters, float[][] x, float[][] y, List<Block> blocks) {
        boolean training = blocks.get(0).training() && !frozen;
        int rows = rows(blocks);
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < layout.trials(); lane++) {
                gather(x, u, lane, blocks, own);
                int meanAt = (movingMean.at() + u) * layout.width() + lane;
                int varianceAt = (movingVariance.at() + u) * layout.width() + lane;
                float mean = parameters[meanAt];
                float variance = parameters[varianceAt];
                if (training) {
                    float batchMean = Normalization.mean(own, 0, 1, rows);
                    float batchVariance = Normalization.variance(own, 0, 1, rows, batchMean);
                    parameters[meanAt] = Normalization.running(mean, batchMean, share);
                    parameters[varianceAt] = Normalization.running(variance, batchVariance, share);
                    mean = batchMean;
                    variance = batchVariance;
                }
                float reciprocal = Normalization.reciprocal(variance, epsilon);
                means[u * layout.width() + lane] = mean;
                reciprocals[u * layout.width() + lane] = reciprocal;
                float scale = parameter(parameters, gamma, u, lane, 1f);
                float center = parameter(parameters, beta, u, lane, 0f);
                for (int r = 0; r < rows; r++) {
                    own[r] = Normalization.output(Normalization.normal(own[r], mean, reciprocal), scale, center);
                }
                scatter(own, y, u, lane, blocks);
            }
        }
    }

    @Override
    public void backward(
            float[] parameters,
            float[] gradients,
            float[][] x,
            float[][] y,
            float[][] dy,
            float[][] dx,
            boolean wanted,
            List<Block> blocks) {
        int width = layout.width();
        int rows = rows(blocks);
        float inverse = Normalization.inverse(rows);
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < layout.trials(); lane++) {
                gather(x, u, lane, blocks, own);
                gather(dy, u, lane, blocks, ownDerivatives);
                float mean = means[u * width + lane];
                float reciprocal = reciprocals[u * width + lane];
                float sum = 0f;
                float products = 0f;
                for (int r = 0; r < rows; r++) {
                    sum += ownDerivatives[r];
                    products = Fma.fma(ownDerivatives[r], Normalization.normal(own[r], mean, reciprocal), products);
                }
                if (gamma.isPresent()) {
                    gradients[(gamma.get().at() + u) * width + lane] = products;
                }
                if (beta.isPresent()) {
                    gradients[(beta.get().at() + u) * width + lane] = sum;
                }
                float factor = parameter(parameters, gamma, u, lane, 1f) * reciprocal;
                for (int r = 0; r < rows; r++) {
                    float normal = Normalization.normal(own[r], mean, reciprocal);
                    own[r] = frozen
                            ? factor * ownDerivatives[r]
                            : Normalization.back(factor, ownDerivatives[r], normal, sum * inverse, products * inverse);
                }
                scatter(own, dx, u, lane, blocks);
            }
        }
    }

    private static int rows(List<Block> blocks) {
        Block last = blocks.get(blocks.size() - 1);
        return last.from() - blocks.get(0).from() + last.rows();
    }

    /** Brings a unit's values of one lane, of all rows, together. */
    private void gather(float[][] values, int unit, int lane, List<Block> blocks, float[] own) {
        int to = 0;
        for (int b = 0; b < blocks.size(); b++) {
            int at = unit * layout.unit() + lane;
            for (int r = 0; r < blocks.get(b).rows(); r++, at += layout.width()) {
                own[to++] = values[b][at];
            }
        }
    }

    /** Brings them back to their blocks. */
    private void scatter(float[] own, float[][] values, int unit, int lane, List<Block> blocks) {
        int from = 0;
        for (int b = 0; b < blocks.size(); b++) {
            int at = unit * layout.unit() + lane;
            for (int r = 0; r < blocks.get(b).rows(); r++, at += layout.width()) {
                values[b][at] = own[from++];
            }
        }
    }

    private float parameter(float[] parameters, Optional<Variable> variable, int unit, int lane, float otherwise) {
        return variable.isPresent() ? parameters[(variable.get().at() + unit) * layout.width() + lane] : otherwise;
    }
}
