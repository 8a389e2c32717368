package dev.descent.model;

import java.util.List;
import java.util.Optional;

/** Limits of the gradient, applied before the update; c is the bound. */
final class ClippingTypes {
    static final List<ComponentType> ALL = List.of(
            clipping("norm", "Each variable by itself: g·c/max(‖g‖₂, c) (Keras' clipnorm)."),
            clipping("global_norm", "All variables together: g·min(1, c/‖all g‖₂) (Keras' global_clipnorm)."),
            clipping("value", "Each element to [−c, c] (Keras' clipvalue)."));

    private ClippingTypes() {}

    private static ComponentType clipping(String name, String about) {
        Parameter bound = Parameter.required("bound", new Shape.Real(Range.POSITIVE), "c, the bound.");
        return new ComponentType(Kind.CLIPPING, name, List.of(), about, List.of(bound), Optional.of("bound"));
    }
}
