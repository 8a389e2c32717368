package dev.descent.analysis;

import dev.descent.model.Component;
import dev.descent.model.Parameter;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A component in a line: its name and what differs from its defaults, {@code dense(units=10, activation=relu)}. */
public final class ComponentText {
    private static final int MOST_VALUES = 8;

    private ComponentText() {}

    /**
     * The component's text.
     *
     * @param always keys that are told although they have their default
     */
    public static String of(Component component, String... always) {
        List<String> told = new ArrayList<>();
        for (Map.Entry<String, Object> entry : component.values().entrySet()) {
            boolean isDefault = component
                    .type()
                    .parameter(entry.getKey())
                    .flatMap(Parameter::fallback)
                    .filter(entry.getValue()::equals)
                    .isPresent();
            if (!isDefault || List.of(always).contains(entry.getKey())) {
                told.add(entry.getKey() + "=" + value(entry.getValue()));
            }
        }
        return told.isEmpty() ? component.name() : component.name() + "(" + String.join(", ", told) + ")";
    }

    private static String value(Object value) {
        if (value instanceof Component component) {
            return of(component);
        }
        if (value instanceof Double number) {
            return NumberText.written(number);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + value(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof List<?> list
                ? "[" + Phrases.few(list.stream().map(ComponentText::value).toList(), MOST_VALUES) + "]"
                : value.toString();
    }
}
