package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Shape;
import dev.descent.model.Vocabulary;
import java.util.Optional;

/**
 * Recognizes what a user has written: which of the forms that a key allows a YAML value has (a learning rate is a number or a schedule), and
 * which component it names, as {@code adam}, {@code adam: 0.01} or {@code adam: {learning_rate: 0.01}}.
 */
final class Forms {
    private Forms() {}

    /** The form among several that {@code node} has; the shape itself if it has one form only or {@code node} has none of them. */
    static Shape fitting(Shape shape, Node node) {
        if (!(shape instanceof Shape.Either either)) {
            return shape;
        }
        for (Shape form : either.forms()) {
            if (fits(form, node)) {
                return form;
            }
        }
        for (Shape form : either.forms()) {
            if (hasKindOf(form, node)) {
                return form;
            }
        }
        return shape;
    }

    /** Whether a list can be a value of this shape. */
    static boolean takesList(Shape shape) {
        return shape instanceof Shape.ListOf
                || shape instanceof Shape.Either either
                        && either.forms().stream().anyMatch(Forms::takesList);
    }

    /** The component type that a scalar or the key of a component names. */
    static Optional<ComponentType> named(Kind kind, Scalar name) {
        return name.value().filter(v -> v instanceof String).isPresent()
                ? Vocabulary.find(kind, name.text())
                : Optional.empty();
    }

    /** Whether a mapping is the main parameter's value, itself a component, rather than parameters. */
    static boolean isMain(ComponentType type, Mapping mapping) {
        if (type.main().isEmpty() || mapping.entries().size() != 1) {
            return false;
        }
        String key = mapping.entries().get(0).name();
        Shape shape = type.parameter(type.main().get()).orElseThrow().shape();
        return type.parameter(key).isEmpty()
                && fitting(shape, mapping) instanceof Shape.Named named
                && Vocabulary.find(named.kind(), key).isPresent();
    }

    private static boolean fits(Shape form, Node node) {
        if (form instanceof Shape.Named named) {
            return node instanceof Scalar scalar && named(named.kind(), scalar).isPresent()
                    || node instanceof Mapping mapping && isComponent(named.kind(), mapping);
        }
        if (form instanceof Shape.Word word && node instanceof Scalar scalar) {
            return word.words().contains(scalar.text());
        }
        if (form instanceof Shape.Section section && node instanceof Mapping mapping) {
            return !mapping.entries().isEmpty()
                    && mapping.entries().stream()
                            .allMatch(it -> section.type().parameter(it.name()).isPresent());
        }
        return hasKindOf(form, node);
    }

    /** Whether a node is of a kind that values of this shape are written as, whatever its range or name; nothing fits everywhere. */
    static boolean resembles(Shape shape, Node node) {
        if (shape instanceof Shape.Either either) {
            return either.forms().stream().anyMatch(form -> resembles(form, node));
        }
        boolean nothing = node instanceof Node.Unreadable
                || node instanceof Scalar scalar && scalar.value().isEmpty();
        return nothing || shape instanceof Shape.Anything || hasKindOf(shape, node);
    }

    private static boolean hasKindOf(Shape form, Node node) {
        if (node instanceof Sequence) {
            return form instanceof Shape.ListOf;
        }
        if (node instanceof Mapping) {
            return form instanceof Shape.Named || form instanceof Shape.Section || form instanceof Shape.MapOf;
        }
        Object value = ((Scalar) node).value().orElse(null);
        if (value instanceof Number) {
            return form instanceof Shape.Real || form instanceof Shape.Whole || form instanceof Shape.Text;
        }
        if (value instanceof Boolean) {
            return form instanceof Shape.Flag || form instanceof Shape.Text;
        }
        return value != null
                && (form instanceof Shape.Text || form instanceof Shape.Word || form instanceof Shape.Named);
    }

    /** {@code {name: …}} with a known name and something that this component can be given. */
    private static boolean isComponent(Kind kind, Mapping mapping) {
        if (mapping.entries().size() != 1) {
            return false;
        }
        Entry entry = mapping.entries().get(0);
        boolean parameters = entry.value() instanceof Mapping
                || entry.value() instanceof Scalar scalar && scalar.value().isEmpty();
        return named(kind, entry.key())
                .filter(type -> parameters || type.main().isPresent())
                .isPresent();
    }
}
