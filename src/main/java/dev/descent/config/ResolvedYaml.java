package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.number.NumberText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints values as YAML: the keys of two levels a line each, what is inside them in braces and brackets. The same values give the
 * same text everywhere, and a YAML reader reads them back.
 */
final class ResolvedYaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_./][A-Za-z0-9_./()^*+-]*( [A-Za-z0-9_./()^*+-]+)*");
    private static final Pattern NO_TEXT = Pattern.compile(
            "null|Null|NULL|true|True|TRUE|false|False|FALSE|\\.(inf|Inf|INF|nan|NaN|NAN)|\\.[0-9]+([eE][-+]?[0-9]+)?");
    private static final int HEX = 16;

    private final StringBuilder out = new StringBuilder();

    /** Prints a key and its value. */
    void key(String key, Object value) {
        out.append(text(key)).append(':');
        if (value instanceof Component section && section.type().kind() == Kind.SECTION) {
            block(section.values());
        } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            block(map);
        } else if (value instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            block(entries(mapping));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            items(list, "  ");
        } else {
            out.append(' ').append(flow(value)).append('\n');
        }
    }

    private void block(Map<?, ?> map) {
        out.append('\n');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append("  ").append(text((String) entry.getKey())).append(':');
            Object value = entry.getValue();
            if (value instanceof Mapping mapping && !mapping.entries().isEmpty()) {
                out.append('\n');
                for (Entry inner : mapping.entries()) {
                    out.append("    ").append(text(inner.name())).append(':');
                    boolean alternatives = inner.value() instanceof Sequence list
                            && list.elements().stream().anyMatch(e -> e instanceof Mapping);
                    if (alternatives) {
                        items(((Sequence) inner.value()).elements(), "      ");
                    } else {
                        out.append(' ').append(flow(inner.value())).append('\n');
                    }
                }
            } else if (value instanceof Sequence list && !list.elements().isEmpty()) {
                items(list.elements(), "    ");
            } else {
                out.append(' ').append(flow(value)).append('\n');
            }
        }
    }

    private void items(List<?> list, String indent) {
        out.append('\n');
        for (Object item : list) {
            out.append(indent).append("- ");
            boolean named = item instanceof Component it && it.type().kind() != Kind.SECTION;
            if (named
                    && item instanceof Component component
                    && !component.values().isEmpty()) {
                out.append(component.name()).append(": ").append(flow(component.values()));
            } else {
                out.append(flow(item));
            }
            out.append('\n');
        }
    }

    private static String flow(Object value) {
        if (value instanceof Component component) {
            String values = flow(component.values());
            return component.type().kind() == Kind.SECTION
                    ? values
                    : component.values().isEmpty() ? component.name() : "{" + component.name() + ": " + values + "}";
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> text((String) e.getKey()) + ": " + flow(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ResolvedYaml::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Mapping mapping) {
            return flow(entries(mapping));
        }
        if (value instanceof Sequence list) {
            return flow(list.elements());
        }
        if (value instanceof Scalar scalar) {
            return scalar.value().isEmpty() ? "null" : flow(scalar.value().get());
        }
        if (value instanceof Double number) {
            return NumberText.written(number);
        }
        return value instanceof String text ? text(text) : value.toString();
    }

    private static Map<String, Object> entries(Mapping mapping) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            Node value = entry.value();
            boolean nameAlone =
                    value instanceof Mapping inner && inner.entries().isEmpty();
            entries.put(entry.name(), nameAlone ? Map.of() : value);
        }
        return entries;
    }

    /** A text as it is where it can't be taken for anything else, in double quotes elsewhere. */
    static String text(String text) {
        if (PLAIN.matcher(text).matches() && !NO_TEXT.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < 0x20
                    || c >= 0x7F && c < 0xA0
                    || c == 0x2028
                    || c == 0x2029
                    || c >= 0xFFFE && c <= 0xFFFF
                    || c == 0xFEFF) {
                String hex = Integer.toString(c, HEX);
                quoted.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }

    /** All that was printed. */
    @Override
    public String toString() {
        return out.toString();
    }
}
