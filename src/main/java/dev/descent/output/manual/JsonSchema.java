package dev.descent.output.manual;

import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Parameter;
import dev.descent.model.Range;
import dev.descent.model.Sections;
import dev.descent.model.Shape;
import dev.descent.model.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The experiment file as a JSON Schema, with which editors complete keys, show what they mean and underline mistakes. It accepts
 * every file that Descent accepts; what depends on several places of a file at once only Descent itself can refuse.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema, draft 2020-12</a>
 */
public final class JsonSchema {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    /** Keys that only a file itself can give, never its sweep. */
    private static final List<String> NEVER_SWEPT = List.of("dataset", "minimize", "solve");

    /** A file that extends another one may have of it whatever is required. */
    private static final String EXTENDS = "extends";

    private JsonSchema() {}

    /** The schema as JSON text, a line end last. */
    public static String text() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            if (kind == Kind.SECTION) {
                Vocabulary.of(kind).forEach(type -> definitions.put(id(type), section(type)));
            } else {
                definitions.put(id(kind), component(kind));
                Vocabulary.of(kind).forEach(type -> definitions.put(id(type), component(type)));
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.put("title", "Descent experiment");
        schema.put(
                "description", "An experiment file of Descent: networks, a function to minimize, or a chain to solve.");
        schema.put("type", "object");
        schema.put("if", Map.of("required", List.of("minimize")));
        schema.put("then", reference(Sections.MINIMIZE_FILE));
        Map<String, Object> otherwise = new LinkedHashMap<>();
        otherwise.put("if", Map.of("required", List.of("solve")));
        otherwise.put("then", reference(Sections.SOLVE_FILE));
        Map<String, Object> last = new LinkedHashMap<>();
        last.put("if", Map.of("required", List.of(EXTENDS)));
        last.put(
                "then",
                entries(
                        "anyOf",
                        List.of(
                                reference(Sections.NETWORK_FILE),
                                reference(Sections.MINIMIZE_FILE),
                                reference(Sections.SOLVE_FILE))));
        last.put("else", reference(Sections.NETWORK_FILE));
        otherwise.put("else", last);
        schema.put("else", otherwise);
        schema.put("$defs", definitions);
        return JsonText.of(schema);
    }

    /** A component: its name alone where nothing is required, or a mapping from its name to its parameters. */
    private static Map<String, Object> component(Kind kind) {
        List<Object> forms = new ArrayList<>();
        Map<String, Object> byName = new LinkedHashMap<>();
        for (ComponentType type : Vocabulary.of(kind)) {
            for (String name : Stream.concat(Stream.of(type.name()), type.aliases().stream())
                    .toList()) {
                if (type.parameters().stream().noneMatch(Parameter::required)) {
                    forms.add(entries("const", name, "description", TypeText.paragraph(type)));
                }
                byName.put(name, reference(type));
            }
        }
        Map<String, Object> mapping = entries("type", "object", "minProperties", 1, "maxProperties", 1);
        mapping.put("properties", byName);
        mapping.put("additionalProperties", false);
        forms.add(mapping);
        return entries("title", kind.title(), "anyOf", forms);
    }

    /** What stands behind a component's name: nothing, its main parameter, or its parameters. */
    private static Map<String, Object> component(ComponentType type) {
        List<Object> forms = new ArrayList<>();
        if (type.parameters().stream().noneMatch(Parameter::required)) {
            forms.add(entries("type", "null"));
        }
        type.main()
                .ifPresent(main ->
                        forms.add(shape(type.parameter(main).orElseThrow().shape())));
        forms.add(object(type, required(type)));
        return entries("description", TypeText.paragraph(type), "anyOf", forms);
    }

    private static Map<String, Object> section(ComponentType type) {
        boolean file = type.parameter("sweep").isPresent();
        Map<String, Object> schema = entries("description", TypeText.paragraph(type));
        List<String> required = required(type);
        schema.putAll(object(type, file ? List.of() : required));
        if (file) {
            List<String> own = required.stream().filter(NEVER_SWEPT::contains).toList();
            Map<String, Object> extending = Map.of("required", List.of(EXTENDS));
            schema.put("patternProperties", entries("^x-", entries("description", "Ignored: it may hold anchors.")));
            schema.put("if", extending);
            schema.put("else", Map.of("required", own));
        }
        List<String> sweepable =
                required.stream().filter(r -> !NEVER_SWEPT.contains(r)).toList();
        if (file && !sweepable.isEmpty()) {
            schema.put(
                    "anyOf",
                    List.of(
                            Map.of("required", List.of("sweep")),
                            Map.of("required", List.of(EXTENDS)),
                            Map.of("required", sweepable)));
        }
        return schema;
    }

    private static List<String> required(ComponentType type) {
        return type.parameters().stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .toList();
    }

    private static Map<String, Object> object(ComponentType type, List<String> required) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Parameter parameter : type.parameters()) {
            Map<String, Object> property = entries("description", parameter.about());
            boolean absent = !parameter.required() && parameter.fallback().isEmpty();
            property.putAll(absent ? orNull(shape(parameter.shape())) : shape(parameter.shape()));
            parameter.fallback().ifPresent(value -> property.put("default", json(value)));
            properties.put(parameter.name(), property);
        }
        Map<String, Object> schema = entries("type", "object");
        if (!properties.isEmpty()) {
            schema.put("properties", properties);
        }
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> shape(Shape shape) {
        if (shape instanceof Shape.Real real) {
            return range(real.range());
        }
        if (shape instanceof Shape.Whole whole) {
            Map<String, Object> schema = entries("type", "integer", "minimum", whole.low());
            if (whole.high() < Long.MAX_VALUE) {
                schema.put("maximum", whole.high());
            }
            return schema;
        }
        if (shape instanceof Shape.Flag) {
            return entries("type", "boolean");
        }
        if (shape instanceof Shape.Text) {
            return entries("type", List.of("string", "number", "boolean"));
        }
        if (shape instanceof Shape.Word word) {
            return entries("enum", word.words());
        }
        if (shape instanceof Shape.ListOf list) {
            Map<String, Object> schema = entries("type", "array", "items", shape(list.element()));
            if (list.atLeast() > 0) {
                schema.put("minItems", list.atLeast());
            }
            if (list.atMost() < Integer.MAX_VALUE) {
                schema.put("maxItems", list.atMost());
            }
            return schema;
        }
        if (shape instanceof Shape.MapOf map) {
            return entries("type", "object", "additionalProperties", shape(map.value()));
        }
        if (shape instanceof Shape.Named named) {
            return entries("$ref", "#/$defs/" + id(named.kind()));
        }
        if (shape instanceof Shape.Section section) {
            return reference(section.type());
        }
        if (shape instanceof Shape.Anything) {
            return entries();
        }
        if (shape instanceof Shape.Either either) {
            return entries(
                    "anyOf", either.forms().stream().map(JsonSchema::shape).toList());
        }
        throw new AssertionError(shape);
    }

    /** What may be absent may be said to be so: {@code early_stopping: null} in a case. */
    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type) {
            Map<String, Object> wider = new LinkedHashMap<>(schema);
            wider.put("type", List.of(type, "null"));
            return wider;
        }
        return entries("anyOf", List.of(schema, entries("type", "null")));
    }

    private static Map<String, Object> range(Range range) {
        Map<String, Object> schema = entries("type", "number");
        if (range.low() != Double.NEGATIVE_INFINITY) {
            schema.put(range.lowIncluded() ? "minimum" : "exclusiveMinimum", range.low());
        }
        if (range.high() != Double.POSITIVE_INFINITY) {
            schema.put(range.highIncluded() ? "maximum" : "exclusiveMaximum", range.high());
        }
        return schema;
    }

    /** A default as it would be written. */
    private static Object json(Object value) {
        if (value instanceof Component component) {
            return component.type().kind() == Kind.SECTION ? Map.of() : component.name();
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(json(element)));
            return elements;
        }
        return value;
    }

    private static Map<String, Object> reference(ComponentType type) {
        return entries("$ref", "#/$defs/" + id(type));
    }

    private static String id(ComponentType type) {
        return type.kind() == Kind.SECTION ? type.name().replace(' ', '-') : id(type.kind()) + "." + type.name();
    }

    private static String id(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> entries(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
