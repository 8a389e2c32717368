package dev.descent.engine.training;

import dev.descent.model.NetworkSpec;
import dev.descent.nn.Initializers;
import dev.descent.nn.Network;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Weights;

/** The weights of a trial before its first step. */
public final class FirstWeights {
    private FirstWeights() {}

    /**
     * The initial weights of the trial's file or, without them, those that initializers draw.
     *
     * @param repeat from 1; nothing to initial weights, which are the same in each
     * @return in the order of {@link Network}, a new array
     * @throws IllegalArgumentException if the initial weights are those of another network
     */
    public static float[] of(Network network, NetworkSpec spec, int repeat) {
        if (spec.initialWeights().isEmpty()) {
            float[] drawn = new float[network.parameters()];
            Initializers.fill(network, spec.seed(), repeat, drawn, 0, 1);
            return drawn;
        }
        try {
            return Weights.parameters(network, spec.initialWeights().get().tensors(), "");
        } catch (ModelRefused e) {
            throw new IllegalArgumentException("the initial weights are of another network: " + e.getMessage(), e);
        }
    }
}
