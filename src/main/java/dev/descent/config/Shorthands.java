package dev.descent.config;

import dev.descent.config.yaml.Node.Scalar;
import dev.descent.model.Kind;
import dev.descent.model.Shape;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single values that elsewhere stand for what is longer here: {@code split: 0.2}, {@code layers: [16, 8]}, a call of NumPy's. */
final class Shorthands {
    private static final Pattern CALL =
            Pattern.compile("(?:\\w+\\.)?(logspace|geomspace|linspace|arange|range)\\s*\\(([^)]*)\\)?");

    private static final String ELEMENT = "(-?\\d+\\.?\\d*(?:[eE]-?\\d+)?)";
    private static final Pattern TWO_OR_THREE = Pattern.compile(
            "\\s*" + ELEMENT + "\\s*,\\s*" + ELEMENT + "\\s*(?:,\\s*(?:num=|step=)?" + ELEMENT + ")?\\s*");
    private static final int MOST_LISTED = 8;
    /** NumPy's own, where a call leaves it out. */
    private static final int DEFAULT_COUNT = 50;

    private Shorthands() {}

    /** How the value is written in full; empty if it stands for nothing that is known. */
    static Optional<String> hint(Shape shape, Scalar scalar) {
        Matcher call = CALL.matcher(scalar.text());
        if (call.matches()) {
            return Optional.of("write " + space(call.group(1), call.group(2)));
        }
        if (shape instanceof Shape.Named named && named.kind() == Kind.LAYER) {
            return scalar.value()
                    .filter(it -> it instanceof Long units && units > 0)
                    .map(units -> "write dense: " + units);
        }
        return shape instanceof Shape.Section section
                ? inside(section.type().name(), scalar)
                        .map(key -> "write " + section.type().name() + ": {" + key + "}")
                : Optional.empty();
    }

    private static Optional<String> inside(String section, Scalar scalar) {
        Object value = scalar.value().orElse("");
        boolean text = value instanceof String;
        boolean count = value instanceof Long whole && whole > 0;
        String key = switch (section) {
            case "early_stopping", "reduce_on_plateau" ->
                count ? "patience: " : Boolean.TRUE.equals(value) ? "patience: 10" : "";
            case "split" ->
                value instanceof Double share && share > 0 && share < 1
                        ? "validation: "
                        : value instanceof Long folds && folds > 1 ? "folds: " : "";
            case "sweep" -> count ? "repeats: " : "";
            case "report" -> text ? "rank_by: " : "";
            case "compare" -> text ? "of: " : "";
            default -> "";
        };
        return key.isEmpty() ? Optional.empty() : Optional.of(key.endsWith(" ") ? key + scalar.text() : key);
    }

    private static String space(String name, String arguments) {
        Matcher numbers = TWO_OR_THREE.matcher(arguments);
        boolean logarithmic = name.equals("logspace") || name.equals("geomspace");
        if (!numbers.matches()) {
            return logarithmic
                    ? "a range such as {log_space: {from: 0.001, to: 0.1, count: 3}}"
                    : "a range such as {lin_space: {from: 0, to: 1, count: 5}}";
        }
        double first = Double.parseDouble(numbers.group(1));
        double second = Double.parseDouble(numbers.group(2));
        Optional<Double> third = Optional.ofNullable(numbers.group(3)).map(Double::parseDouble);
        if (name.endsWith("range")) {
            double step = third.orElse(1.0);
            return steps(first, step, (long) Math.ceil((second - first) / step));
        }
        boolean exponents = name.equals("logspace");
        return space(
                logarithmic ? "log_space" : "lin_space",
                exponents ? StrictMath.pow(10, first) : first,
                exponents ? StrictMath.pow(10, second) : second,
                third.map(Double::longValue).orElse((long) DEFAULT_COUNT));
    }

    /** The end of a range is not in it. */
    private static String steps(double first, double step, long count) {
        if (count > MOST_LISTED) {
            return space("lin_space", first, first + step * (count - 1), count);
        }
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(text(first + step * i));
        }
        return "[" + String.join(", ", numbers) + "]";
    }

    private static String space(String name, double from, double to, long count) {
        return "{" + name + ": {from: " + text(from) + ", to: " + text(to) + ", count: " + count + "}}";
    }

    private static String text(double number) {
        return NumberText.written(NumberText.roundStatistic(number));
    }
}
