package dev.descent.engine.lockstep;

import dev.descent.kernel.LaneKernels;
import dev.descent.kernel.SoftmaxKernel;
import dev.descent.nn.Rows;
import dev.descent.nn.Softmax;
import java.util.Optional;

/** Softmax over the units of each row. */
final class SoftmaxLanes implements BlockNode {
    private final Layout layout;
    private final int units;
    private final Optional<SoftmaxKernel> kernel;

    SoftmaxLanes(int units, Layout layout, LaneKernels kernels) {
        this.kernel = kernels.softmax();
        this.layout = layout;
        this.units = units;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public boolean readsOutput() {
        return true;
    }

    @Override
    public void forward(float[] parameters, float[] z, float[] a, Block block) {
        if (kernel.isPresent()) {
            kernel.get().apply(z, a, units, layout.unit(), block.rows() * layout.width());
            return;
        }
        Rows values = layout.rows(z, units);
        Rows probabilities = layout.rows(a, units);
        for (int r = 0; r < block.rows(); r++) {
            for (int lane = 0; lane < layout.trials(); lane++) {
                Softmax.value(values, probabilities, layout.at(r, lane));
            }
        }
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
        System.arraycopy(da, 0, dz, 0, units * layout.unit());
        Rows probabilities = layout.rows(a, units);
        Rows derivatives = layout.rows(dz, units);
        for (int r = 0; r < block.rows(); r++) {
            for (int lane = 0; lane < layout.trials(); lane++) {
                Softmax.back(probabilities, derivatives, layout.at(r, lane));
            }
        }
    }
}
