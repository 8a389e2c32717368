package dev.descent.savedmodel;

import dev.descent.nn.Network;
import java.util.List;

/**
 * One trained network, or several of one configuration whose mean predicts.
 *
 * @param recipe what they have in common
 * @param parameters of each network, in the order of the recipe's trials, each in the order of {@link Network}; not to be changed
 */
public record SavedModel(Recipe recipe, List<float[]> parameters) {
    public SavedModel {
        parameters = List.copyOf(parameters);
        Network network = recipe.network();
        if (parameters.isEmpty()
                || parameters.size() != recipe.origin().trials().size()) {
            throw new IllegalArgumentException("there must be parameters for each trial");
        }
        for (float[] each : parameters) {
            if (each.length != network.parameters()) {
                throw new IllegalArgumentException(
                        "a network has " + network.parameters() + " parameters, not " + each.length);
            }
        }
    }

    /** Whether several networks predict together. */
    public boolean isEnsemble() {
        return parameters.size() > 1;
    }
}
