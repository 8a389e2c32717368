package dev.descent.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A layer where it stands among all layers of a network, those inside others included. A layer that holds others stands twice: where
 * its layers begin, and where they end.
 *
 * @param path as a configuration names it, {@code layers[1].layers[0]}; {@code embedding} of that in front, which no configuration lists
 * @param component its type and parameters
 * @param end whether the layers that it holds end here
 */
public record LayerPlace(String path, Component component, boolean end) {
    private static final String RESIDUAL = "residual";

    /** The places of all layers, in the order in which values pass them. */
    public static List<LayerPlace> all(List<Component> layers) {
        List<LayerPlace> places = new ArrayList<>();
        Embeddings.of(layers).ifPresent(embedding -> places.add(new LayerPlace(embedding.name(), embedding, false)));
        add("", Embeddings.behind(layers), places);
        return places;
    }

    private static void add(String above, List<Component> layers, List<LayerPlace> places) {
        for (int i = 0; i < layers.size(); i++) {
            Component layer = layers.get(i);
            String path = above + "layers[" + i + "]";
            places.add(new LayerPlace(path, layer, false));
            if (layer.is(RESIDUAL)) {
                add(path + ".", layer.list("layers"), places);
                places.add(new LayerPlace(path, layer, true));
            }
        }
    }

    /** The name of what is done here: that of the layer's type, {@code add} where a residual ends. */
    public String type() {
        return end ? "add" : component.name();
    }

    public boolean is(String type) {
        return type().equals(type);
    }
}
