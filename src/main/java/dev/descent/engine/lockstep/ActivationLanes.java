package dev.descent.engine.lockstep;

import dev.descent.kernel.ActivationKernel;
import dev.descent.kernel.LaneKernels;
import dev.descent.model.Component;
import dev.descent.nn.Activation;
import dev.descent.nn.Activations;
import java.util.Optional;

/** An activation of single values: a = f(z), ∂z = ∂a·f′(z). Lanes without a trial are passed over: the functions are costly. */
final class ActivationLanes implements BlockNode {
    private final Activation activation;
    private final Optional<ActivationKernel> kernel;
    private final Layout layout;
    private final int units;

    ActivationLanes(Component activation, int units, Layout layout, LaneKernels kernels) {
        this.activation = Activations.of(activation);
        this.kernel = kernels.activation(activation.name(), Activations.constants(activation));
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
            layout.pieces(units, block, (at, length) -> kernel.get().forward(z, a, at, length));
            return;
        }
        for (int u = 0; u < units; u++) {
            for (int r = 0; r < block.rows(); r++) {
                int from = u * layout.unit() + r * layout.width();
                for (int k = from; k < from + layout.trials(); k++) {
                    a[k] = activation.value(z[k]);
                }
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
        if (wanted && kernel.isPresent()) {
            layout.pieces(units, block, (at, length) -> kernel.get().backward(z, a, da, dz, at, length));
            return;
        }
        for (int u = 0; wanted && u < units; u++) {
            for (int r = 0; r < block.rows(); r++) {
                int from = u * layout.unit() + r * layout.width();
                for (int k = from; k < from + layout.trials(); k++) {
                    dz[k] = da[k] * activation.slope(z[k], a[k]);
                }
            }
        }
    }
}
