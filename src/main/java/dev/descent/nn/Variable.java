package dev.descent.nn;

import dev.descent.model.Component;
import dev.descent.optim.Tensor;

/**
 * One array of parameters of a layer. Element (unit u, input i) is parameter {@code at + u · inputs + i} of the network, so that
 * the chain of a unit's inputs lies contiguous; of embeddings the inputs are the categories. A bias, like everything else, has one input a unit.
 *
 * @param layer the index of its layer, from 0
 * @param name {@link #KERNEL} and so on
 * @param at its first element in the array of the network's parameters
 * @param units how many units
 * @param inputs values a unit
 * @param trained whether it is a parameter with a gradient; else it is a running value that the layer keeps
 * @param moved whether the update rule moves it: it is trained, and its layer has not frozen it
 * @param hidden whether it is the kernel of a dense layer, but of the last one
 * @param initializer where it starts
 */
public record Variable(
        int layer,
        String name,
        int at,
        int units,
        int inputs,
        boolean trained,
        boolean moved,
        boolean hidden,
        Component initializer) {
    public static final String KERNEL = "kernel";
    public static final String BIAS = "bias";
    public static final String GAMMA = "gamma";
    public static final String BETA = "beta";
    /** Behind the name of a column and a dot. */
    public static final String EMBEDDINGS = "embeddings";

    public static final String MOVING_MEAN = "moving_mean";
    public static final String MOVING_VARIANCE = "moving_variance";

    /** Whether it has inputs and units, as Keras' kernels and embeddings have; else it has units alone. */
    public boolean isMatrix() {
        return name.equals(KERNEL) || name.endsWith("." + EMBEDDINGS);
    }

    /** Where it lies. */
    public Tensor tensor() {
        return new Tensor(at, units, inputs, hidden);
    }

    /** How many parameters it has. */
    public int size() {
        return units * inputs;
    }

    /** The parameter after its last. */
    public int end() {
        return at + size();
    }
}
