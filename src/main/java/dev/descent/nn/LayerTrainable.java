package dev.descent.nn;

import dev.descent.model.Component;

/** What a layer says of its own variables under {@code trainable}. */
public final class LayerTrainable {
    private static final String KEY = "trainable";

    private LayerTrainable() {}

    /** Whether an update rule may move the layer's trained variable of that name. */
    static boolean moves(Component layer, String variable) {
        Object trainable = layer.find(KEY).orElse(true);
        return trainable instanceof Boolean all ? all : trainable.equals(variable);
    }

    /** Whether the layer is frozen as a whole. Batch normalization then keeps its running values, and normalizes by them in training too. */
    public static boolean isFrozen(Component layer) {
        return layer.find(KEY).orElse(true).equals(false);
    }
}
