package dev.descent.engine.lockstep;

import dev.descent.kernel.LaneKernels;
import dev.descent.kernel.UpdateKernel;
import dev.descent.model.NetworkSpec;
import dev.descent.nn.Network;
import dev.descent.optim.Clipping;
import dev.descent.optim.Tensor;
import dev.descent.optim.UpdateRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What follows the gradients in a step: penalties, clipping, flushing, and the update rule with its slots. Bounds and constants are
 * each lane's own.
 */
final class LaneUpdate {
    private final List<Lane> lanes;
    private final Layout layout;
    private final LaneKernels kernels;
    private final List<Network.Span> moved;
    private final List<Tensor> tensors;
    private final Optional<Clipping> clipping;
    private final double[] bounds;
    private final float[][] slots;
    private final float[] constants;
    private final Optional<UpdateKernel> step;
    private final boolean averages;

    LaneUpdate(List<Lane> lanes, Layout layout, LaneKernels kernels) {
        NetworkSpec spec = lanes.get(0).spec();
        Network network = lanes.get(0).network();
        this.lanes = lanes;
        this.layout = layout;
        this.kernels = kernels;
        this.moved = network.moved();
        this.tensors = network.movedTensors();
        this.clipping = spec.clipping().map(Clipping::of);
        this.bounds = new double[layout.width()];
        Arrays.fill(bounds, Clipping.NONE);
        this.slots = new float[lanes.get(0).state().slots().length][network.trained() * layout.width()];
        this.constants = new float[lanes.get(0).constantCount() * layout.width()];
        this.step = lanes.get(0)
                .rule()
                .map(rule -> rule.kernel(kernels).orElse(rule.needsVariables() ? byVariable(rule) : rule::apply));
        this.averages =
                lanes.get(0).rule().isPresent() && lanes.get(0).rule().get().averages();
        for (int l = 0; l < lanes.size(); l++) {
            bounds[l] = lanes.get(l).clippingBound();
            for (int s = 0; s < slots.length; s++) {
                layout.scatter(lanes.get(l).state().slots()[s], slots[s], l);
            }
        }
    }

    private UpdateKernel byVariable(UpdateRule rule) {
        return (w, g, slots, constants, width, from, to) -> tensors.stream()
                .filter(tensor -> from <= tensor.offset() && tensor.end() <= to)
                .forEach(tensor -> rule.apply(w, g, slots, constants, width, tensor));
    }

    /** Brings the slots of a lane back to its trial's state. */
    void store(int lane) {
        for (int s = 0; s < slots.length; s++) {
            layout.gather(slots[s], lanes.get(lane).state().slots()[s], lane);
        }
    }

    /** Whether what is measured depends on the slots. */
    boolean averages() {
        return averages;
    }

    /** What the lanes are measured with: the parameters, or a copy averaged by rules that average. */
    float[] measured(float[] parameters) {
        if (!averages) {
            return parameters;
        }
        float[] average = parameters.clone();
        for (int l = 0; l < lanes.size(); l++) {
            lanes.get(l).rule().orElseThrow().average(average, slots, layout.width(), l);
        }
        return average;
    }

    /** Begins a step: computes the constants of each lane's rule. */
    void begin() {
        int width = layout.width();
        for (int l = 0; l < lanes.size(); l++) {
            double[] own = lanes.get(l).constants();
            for (int c = 0; c < own.length; c++) {
                constants[c * width + l] = (float) own[c];
            }
        }
    }

    /**
     * Moves the parameters by the step that has begun.
     *
     * @param parameters parameters × lanes; those that are trained and not frozen change
     * @param gradients trained parameters × lanes; overwritten
     */
    void apply(float[] parameters, float[] gradients) {
        int width = layout.width();
        for (int l = 0; l < lanes.size(); l++) {
            lanes.get(l).penalties().addGradient(parameters, gradients, l, width);
        }
        if (clipping.isPresent()) {
            clipping.get().apply(gradients, tensors, bounds);
        }
        kernels.flushGradients(gradients, 0, gradients.length);
        for (Network.Span span : moved) {
            step.orElseThrow().apply(parameters, gradients, slots, constants, width, span.from(), span.to());
        }
    }
}
