package dev.descent.engine.lockstep.wide;

import dev.descent.kernel.ActivationKernel;
import dev.descent.kernel.LaneKernels;
import dev.descent.model.Component;
import dev.descent.nn.Activation;
import dev.descent.nn.Activations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An activation of single values, by a kernel of many if the form has one. */
final class WideActivation implements WideNode {
    private final Component component;
    private final Activation activation;
    private final LaneKernels arrays;
    private final List<Optional<ActivationKernel>> kernels = new ArrayList<>();
    private final int units;

    WideActivation(Component activation, int units, LaneKernels arrays) {
        this.component = activation;
        this.activation = Activations.of(activation);
        this.arrays = arrays;
        this.units = units;
    }

    @Override
    public void prepare(int parts) {
        while (kernels.size() < parts) {
            kernels.add(arrays.activation(component.name(), Activations.constants(component)));
        }
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
    public void forward(MicroBatch micro, RowMatrix z, RowMatrix a, Share share) {
        if (kernels.get(share.part()).isPresent()) {
            int at = z.at(share.from());
            int length = z.at(share.to()) - at;
            kernels.get(share.part()).get().forward(z.values(), a.values(), at, length);
            return;
        }
        for (int r = share.from(); r < share.to(); r++) {
            for (int k = z.at(r); k < z.at(r) + units; k++) {
                a.values()[k] = activation.value(z.values()[k]);
            }
        }
    }

    @Override
    public void backward(
            MicroBatch micro, RowMatrix z, RowMatrix a, RowMatrix da, RowMatrix dz, boolean wanted, Share share) {
        if (kernels.get(share.part()).isPresent()) {
            ActivationKernel kernel = kernels.get(share.part()).get();
            int at = z.at(share.from());
            int length = z.at(share.to()) - at;
            kernel.backward(z.values(), a.values(), da.values(), dz.values(), at, length);
            return;
        }
        for (int r = share.from(); r < share.to(); r++) {
            for (int k = z.at(r); k < z.at(r) + units; k++) {
                dz.values()[k] = da.values()[k] * activation.slope(z.values()[k], a.values()[k]);
            }
        }
    }
}
