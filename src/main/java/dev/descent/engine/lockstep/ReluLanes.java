package dev.descent.engine.lockstep;

import dev.descent.kernel.LaneKernels;

/** relu: a = max(z, 0), which is positive where z is. */
final class ReluLanes implements BlockNode {
    private final LaneKernels kernels;
    private final Layout layout;
    private final int units;

    ReluLanes(int units, Layout layout, LaneKernels kernels) {
        this.kernels = kernels;
        this.layout = layout;
        this.units = units;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public boolean inPlace() {
        return true;
    }

    @Override
    public boolean readsOutput() {
        return true;
    }

    @Override
    public void forward(float[] parameters, float[] z, float[] a, Block block) {
        layout.pieces(units, block, (at, length) -> kernels.relu(z, a, at, length));
    }

    @Override
    public void backward(
            float[] parameters,
            float[] gradients,
            float[] z,
            float[] a,
            float[] da,
            float[] dz,
            boolean wanted,
            Block block) {
        if (wanted) {
            layout.pieces(units, block, (at, length) -> kernels.reluBack(z, da, dz, at, length));
        }
    }
}
