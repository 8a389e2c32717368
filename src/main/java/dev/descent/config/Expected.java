package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Range;
import dev.descent.model.Shape;
import dev.descent.model.Vocabulary;
import dev.descent.number.NumberText;
import dev.descent.problem.NearestName;
import dev.descent.problem.ProblemText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Words for messages about a wrong value: what its key allows ("a number greater than 0") and what stands there instead ("the text
 * 'abc'").
 */
final class Expected {
    private Expected() {}

    /** What a value of this shape is, for "expected …". */
    static String of(Shape shape) {
        if (shape instanceof Shape.Real real) {
            return "a number" + of(real.range());
        }
        if (shape instanceof Shape.Whole whole) {
            if (whole.low() == Long.MIN_VALUE && whole.high() == Long.MAX_VALUE) {
                return "a whole number";
            }
            boolean open = whole.high() == Integer.MAX_VALUE || whole.high() == Long.MAX_VALUE;
            return "a whole number"
                    + (open ? " of at least " + whole.low() : " from " + whole.low() + " to " + whole.high());
        }
        if (shape instanceof Shape.Flag) {
            return "true or false";
        }
        if (shape instanceof Shape.Text text) {
            return text.about();
        }
        if (shape instanceof Shape.Word word) {
            return NearestName.oneOf(word.words());
        }
        if (shape instanceof Shape.ListOf list && list.element() instanceof Shape.Anything) {
            return "a list of values";
        }
        if (shape instanceof Shape.ListOf list) {
            String size = list.atLeast() == list.atMost()
                    ? " of " + list.atLeast()
                    : list.atLeast() > 1 ? " of at least " + list.atLeast() : "";
            return "a list" + size + ", each element " + of(list.element());
        }
        if (shape instanceof Shape.MapOf map) {
            if (map.value() instanceof Shape.Anything) {
                return "a mapping from keys to values";
            }
            return "a mapping from " + (isAxis(map.value()) ? "keys" : "names") + ", each to " + of(map.value());
        }
        if (shape instanceof Shape.Named named) {
            return named.kind().withArticle() + ": " + NearestName.oneOf(names(named.kind()));
        }
        if (shape instanceof Shape.Section section) {
            return "a mapping with any of the keys "
                    + String.join(", ", section.type().keys());
        }
        if (shape instanceof Shape.Anything) {
            return "a value";
        }
        if (shape instanceof Shape.Either either) {
            return either.forms().stream().map(Expected::of).collect(Collectors.joining(", or "));
        }
        throw new AssertionError(shape);
    }

    /** What a value is, for "… is …". */
    static String found(Node node) {
        if (node instanceof Scalar scalar) {
            if (scalar.value().isEmpty()) {
                return scalar.text().isEmpty() ? "empty" : "null";
            }
            boolean text = scalar.value().get() instanceof String;
            return text ? "the text " + ProblemText.quoted(scalar.text()) : scalar.text();
        }
        return node.describe();
    }

    /** The names of a kind, without aliases. */
    static List<String> names(Kind kind) {
        return Vocabulary.of(kind).stream().map(ComponentType::name).toList();
    }

    /** Whether a value of this shape is one of something, so that several of them can only be meant to be tried. */
    static boolean isSingle(Shape shape) {
        return shape instanceof Shape.Real
                || shape instanceof Shape.Whole
                || shape instanceof Shape.Flag
                || shape instanceof Shape.Word
                || shape instanceof Shape.Named
                || shape instanceof Shape.Either either
                        && isSingle(either.forms().get(0));
    }

    private static boolean isAxis(Shape shape) {
        return shape instanceof Shape.ListOf list && list.element() instanceof Shape.Anything;
    }

    private static String of(Range range) {
        boolean low = range.low() != Double.NEGATIVE_INFINITY;
        boolean high = range.high() != Double.POSITIVE_INFINITY;
        String from = (range.lowIncluded() ? " of at least " : " greater than ") + text(range.low());
        String to = (range.highIncluded() ? "at most " : "less than ") + text(range.high());
        if (low && high) {
            return range.lowIncluded() && range.highIncluded()
                    ? " from " + text(range.low()) + " to " + text(range.high())
                    : from + " and " + to;
        }
        return low ? from : high ? (range.highIncluded() ? " of at most " : " less than ") + text(range.high()) : "";
    }

    private static String text(double number) {
        return NumberText.written(number);
    }
}
