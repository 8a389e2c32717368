package dev.descent.nn;

import dev.descent.model.Component;
import java.util.List;
import java.util.Optional;

/**
 * A layer in its place in a network.
 *
 * <p>A residual is two of them: {@code residual} where the way around its layers leaves, and {@code add} where it joins again.
 *
 * @param index from 0, of all layers, those inside others included
 * @param path as a configuration names it, {@code layers[1].layers[0]}
 * @param type the name of its type, such as {@code dense}, or {@code add}
 * @param component its type and parameters
 * @param inputs values a row that it takes
 * @param outputs values a row that it gives
 * @param activation what it does to its values at the end; {@code linear} for a layer without one
 * @param variables its parameters in the order kernel, bias or gamma, beta, moving_mean, moving_variance; those it has
 */
public record Layer(
        int index,
        String path,
        String type,
        Component component,
        int inputs,
        int outputs,
        Component activation,
        List<Variable> variables) {
    public Layer {
        variables = List.copyOf(variables);
    }

    public boolean is(String name) {
        return type.equals(name);
    }

    /** The variable of that name, if the layer has it. */
    public Optional<Variable> variable(String name) {
        for (Variable variable : variables) {
            if (variable.name().equals(name)) {
                return Optional.of(variable);
            }
        }
        return Optional.empty();
    }

    /** Trained and running values, as Keras' summary counts them: Dense(10) on 3 inputs has 40. */
    public int parameters() {
        int size = 0;
        for (Variable variable : variables) {
            size += variable.size();
        }
        return size;
    }

    /** As Keras' summary prints it: {@code (None, 10)}. */
    public String outputShape() {
        return "(None, " + outputs + ")";
    }
}
