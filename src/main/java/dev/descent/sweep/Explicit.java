package dev.descent.sweep;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.Parameter;
import dev.descent.model.Shape;
import dev.descent.sweep.KeyPath.Step;
import dev.descent.sweep.Places.Place;
import java.util.List;
import java.util.Optional;

/** What a value says in so many words, as opposed to what it leaves to defaults. */
final class Explicit {
    private Explicit() {}

    /**
     * What stands {@code below} a value. Within the list of an inner axis it is what stands below the first element that has
     * it.
     *
     * @param value in the one form of {@link Forms}
     * @return nothing if the value does not set that key
     */
    static Optional<Place> find(Shape shape, Node value, List<Step> below) {
        if (below.isEmpty()) {
            return Optional.of(new Place(shape, Optional.of(value)));
        }
        Shape form = Forms.fitting(shape, value);
        if (value instanceof Sequence list && !(form instanceof Shape.ListOf && below.get(0) instanceof Step.Index)) {
            Shape each = form instanceof Shape.ListOf listOf ? listOf.element() : shape;
            return list.elements().stream()
                    .flatMap(element -> find(each, element, below).stream())
                    .findFirst();
        }
        List<Step> rest = below.subList(1, below.size());
        if (below.get(0) instanceof Step.Index step) {
            return form instanceof Shape.ListOf listOf
                            && value instanceof Sequence list
                            && step.index() < list.elements().size()
                    ? find(listOf.element(), list.elements().get(step.index()), rest)
                    : Optional.empty();
        }
        String key = ((Step.Key) below.get(0)).name();
        if (form instanceof Shape.Named named) {
            return Forms.component(named.kind(), value)
                    .flatMap(it -> inside(it.type().parameter(key).map(Parameter::shape), it.parameters(), key, rest));
        }
        if (value instanceof Mapping mapping) {
            Optional<Shape> inner = form instanceof Shape.Section section
                    ? section.type().parameter(key).map(Parameter::shape)
                    : form instanceof Shape.MapOf mapOf ? Optional.of(mapOf.value()) : Optional.empty();
            return inside(inner, mapping, key, rest);
        }
        return Optional.empty();
    }

    private static Optional<Place> inside(Optional<Shape> shape, Mapping mapping, String key, List<Step> rest) {
        Optional<Node> value = mapping.value(key);
        return shape.isEmpty() || value.isEmpty() ? Optional.empty() : find(shape.get(), value.get(), rest);
    }
}
