package dev.descent.sweep;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.Parameter;
import dev.descent.model.Shape;
import dev.descent.sweep.Axis.Inner;
import dev.descent.sweep.Axis.Option;
import dev.descent.sweep.Axis.Setting;
import dev.descent.sweep.KeyPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the axes inside an alternative: a list where the parameter takes none, a list of lists where it takes one. In
 * {@code {adam: {learning_rate: [0.001, 0.003]}}} the learning rate is an axis of that alternative alone.
 */
final class InnerAxes {
    private static final Step BIAS = new Step.Key("bias_initializer");

    private final List<Inner> found = new ArrayList<>();

    private InnerAxes() {}

    /** The setting of a key to an alternative, in the one form, with its inner axes. */
    static Setting setting(KeyPath path, Scalar key, Shape shape, Node value) {
        InnerAxes axes = new InnerAxes();
        axes.parts(Forms.fitting(shape, value), value, path, List.of());
        return new Setting(path, key, shape, value, axes.found);
    }

    /** Walks over what {@code value} consists of. */
    private void parts(Shape shape, Node value, KeyPath path, List<Integer> route) {
        if (shape instanceof Shape.ListOf listOf && value instanceof Sequence list) {
            for (int i = 0; i < list.elements().size(); i++) {
                Scalar key = new Scalar(list.elements().get(i).position(), "", Optional.of(""));
                part(listOf.element(), key, list.elements().get(i), path.plus(new Step.Index(i)), plus(route, i));
            }
        } else if (shape instanceof Shape.Named named) {
            Forms.component(named.kind(), value)
                    .ifPresent(it -> entries(
                            it.parameters(),
                            path,
                            plus(route, 0),
                            key -> it.type().parameter(key).map(Parameter::shape)));
        } else if (shape instanceof Shape.Section section && value instanceof Mapping mapping) {
            entries(mapping, path, route, key -> section.type().parameter(key).map(Parameter::shape));
        } else if (shape instanceof Shape.MapOf mapOf && value instanceof Mapping mapping) {
            entries(mapping, path, route, key -> Optional.of(mapOf.value()));
        }
    }

    private interface Shapes {
        Optional<Shape> of(String key);
    }

    private void entries(Mapping mapping, KeyPath path, List<Integer> route, Shapes shapes) {
        for (int i = 0; i < mapping.entries().size(); i++) {
            Entry entry = mapping.entries().get(i);
            Optional<Shape> shape = shapes.of(entry.name());
            if (shape.isPresent()) {
                Step step = new Step.Key(entry.name());
                part(shape.get(), entry.key(), entry.value(), path.plus(step), plus(route, i));
            }
        }
    }

    private void part(Shape shape, Scalar key, Node value, KeyPath path, List<Integer> route) {
        if (value instanceof Sequence list && !list.elements().isEmpty() && isAxis(shape, list, path)) {
            List<Option> options = new ArrayList<>();
            for (Node element : list.elements()) {
                options.add(new Option(Optional.empty(), List.of(setting(path, key, shape, element))));
            }
            found.add(new Inner(new Axis(Axis.Kind.INNER, path.toString(), key, options), route));
        } else {
            parts(Forms.fitting(shape, value), value, path, route);
        }
    }

    private static boolean isAxis(Shape shape, Sequence list, KeyPath path) {
        if (!Forms.takesList(shape)) {
            return true;
        }
        Shape form = Forms.fitting(shape, list);
        boolean listOfLists = list.elements().stream().anyMatch(e -> e instanceof Sequence);
        if (!(form instanceof Shape.ListOf listOf) || !listOfLists) {
            return false;
        }
        // A kernel's values are a list of rows; a bias' values are one row, so that rows are an axis of biases.
        boolean elementsAreLists =
                Forms.takesList(listOf.element()) && !path.steps().contains(BIAS);
        return !elementsAreLists
                || list.elements().stream()
                        .anyMatch(e -> e instanceof Sequence inner
                                && inner.elements().stream().anyMatch(i -> i instanceof Sequence));
    }

    /** {@code value} with what stands at {@code route} replaced, or left out if {@code replacement} is empty. */
    static Node replace(Node value, List<Integer> route, Optional<Node> replacement) {
        if (route.isEmpty()) {
            return replacement.orElse(value);
        }
        int i = route.get(0);
        List<Integer> rest = route.subList(1, route.size());
        if (value instanceof Sequence list) {
            List<Node> elements = new ArrayList<>(list.elements());
            elements.set(i, replace(elements.get(i), rest, replacement));
            return new Sequence(list.position(), elements);
        }
        Mapping mapping = (Mapping) value;
        List<Entry> entries = new ArrayList<>(mapping.entries());
        if (rest.isEmpty() && replacement.isEmpty()) {
            entries.remove(i);
        } else {
            Entry entry = entries.get(i);
            entries.set(i, new Entry(entry.key(), replace(entry.value(), rest, replacement)));
        }
        return new Mapping(mapping.position(), entries);
    }

    private static List<Integer> plus(List<Integer> route, int i) {
        List<Integer> longer = new ArrayList<>(route);
        longer.add(i);
        return longer;
    }
}
