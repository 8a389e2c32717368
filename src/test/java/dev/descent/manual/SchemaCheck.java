package dev.descent.manual;

import dev.descent.yaml.Node;
import dev.descent.yaml.Node.Entry;
import dev.descent.yaml.Node.Mapping;
import dev.descent.yaml.Node.Scalar;
import dev.descent.yaml.Node.Sequence;
import java.util.List;

/** A validator of that part of JSON Schema which our schema uses; any other keyword is an error. */
final class SchemaCheck {
    private final Mapping root;

    SchemaCheck(Mapping schema) {
        this.root = schema;
    }

    boolean accepts(Mapping file) {
        return accepts(root, file);
    }

    /** The schema that a reference such as {@code #/$defs/layer} names. */
    Mapping resolve(String reference) {
        Node found = root;
        for (String step : reference.substring(2).split("/")) {
            found = ((Mapping) found).value(step).orElseThrow(() -> new AssertionError(reference));
        }
        return (Mapping) found;
    }

    private boolean accepts(Mapping schema, Node value) {
        boolean condition = schema.value("if").isPresent()
                && accepts((Mapping) schema.value("if").get(), value);
        for (Entry keyword : schema.entries()) {
            boolean skipped = keyword.name().equals("then") && !condition
                    || keyword.name().equals("else") && condition;
            if (!skipped && !accepts(schema, keyword, value)) {
                return false;
            }
        }
        return true;
    }

    private boolean accepts(Mapping schema, Entry keyword, Node value) {
        Node rule = keyword.value();
        return switch (keyword.name()) {
            case "$schema", "$defs", "title", "description", "default", "if" -> true;
            case "then", "else" -> accepts((Mapping) rule, value);
            case "$ref" -> accepts(resolve(text(rule)), value);
            case "anyOf" -> elements(rule).stream().anyMatch(one -> accepts((Mapping) one, value));
            case "type" ->
                rule instanceof Scalar
                        ? isA(text(rule), value)
                        : elements(rule).stream().anyMatch(type -> isA(text(type), value));
            case "const" -> value instanceof Scalar s && s.text().equals(text(rule));
            case "enum" ->
                value instanceof Scalar s
                        && elements(rule).stream().anyMatch(word -> s.text().equals(text(word)));
            case "minimum" -> !(value instanceof Scalar) || number(value) >= number(rule);
            case "maximum" -> !(value instanceof Scalar) || number(value) <= number(rule);
            case "exclusiveMinimum" -> !(value instanceof Scalar) || number(value) > number(rule);
            case "exclusiveMaximum" -> !(value instanceof Scalar) || number(value) < number(rule);
            case "items" ->
                !(value instanceof Sequence list) || list.elements().stream().allMatch(e -> accepts((Mapping) rule, e));
            case "minItems" ->
                !(value instanceof Sequence list) || list.elements().size() >= number(rule);
            case "minProperties" -> !(value instanceof Mapping m) || m.entries().size() >= number(rule);
            case "maxProperties" -> !(value instanceof Mapping m) || m.entries().size() <= number(rule);
            case "required" ->
                !(value instanceof Mapping m)
                        || elements(rule).stream()
                                .allMatch(key -> m.value(text(key)).isPresent());
            case "properties" ->
                !(value instanceof Mapping m)
                        || m.entries().stream()
                                .allMatch(e -> ((Mapping) rule)
                                        .value(e.name())
                                        .map(s -> accepts((Mapping) s, e.value()))
                                        .orElse(true));
            case "additionalProperties" ->
                !(value instanceof Mapping m)
                        || m.entries().stream()
                                .filter(e -> !isListed(schema, e.name()))
                                .allMatch(e -> rule instanceof Mapping s && accepts(s, e.value()));
            default -> throw new AssertionError("keyword " + keyword.name());
        };
    }

    private static boolean isListed(Mapping schema, String key) {
        return schema.value("properties")
                .map(p -> ((Mapping) p).value(key).isPresent())
                .orElse(false);
    }

    private static boolean isA(String type, Node value) {
        Object plain = value instanceof Scalar s ? s.value().orElse(null) : null;
        return switch (type) {
            case "object" -> value instanceof Mapping;
            case "array" -> value instanceof Sequence;
            case "string" -> plain instanceof String;
            case "boolean" -> plain instanceof Boolean;
            case "integer" -> plain instanceof Long;
            case "number" -> plain instanceof Number;
            case "null" -> value instanceof Scalar && plain == null;
            default -> throw new AssertionError("type " + type);
        };
    }

    /** Not a number compares as false with everything. */
    private static double number(Node node) {
        return ((Scalar) node).value().orElse("") instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    private static List<Node> elements(Node list) {
        return ((Sequence) list).elements();
    }

    private static String text(Node scalar) {
        return ((Scalar) scalar).text();
    }
}
