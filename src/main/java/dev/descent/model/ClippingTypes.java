package dev.descent.model;

import java.util.List;

/** Limits of the gradient, applied before the update; c is the bound. */
final class ClippingTypes {
    static final List<ComponentType> ALL = List.of(
            clipping("norm")
                    .keras("clipnorm")
                    .formula("g·c/max(‖g‖₂, c)")
                    .about("Each variable by itself.")
                    .type(),
            clipping("global_norm")
                    .keras("global_clipnorm")
                    .formula("g·min(1, c/‖all g‖₂)")
                    .about("All variables together.")
                    .type(),
            clipping("value")
                    .keras("clipvalue")
                    .formula("max(−c, min(g, c))")
                    .about("Each element by itself.")
                    .type());

    private ClippingTypes() {}

    private static TypeBuilder clipping(String name) {
        return new TypeBuilder(Kind.CLIPPING, name)
                .parameters(Parameter.required("bound", new Shape.Real(Range.POSITIVE), "c, the bound."))
                .main("bound")
                .example("bound: 1.0");
    }
}
