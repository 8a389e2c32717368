package dev.descent.sweep;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.number.NumberText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a swept value prints in tables: {@code 0.001}, {@code sgd}, {@code adam(learning_rate=0.001)}, {@code [mse, mae]}. Of a component
 * what was given, not what it has by default.
 */
public final class ValueText {
    private ValueText() {}

    /**
     * The text of a value.
     *
     * @param value empty for a key that is left out
     */
    public static String of(Optional<Object> value) {
        return value.map(ValueText::text).orElse("null");
    }

    private static String text(Object value) {
        if (value instanceof Double number) {
            return NumberText.written(number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ValueText::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Component component && component.type().kind() == Kind.SECTION) {
            return entries(component.given(), ": ", "{", "}");
        }
        if (value instanceof Component component && component.ownName().isPresent()) {
            return named(component);
        }
        if (value instanceof Component component) {
            return component.given().isEmpty()
                    ? component.label()
                    : entries(component.given(), "=", component.label() + "(", ")");
        }
        return value instanceof Map<?, ?> map ? entries(map, ": ", "{", "}") : value.toString();
    }

    /** A component that its user named: the name stands for its formulas, and its parameters for themselves. */
    private static String named(Component component) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        component.given().forEach((key, value) -> {
            if (value instanceof Double || value instanceof Component) {
                numbers.put(key, value);
            }
        });
        if (component.given().get("parameters") instanceof Map<?, ?> parameters) {
            parameters.forEach((key, value) -> numbers.put((String) key, value));
        }
        String name = component.ownName().orElseThrow();
        return numbers.isEmpty() ? name : entries(numbers, "=", name + "(", ")");
    }

    private static String entries(Map<?, ?> map, String between, String before, String behind) {
        return map.entrySet().stream()
                .map(e -> e.getKey() + between + text(e.getValue()))
                .collect(Collectors.joining(", ", before, behind));
    }
}
