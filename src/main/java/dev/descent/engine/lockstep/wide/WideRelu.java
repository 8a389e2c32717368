package dev.descent.engine.lockstep.wide;

import dev.descent.kernel.LaneKernels;

/** The rectifier, which overwrites its input: a = max(z, 0) serves backward as z. */
final class WideRelu implements WideNode {
    private final LaneKernels kernels;
    private final int units;

    WideRelu(int units, LaneKernels kernels) {
        this.kernels = kernels;
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
    public void forward(MicroBatch micro, RowMatrix z, RowMatrix a, int from, int to, int part) {
        kernels.relu(z.values(), a.values(), z.at(from), z.at(to) - z.at(from));
    }

    @Override
    public void backward(
            MicroBatch micro,
            RowMatrix z,
            RowMatrix a,
            RowMatrix da,
            RowMatrix dz,
            boolean wanted,
            int from,
            int to,
            int part) {
        kernels.reluBack(a.values(), da.values(), dz.values(), a.at(from), a.at(to) - a.at(from));
    }
}
