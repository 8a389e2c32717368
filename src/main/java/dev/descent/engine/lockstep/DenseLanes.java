package dev.descent.engine.lockstep;

import dev.descent.kernel.LaneKernels;
import dev.descent.kernel.Strides;
import dev.descent.nn.Layer;
import dev.descent.nn.Variable;
import java.util.Arrays;
import java.util.Optional;

/**
 * The weighted sums of a dense layer. All four of its sums are the chains of {@link LaneKernels#chains}, with other strides.
 *
 * <pre>
 *   z[r][u]  = b[u] + Σᵢ x[r][i]·W[u][i]       over the inputs ascending
 *   ∂W[u][i] = Σᵣ ∂z[r][u]·x[r][i]             over the rows ascending, from block to block
 *   ∂b[u]    = Σᵣ ∂z[r][u]·1                   likewise
 *   ∂x[r][i] = Σᵤ ∂z[r][u]·W[u][i]             over the units ascending
 * </pre>
 */
final class DenseLanes implements LaneNode {
    private final LaneKernels kernels;
    private final int inputs;
    private final int units;
    private final int kernelAt;
    private final Optional<Integer> biasAt;
    private final float[] zeros;
    private final float[] ones;
    private final Strides forward;
    private final Strides kernelStart;
    private final Strides kernelOn;
    private final Strides biasStart;
    private final Strides biasOn;
    private final Strides backward;

    DenseLanes(Layer layer, Layout layout, LaneKernels kernels) {
        int width = layout.width();
        int unit = layout.unit();
        this.kernels = kernels;
        this.inputs = layer.inputs();
        this.units = layer.outputs();
        this.kernelAt = layer.variable(Variable.KERNEL).orElseThrow().at() * width;
        this.biasAt = layer.variable(Variable.BIAS).map(bias -> bias.at() * width);
        this.zeros = new float[width];
        this.ones = new float[width];
        Arrays.fill(ones, 1f);
        int kernelRow = inputs * width;
        int bias = biasAt.isPresent() ? width : 0;
        this.forward = new Strides(width, width, unit, kernelRow, width, 0, bias, width, unit);
        this.kernelStart = new Strides(width, unit, width, unit, width, 0, 0, kernelRow, width);
        this.kernelOn = new Strides(width, unit, width, unit, width, kernelRow, width, kernelRow, width);
        this.biasStart = new Strides(width, unit, width, 0, 0, 0, 0, width, 0);
        this.biasOn = new Strides(width, unit, width, 0, 0, width, 0, width, 0);
        this.backward = new Strides(width, width, unit, width, kernelRow, 0, 0, width, unit);
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public boolean trained() {
        return true;
    }

    @Override
    public void forward(float[] parameters, float[] x, float[] z, Block block) {
        float[] start = biasAt.isPresent() ? parameters : zeros;
        int startAt = biasAt.orElse(0);
        kernels.chains(forward, block.rows(), units, inputs, x, 0, parameters, kernelAt, start, startAt, z, 0);
    }

    @Override
    public void backward(
            float[] parameters,
            float[] gradients,
            float[] x,
            float[] z,
            float[] dz,
            float[] dx,
            boolean wanted,
            Block block) {
        boolean first = block.first();
        int rows = block.rows();
        float[] start = first ? zeros : gradients;
        kernels.chains(
                first ? kernelStart : kernelOn,
                units,
                inputs,
                rows,
                dz,
                0,
                x,
                0,
                start,
                first ? 0 : kernelAt,
                gradients,
                kernelAt);
        biasAt.ifPresent(at -> kernels.chains(
                first ? biasStart : biasOn, units, 1, rows, dz, 0, ones, 0, start, first ? 0 : at, gradients, at));
        if (wanted) {
            kernels.chains(backward, rows, inputs, units, dz, 0, parameters, kernelAt, zeros, 0, dx, 0);
        }
    }
}
