package dev.descent.sweep;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.Parameter;
import dev.descent.model.Shape;
import dev.descent.number.NumberText;
import java.util.List;
import java.util.stream.Collectors;

/** How a swept value prints in tables: {@code 0.001}, {@code sgd}, {@code adam(learning_rate=0.001)}, {@code [mse, mae]}. */
final class ValueText {
    private ValueText() {}

    static String of(Shape shape, Node value) {
        Shape form = Forms.fitting(shape, value);
        if (value instanceof Scalar scalar) {
            return of(scalar);
        }
        if (value instanceof Sequence list) {
            Shape each = form instanceof Shape.ListOf listOf ? listOf.element() : shape;
            return list.elements().stream().map(e -> of(each, e)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (form instanceof Shape.Named named) {
            var written = Forms.component(named.kind(), value);
            if (written.isPresent()) {
                List<Entry> given = written.get().parameters().entries();
                String name = written.get().name().text();
                return given.isEmpty()
                        ? name
                        : given.stream()
                                .map(e -> e.name() + "="
                                        + of(
                                                written.get()
                                                        .type()
                                                        .parameter(e.name())
                                                        .map(Parameter::shape)
                                                        .orElse(form),
                                                e.value()))
                                .collect(Collectors.joining(", ", name + "(", ")"));
            }
        }
        return ((Mapping) value)
                .entries().stream()
                        .map(e -> e.name() + ": " + of(inside(form, e.name()), e.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Shape inside(Shape form, String key) {
        if (form instanceof Shape.MapOf mapOf) {
            return mapOf.value();
        }
        return form instanceof Shape.Section section
                ? section.type().parameter(key).map(Parameter::shape).orElse(form)
                : form;
    }

    private static String of(Scalar scalar) {
        Object value = scalar.value().orElse("null");
        if (value instanceof Double number) {
            return NumberText.written(number);
        }
        return value instanceof Long whole
                ? Long.toString(whole)
                : scalar.value().isEmpty() ? "null" : scalar.text();
    }
}
