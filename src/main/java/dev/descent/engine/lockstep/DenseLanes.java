package dev.descent.engine.lockstep;

import dev.descent.kernel.DenseKernel;
import dev.descent.kernel.LaneKernels;
import dev.descent.nn.Layer;
import dev.descent.nn.Variable;
import java.util.Optional;

/** The weighted sums of a dense layer, as {@link DenseKernel} has them; sums over the rows go on from block to block. */
final class DenseLanes implements BlockNode {
    private final DenseKernel sums;
    private final int units;
    private final int kernelAt;
    private final Optional<Integer> biasAt;
    private final float[] noBias;

    DenseLanes(Layer layer, Layout layout, LaneKernels kernels) {
        int width = layout.width();
        this.units = layer.outputs();
        this.kernelAt = layer.variable(Variable.KERNEL).orElseThrow().at() * width;
        this.biasAt = layer.variable(Variable.BIAS).map(bias -> bias.at() * width);
        this.sums = kernels.dense(layer.inputs(), units, biasAt.isPresent(), width, layout.capacity());
        this.noBias = new float[biasAt.isPresent() ? 0 : units * width];
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
        float[] bias = biasAt.isPresent() ? parameters : noBias;
        sums.forward(block.rows(), x, parameters, kernelAt, bias, biasAt.orElse(0), z);
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
        if (block.first()) {
            sums.clear();
        }
        sums.add(block.rows(), dz, x);
        if (block.last()) {
            sums.collect(gradients, kernelAt, biasAt.orElse(0));
        }
        if (wanted) {
            sums.backward(block.rows(), dz, parameters, kernelAt, dx);
        }
    }
}
