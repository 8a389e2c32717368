package dev.descent.output.manual;

import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Parameter;
import dev.descent.model.Range;
import dev.descent.model.Shape;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shapes, ranges and defaults in the words of the manual. */
final class ShapeText {
    private ShapeText() {}

    /** What a value may be: "a number in [0, 1)", "a list of columns". */
    static String of(Shape shape) {
        if (shape instanceof Shape.Real real) {
            return "a number" + of(real.range());
        }
        if (shape instanceof Shape.Whole whole) {
            return whole.high() >= Integer.MAX_VALUE
                    ? "a whole number ≥ " + whole.low()
                    : "a whole number from " + whole.low() + " to " + whole.high();
        }
        if (shape instanceof Shape.Flag) {
            return "true or false";
        }
        if (shape instanceof Shape.Text text) {
            return text.about();
        }
        if (shape instanceof Shape.Word word) {
            return alternatives(word.words());
        }
        if (shape instanceof Shape.ListOf list) {
            return "a list" + ofElements(list.element());
        }
        if (shape instanceof Shape.MapOf map) {
            return "a mapping of names to " + of(map.value());
        }
        if (shape instanceof Shape.Named named) {
            return named.kind().withArticle();
        }
        if (shape instanceof Shape.Section section) {
            return "the keys of " + section.type().name();
        }
        if (shape instanceof Shape.Anything) {
            return "any value of the key";
        }
        if (shape instanceof Shape.Either either) {
            return alternatives(either.forms().stream().map(ShapeText::of).toList());
        }
        throw new AssertionError(shape);
    }

    /** What a list consists of: " of layers", ", each a column of the CSV". */
    static String ofElements(Shape element) {
        if (element instanceof Shape.Named named) {
            return " of " + named.kind().plural();
        }
        if (element instanceof Shape.Anything) {
            return " of values of the key";
        }
        if (element instanceof Shape.MapOf map) {
            return " of mappings of names to " + of(map.value());
        }
        if (element instanceof Shape.Real real) {
            return " of numbers" + of(real.range());
        }
        return element instanceof Shape.Whole whole && whole.high() >= Integer.MAX_VALUE
                ? " of whole numbers ≥ " + whole.low()
                : ", each " + of(element);
    }

    /** An interval as mathematicians write it: "in [0, 1)", "in (−∞, 1]". */
    static String interval(Range range) {
        return "in " + (range.lowIncluded() ? "[" : "(") + end(range.low()) + ", " + end(range.high())
                + (range.highIncluded() ? "]" : ")");
    }

    private static String end(double x) {
        String size = Double.isInfinite(x) ? "∞" : NumberText.written(Math.abs(x));
        return x < 0 ? "−" + size : size;
    }

    private static String of(Range range) {
        boolean below = range.low() == Double.NEGATIVE_INFINITY;
        boolean above = range.high() == Double.POSITIVE_INFINITY;
        String low = NumberText.written(range.low());
        String high = NumberText.written(range.high());
        if (below) {
            return above ? "" : (range.highIncluded() ? " ≤ " : " < ") + high;
        }
        return above
                ? (range.lowIncluded() ? " ≥ " : " > ") + low
                : " in " + (range.lowIncluded() ? "[" : "(") + low + ", " + high + (range.highIncluded() ? "]" : ")");
    }

    static String alternatives(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** What a parameter is when it is left out, as it would be written; "required"; or a dash where it is then absent. */
    static String fallback(Parameter parameter) {
        return parameter.fallback().map(ShapeText::written).orElse(parameter.required() ? "required" : "–");
    }

    /** A value as it would be written in a file. */
    static String written(Object value) {
        if (value instanceof Double d) {
            return NumberText.written(d);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ShapeText::written).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Component component) {
            return component.type().kind() == Kind.SECTION ? "{}" : component.name();
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> e.getKey() + ": " + written(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    /** The three forms of a component, by its own name: {@code adam}, {@code adam: 0.01}, {@code {adam: {…}}}. */
    static List<String> forms(ComponentType type) {
        boolean needs = type.parameters().stream().anyMatch(Parameter::required);
        String name = type.name();
        List<String> forms = new ArrayList<>();
        if (!needs) {
            forms.add(name);
        }
        type.main().ifPresent(main -> forms.add("{" + name + ": " + main + "}"));
        if (!type.parameters().isEmpty()) {
            forms.add("{" + name + ": {" + type.parameters().get(0).name() + ": …}}");
        }
        return forms;
    }
}
