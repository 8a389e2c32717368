package dev.descent.sweep;

import dev.descent.model.Component;
import dev.descent.model.OptimizerTypes;
import dev.descent.model.Shape;
import dev.descent.number.CodePoints;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one text of a value: keys sorted by code point, no spaces, whole numbers in decimal digits, all other numbers as hex doubles,
 * texts in double quotes, a component as {@code name{…}} with the parameters that differ from their defaults.
 */
final class CanonicalText {
    private CanonicalText() {}

    static void append(Object value, StringBuilder out) {
        if (value instanceof String text) {
            appendText(text, out);
        } else if (value instanceof Component component) {
            appendComponent(component, out);
        } else if (value instanceof Map<?, ?> map) {
            appendMap(map, out);
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object element : list) {
                out.append(before);
                append(element, out);
                before = ',';
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Double number) {
            out.append(NumberText.hex(number));
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("no canonical text for " + value.getClass());
        }
    }

    private static void appendComponent(Component component, StringBuilder out) {
        out.append(component.name());
        List<String> others = new ArrayList<>(component.given().size());
        component.given().forEach((key, value) -> {
            Optional<Object> usual =
                    component.type().parameter(key).orElseThrow().fallback();
            boolean name = component.ownName().isPresent() && key.equals(OptimizerTypes.CUSTOM_NAME);
            if (!name && (usual.isEmpty() || !usual.get().equals(value))) {
                others.add(key);
            }
        });
        if (others.size() > 1) {
            others.sort(CodePoints.ORDER);
        }
        char before = '{';
        for (String key : others) {
            out.append(before);
            appendText(key, out);
            out.append(':');
            Object value = component.given().get(key);
            boolean ordered =
                    component.type().parameter(key).orElseThrow().shape() instanceof Shape.MapOf map && map.ordered();
            append(ordered ? pairs((Map<?, ?>) value) : value, out);
            before = ',';
        }
        out.append(others.isEmpty() ? "{}" : "}");
    }

    /** A mapping whose order matters. */
    static List<List<Object>> pairs(Map<?, ?> map) {
        List<List<Object>> pairs = new ArrayList<>();
        map.forEach((key, value) -> pairs.add(List.of(key, value)));
        return pairs;
    }

    private static void appendMap(Map<?, ?> map, StringBuilder out) {
        List<String> keys = new ArrayList<>();
        for (Object key : map.keySet()) {
            keys.add((String) key);
        }
        keys.sort(CodePoints.ORDER);
        char before = '{';
        for (String key : keys) {
            out.append(before);
            appendText(key, out);
            out.append(':');
            append(map.get(key), out);
            before = ',';
        }
        out.append(keys.isEmpty() ? "{}" : "}");
    }

    private static void appendText(String text, StringBuilder out) {
        out.append('"');
        if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
            out.append(text).append('"');
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }
}
