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
    public void forward(MicroBatch micro, RowMatrix z, RowMatrix a, Share share) {
        kernels.relu(z.values(), a.values(), z.at(share.from()), length(z, share));
    }

    @Override
    public void backward(
            MicroBatch micro, RowMatrix z, RowMatrix a, RowMatrix da, RowMatrix dz, boolean wanted, Share share) {
        kernels.reluBack(a.values(), da.values(), dz.values(), a.at(share.from()), length(a, share));
    }

    private static int length(RowMatrix values, Share share) {
        return values.at(share.to()) - values.at(share.from());
    }
}
