package dev.descent.sweep;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Parameter;
import dev.descent.model.Shape;
import dev.descent.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one form behind the ways in which a component can be written: {@code adam}, {@code adam: 0.01} and
 * {@code adam: {learning_rate: 0.01}} all become the mapping {@code {adam: {…}}}, so that paths, sweeps and the parser know one
 * form only. What is malformed stays as it is, for the parser to complain about. Positions stay those of the file.
 */
public final class Forms {
    private Forms() {}

    /** {@code node} in the one form of {@code shape}. A list where the shape takes none is the list of an axis. */
    public static Node unify(Shape shape, Node node) {
        if (node instanceof Sequence list) {
            Shape element = shape instanceof Shape.ListOf listOf ? listOf.element() : null;
            if (element == null && shape instanceof Shape.Either) {
                element = fitting(shape, node) instanceof Shape.ListOf listOf ? listOf.element() : null;
            }
            Shape each = element == null ? shape : element;
            return new Sequence(
                    list.position(),
                    list.elements().stream().map(e -> unify(each, e)).toList());
        }
        if (shape instanceof Shape.Either) {
            Shape form = fitting(shape, node);
            return form instanceof Shape.Either ? node : unify(form, node);
        }
        if (shape instanceof Shape.Named named) {
            return unifyComponent(named.kind(), node);
        }
        if (shape instanceof Shape.Section section && node instanceof Mapping mapping) {
            return unifyParameters(section.type(), mapping);
        }
        if (shape instanceof Shape.MapOf map && node instanceof Mapping mapping) {
            List<Entry> entries = new ArrayList<>();
            mapping.entries().forEach(e -> entries.add(new Entry(e.key(), unify(map.value(), e.value()))));
            return new Mapping(mapping.position(), entries);
        }
        return node;
    }

    /** A component in the one form, taken apart. */
    public record Written(Scalar name, ComponentType type, Mapping parameters) {}

    /** The component that {@code node}, in the one form, is; nothing if it is malformed. */
    public static Optional<Written> component(Kind kind, Node node) {
        if (node instanceof Mapping mapping
                && mapping.entries().size() == 1
                && mapping.entries().get(0).value() instanceof Mapping parameters) {
            Scalar name = mapping.entries().get(0).key();
            return Vocabulary.find(kind, name.text()).map(type -> new Written(name, type, parameters));
        }
        return Optional.empty();
    }

    /** A component with its defaults, in the one form, written at {@code name}. */
    static Mapping withDefaults(Scalar name) {
        return new Mapping(name.position(), List.of(new Entry(name, new Mapping(name.position(), List.of()))));
    }

    /** The form among several that {@code node} has; the shape itself if it has one form only or {@code node} has none of them. */
    public static Shape fitting(Shape shape, Node node) {
        if (!(shape instanceof Shape.Either either)) {
            return shape;
        }
        for (Shape form : either.forms()) {
            if (fits(form, node)) {
                return form;
            }
        }
        for (Shape form : either.forms()) {
            if (resembles(form, node)) {
                return form;
            }
        }
        return shape;
    }

    /** Whether a list can be a value of this shape. */
    public static boolean takesList(Shape shape) {
        return shape instanceof Shape.ListOf
                || shape instanceof Shape.Either either
                        && either.forms().stream().anyMatch(Forms::takesList);
    }

    private static boolean fits(Shape form, Node node) {
        if (form instanceof Shape.Named named) {
            return node instanceof Scalar scalar && find(named.kind(), scalar).isPresent()
                    || node instanceof Mapping mapping && isComponent(named.kind(), mapping);
        }
        if (form instanceof Shape.Word word && node instanceof Scalar scalar) {
            return word.words().contains(scalar.text());
        }
        return resembles(form, node);
    }

    private static boolean resembles(Shape form, Node node) {
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
        return find(kind, entry.key())
                .filter(type -> parameters || type.main().isPresent())
                .isPresent();
    }

    private static Node unifyComponent(Kind kind, Node node) {
        if (node instanceof Scalar name) {
            return find(kind, name).isPresent() ? withDefaults(name) : node;
        }
        Mapping mapping = (Mapping) node;
        if (!isComponent(kind, mapping)) {
            return node;
        }
        Scalar name = mapping.entries().get(0).key();
        Node given = mapping.entries().get(0).value();
        ComponentType type = find(kind, name).orElseThrow();
        if (given instanceof Scalar scalar && scalar.value().isEmpty()) {
            return withDefaults(name);
        }
        if (!(given instanceof Mapping parameters) || isMain(type, parameters)) {
            Parameter main = type.parameter(type.main().orElseThrow()).orElseThrow();
            Scalar key = new Scalar(given.position(), main.name(), Optional.of(main.name()));
            Node value = unify(main.shape(), given);
            Mapping all = new Mapping(given.position(), List.of(new Entry(key, value)));
            return new Mapping(mapping.position(), List.of(new Entry(name, all)));
        }
        Mapping unified = unifyParameters(type, parameters);
        return new Mapping(mapping.position(), List.of(new Entry(name, unified)));
    }

    /** Whether a mapping is the main parameter's value, itself a component, rather than parameters. */
    private static boolean isMain(ComponentType type, Mapping mapping) {
        if (type.main().isEmpty() || mapping.entries().size() != 1) {
            return false;
        }
        String key = mapping.entries().get(0).name();
        Shape shape = type.parameter(type.main().get()).orElseThrow().shape();
        return type.parameter(key).isEmpty()
                && fitting(shape, mapping) instanceof Shape.Named named
                && Vocabulary.find(named.kind(), key).isPresent();
    }

    private static Mapping unifyParameters(ComponentType type, Mapping parameters) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : parameters.entries()) {
            Node value = type.parameter(entry.name())
                    .map(parameter -> unify(parameter.shape(), entry.value()))
                    .orElse(entry.value());
            entries.add(new Entry(entry.key(), value));
        }
        return new Mapping(parameters.position(), entries);
    }

    private static Optional<ComponentType> find(Kind kind, Scalar name) {
        return name.value().filter(v -> v instanceof String).isPresent()
                ? Vocabulary.find(kind, name.text())
                : Optional.empty();
    }
}
