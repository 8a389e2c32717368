package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.model.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that are nearly right: a number with a typographer's minus sign or a decimal comma, the yes of other languages. */
final class SmallSlips {
    /** Minus sign, hyphen, non-breaking hyphen, figure dash, en dash and em dash. */
    private static final String DASHES = "\\u2212\\u2010\\u2011\\u2012\\u2013\\u2014";

    private static final Pattern NUMBER =
            Pattern.compile("([" + DASHES + "-]?)(\\d+)(?:([.,])(\\d+))?(?:[eE]([" + DASHES + "-]?)(\\d+))?");

    private static final Pattern DIGITS = Pattern.compile("\\d+([eE]-?\\d+)?");
    private static final Pattern DASHED = Pattern.compile("[" + DASHES + "-]\\s*(\\S+)");
    private static final List<String> YES = List.of("true", "yes", "y", "on", "1");
    private static final List<String> NO = List.of("false", "no", "n", "off", "0", "none");
    private static final List<String> NOTHING = List.of("none", "nan", "nil", "na", "n/a", "undefined");

    private static final String ELEMENT = "an element of a list begins with a hyphen and a blank: - ";

    private SmallSlips() {}

    /** The hint for a value that does not have the form of its key: how it is written right; empty if that can't be told. */
    static String hint(Shape shape, Node node) {
        if (node instanceof Mapping mapping && Forms.takesList(shape)) {
            return dashed(mapping);
        }
        if (!(node instanceof Scalar scalar) || scalar.value().isEmpty()) {
            return "";
        }
        Optional<String> shorthand = Shorthands.hint(shape, scalar);
        if (shorthand.isPresent()) {
            return shorthand.get();
        }
        Matcher dashed = DASHED.matcher(scalar.text());
        if (scalar.value().get() instanceof String && Forms.takesList(shape) && dashed.lookingAt()) {
            return ELEMENT + dashed.group(1);
        }
        String word = scalar.text().strip().toLowerCase(Locale.ROOT);
        if (takes(shape, Shape.Flag.class) && (YES.contains(word) || NO.contains(word))) {
            return write(Boolean.toString(YES.contains(word)), scalar);
        }
        boolean real = takes(shape, Shape.Real.class);
        if (!real && !takes(shape, Shape.Whole.class)) {
            return "";
        }
        if (NOTHING.contains(word)) {
            return "for none, leave the key out";
        }
        String limit = limit(shape, scalar.value().get());
        if (!limit.isEmpty()) {
            return limit;
        }
        if (scalar.value().get() instanceof Double whole) {
            return whole(whole)
                    .filter(text -> fits(shape, text))
                    .map(text -> "write " + text)
                    .orElse("");
        }
        return number(scalar, real)
                .map(text -> fits(shape, text) ? write(text, scalar) : "the number " + text + " is out of range")
                .orElse("");
    }

    /** The hint for a key that is the rest of a number with a decimal comma, which ends a value inside braces. */
    static String decimals(Mapping section, Entry entry) {
        int at = section.entries().indexOf(entry);
        boolean alone = entry.value() instanceof Scalar scalar && scalar.text().isEmpty();
        if (at < 1 || !alone || !DIGITS.matcher(entry.name()).matches()) {
            return "";
        }
        Entry before = section.entries().get(at - 1);
        return before.value() instanceof Scalar number && number.value().orElse(null) instanceof Long
                ? "for a decimal number write " + before.name() + ": " + number.text() + "." + entry.name()
                : "";
    }

    private static String write(String text, Scalar scalar) {
        return "write " + text + (text.equals(scalar.text()) ? ", without quotes" : "");
    }

    /** {@code 1e2} where a whole number is expected. */
    private static Optional<String> whole(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Optional.of(Long.toString((long) number))
                : Optional.empty();
    }

    private static Optional<String> number(Scalar scalar, boolean real) {
        Matcher matcher = NUMBER.matcher(scalar.text().strip());
        if (!(scalar.value().get() instanceof String) || !matcher.matches() || !real && matcher.group(3) != null) {
            return Optional.empty();
        }
        StringBuilder number = new StringBuilder();
        number.append(matcher.group(1).isEmpty() ? "" : "-").append(matcher.group(2));
        if (matcher.group(3) != null) {
            number.append('.').append(matcher.group(4));
        }
        if (matcher.group(6) != null) {
            number.append('e').append(matcher.group(5).isEmpty() ? "" : "-").append(matcher.group(6));
        }
        return Optional.of(number.toString());
    }

    /** Elements of a list whose dash is another one, or has no blank behind it, so that it counts as part of a key. */
    private static String dashed(Mapping mapping) {
        if (mapping.entries().isEmpty()) {
            return "";
        }
        Entry first = mapping.entries().get(0);
        Matcher matcher = DASHED.matcher(first.name());
        return matcher.matches()
                ? ELEMENT + matcher.group(1) + ": " + (first.value() instanceof Scalar scalar ? scalar.text() : "…")
                : "";
    }

    private static boolean takes(Shape shape, Class<? extends Shape> form) {
        return form.isInstance(shape)
                || shape instanceof Shape.Either either
                        && either.forms().stream().anyMatch(one -> takes(one, form));
    }

    /** The largest number of a form and why it is, where a value lies beyond it. */
    private static String limit(Shape shape, Object value) {
        if (shape instanceof Shape.Either either) {
            return either.forms().stream()
                    .map(form -> limit(form, value))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        return shape instanceof Shape.Whole whole
                        && !whole.limit().isEmpty()
                        && value instanceof Number number
                        && number.doubleValue() > whole.high()
                ? "at most " + whole.high() + ": " + whole.limit()
                : "";
    }

    /** Whether a number lies in the range of a form that is one. */
    private static boolean fits(Shape shape, String text) {
        double number = Double.parseDouble(text);
        if (shape instanceof Shape.Either either) {
            return either.forms().stream().anyMatch(form -> fits(form, text));
        }
        return shape instanceof Shape.Real real && real.range().contains(number)
                || shape instanceof Shape.Whole whole && number >= whole.low() && number <= whole.high();
    }
}
