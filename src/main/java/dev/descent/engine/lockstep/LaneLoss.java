package dev.descent.engine.lockstep;

import dev.descent.kernel.LaneKernels;
import dev.descent.kernel.LossKernel;
import dev.descent.model.Component;
import dev.descent.nn.Loss;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import dev.descent.nn.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The loss of some rows in all lanes, and its derivative: rows are added block by block. Losses without a kernel are computed row
 * by row with {@code nn}'s source.
 */
final class LaneLoss {
    private final List<Lane> lanes;
    private final LaneKernels kernels;
    private final Layout layout;
    private final Loss loss;
    private final Optional<LossKernel> kernel;
    private final boolean squared;
    private final boolean sum;
    private final int outputs;
    private final float[] rowLosses;
    private final double[] sums;
    private int rows;

    LaneLoss(List<Lane> lanes, Layout layout, LaneKernels kernels) {
        Network network = lanes.get(0).network();
        Component component = lanes.get(0).spec().loss();
        this.lanes = lanes;
        this.kernels = kernels;
        this.layout = layout;
        this.loss = Losses.of(component, network.lastActivation());
        this.kernel = kernels.loss(loss.formulaName(), network.outputs());
        this.squared = component.is("mse");
        this.sum = Losses.isSum(component);
        this.outputs = network.outputs();
        this.rowLosses = layout.values(1);
        this.sums = new double[layout.width()];
    }

    /**
     * Begins anew.
     *
     * @param rows how many will be added
     */
    void begin(int rows) {
        this.rows = rows;
        Arrays.fill(sums, 0);
    }

    /** Σ row losses, divided by the rows unless the reduction is the sum, plus the lane's penalties. */
    double total(int lane, float[] parameters) {
        double value = sum ? sums[lane] : sums[lane] / rows;
        return value + lanes.get(lane).penalties().value(parameters, lane, layout.width());
    }

    /**
     * Adds a block.
     *
     * @param z outputs × rows × lanes
     * @param y likewise
     * @param weights rows × lanes, by which losses and derivatives are multiplied; length 0 if all rows count alike
     * @param delta the derivatives of the total by z, without the penalties; written
     */
    void add(float[] z, float[] y, float[] weights, float[] delta, Block block) {
        float scale = sum ? 1f : (float) (1.0 / rows);
        if (squared) {
            squaredErrors(z, y, block.rows(), scale, delta);
        } else if (kernel.isPresent()) {
            int length = block.rows() * layout.width();
            kernel.get().apply(z, y, layout.unit(), length, rowLosses, scale, delta);
        } else {
            rowByRow(z, y, block.rows(), scale, delta);
        }
        if (weights.length > 0) {
            weigh(weights, block.rows() * layout.width(), delta);
        }
        kernels.addRows(rowLosses, block.rows(), layout.width(), sums);
    }

    private void weigh(float[] weights, int length, float[] delta) {
        for (int k = 0; k < length; k++) {
            rowLosses[k] *= weights[k];
        }
        for (int o = 0; o < outputs; o++) {
            int at = o * layout.unit();
            for (int k = 0; k < length; k++) {
                delta[at + k] *= weights[k];
            }
        }
    }

    /** As {@code mse} of {@code nn}: Σ e²/outputs, e ascending; the derivative is scale·(2/outputs)·e. */
    private void squaredErrors(float[] z, float[] y, int count, float scale, float[] delta) {
        int length = count * layout.width();
        float share = scale * (float) (2.0 / outputs);
        Arrays.fill(rowLosses, 0, length, 0f);
        for (int o = 0; o < outputs; o++) {
            kernels.squaredErrors(z, y, o * layout.unit(), length, rowLosses, share, delta);
        }
        if (outputs > 1) {
            for (int k = 0; k < length; k++) {
                rowLosses[k] /= outputs;
            }
        }
    }

    private void rowByRow(float[] z, float[] y, int count, float scale, float[] delta) {
        Rows predictions = layout.rows(z, outputs);
        Rows targets = layout.rows(y, outputs);
        Rows derivatives = layout.rows(delta, outputs);
        for (int r = 0; r < count; r++) {
            for (int lane = 0; lane < layout.trials(); lane++) {
                int at = layout.at(r, lane);
                rowLosses[at] = loss.value(predictions, targets, at);
                loss.gradient(predictions, targets, at, scale, derivatives);
            }
        }
    }
}
