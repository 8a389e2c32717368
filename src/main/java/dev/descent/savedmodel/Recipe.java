package dev.descent.savedmodel;

import dev.descent.data.FittedTable;
import dev.descent.model.Component;
import dev.descent.nn.Network;
import java.util.List;

/**
 * All of a trained network but its weights.
 *
 * @param origin where it comes from
 * @param table how rows become inputs and outputs predictions
 * @param layers from input to output
 * @param loss what it was trained with, which says what its outputs are
 */
public record Recipe(Origin origin, FittedTable table, List<Component> layers, Component loss) {
    /**
     * What was trained.
     *
     * @param experiment its name
     * @param engine what trained it
     * @param arithmetic the version of how numbers were computed
     * @param tableDigest SHA-256 of the table's cells, in hex
     * @param trials the id of each network's trial
     */
    public record Origin(String experiment, String engine, int arithmetic, String tableDigest, List<String> trials) {
        public Origin {
            trials = List.copyOf(trials);
        }
    }

    public Recipe {
        layers = List.copyOf(layers);
    }

    /** The plan of the network. */
    public Network network() {
        return Network.of(layers, table.inputs());
    }
}
