package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.model.ComponentType;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.model.Parameter;
import dev.descent.model.Shape;
import dev.descent.problem.NearestName;
import java.util.List;
import java.util.Optional;

/** Keys such as {@code sweep.confirm}, as messages and options name them, where a file has one mapping inside another. */
final class DottedKeys {
    private static final String ELSEWHERE = "keys with dots stand in a sweep, or after --set";

    private DottedKeys() {}

    /** Where such a key is written in a file; empty if it does not begin with a key that its section has. */
    static Optional<String> hint(ComponentType type, Mapping section, Entry entry) {
        List<Step> path = KeyPath.parse(entry.name())
                .map(KeyPath::steps)
                .filter(steps -> steps.size() > 1)
                .orElse(List.of());
        if (path.isEmpty()
                || !(path.get(0) instanceof Step.Key first)
                || type.parameter(first.name()).isEmpty()) {
            return Optional.empty();
        }
        StringBuilder where = new StringBuilder();
        ComponentType inside = type;
        Optional<Node> written = Optional.of(section);
        for (int i = 0; i < path.size(); i++) {
            Optional<String> key = path.get(i) instanceof Step.Key it ? known(inside, it.name()) : Optional.empty();
            if (key.isEmpty()) {
                return Optional.of(ELSEWHERE);
            }
            if (i == path.size() - 1) {
                return Optional.of(write(key.get(), entry, where));
            }
            Shape shape = inside.parameter(key.get()).map(Parameter::shape).orElseThrow();
            where.append(where.length() == 0 ? "" : " ").append(key.get()).append(':');
            if (shape instanceof Shape.MapOf) {
                return Optional.of(write(KeyPath.text(path.subList(i + 1, path.size())), entry, where));
            }
            written = written.filter(Mapping.class::isInstance).flatMap(it -> ((Mapping) it).value(key.get()));
            Optional<ComponentType> next = shape instanceof Shape.Section it
                    ? Optional.of(it.type())
                    : written.flatMap(node -> component(shape, node, where));
            if (next.isEmpty()) {
                return Optional.of(ELSEWHERE);
            }
            inside = next.get();
        }
        throw new AssertionError(path);
    }

    private static Optional<String> known(ComponentType type, String key) {
        return type.parameter(key).isPresent() ? Optional.of(key) : NearestName.of(key, type.keys());
    }

    private static String write(String key, Entry entry, StringBuilder where) {
        String value = entry.value() instanceof Scalar scalar ? scalar.text() : "…";
        return "write `" + key + ": " + value + "` under `" + where + "`";
    }

    /** The component that a file has at a key, by its name. */
    private static Optional<ComponentType> component(Shape shape, Node node, StringBuilder where) {
        Optional<Scalar> name = node instanceof Scalar scalar
                ? Optional.of(scalar)
                : node instanceof Mapping mapping && mapping.entries().size() == 1
                        ? Optional.of(mapping.entries().get(0).key())
                        : Optional.empty();
        Optional<ComponentType> type = shape instanceof Shape.Named named
                ? name.flatMap(it -> Forms.named(named.kind(), it))
                : Optional.empty();
        type.ifPresent(it -> where.append(' ').append(it.name()).append(':'));
        return type;
    }
}
