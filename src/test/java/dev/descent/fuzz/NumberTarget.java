package dev.descent.fuzz;

import dev.descent.number.NumberText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** A text is a number where the grammar says so, the nearest double, and printing leads back to it. */
final class NumberTarget implements Target {
    private static final Pattern GRAMMAR = Pattern.compile("[+-]?([0-9]+(\\.[0-9]+)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    @Override
    public String name() {
        return "number";
    }

    @Override
    public boolean takes(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        OptionalDouble number = NumberText.parse(text);
        boolean wanted = GRAMMAR.matcher(text).matches() && !Float.isInfinite((float) Double.parseDouble(text));
        if (number.isPresent() != wanted) {
            throw new IllegalStateException("'" + text + "' is " + (wanted ? "a number" : "no number"));
        }
        if (number.isEmpty()) {
            return false;
        }
        double value = number.getAsDouble();
        if (value != Double.parseDouble(text) || Double.doubleToRawLongBits(value) == Long.MIN_VALUE) {
            throw new IllegalStateException("'" + text + "' is not " + value);
        }
        leadsBack(value, Double.parseDouble(NumberText.written(value)));
        leadsBack((float) value, Float.parseFloat(NumberText.of((float) value)));
        near(value, Double.parseDouble(NumberText.computed(value)), 5.001e-12);
        near(value, Double.parseDouble(NumberText.statistic(value)), 5.001e-6);
        return true;
    }

    @Override
    public List<byte[]> seeds() {
        return Text.seeds("1", "-0.5", "+.25e-3", "1.5e-7", "3.4028235e38", "123456789012345678901234567890", "1e-45");
    }

    @Override
    public List<String> pieces() {
        return List.of(
                "0", "9", "5", "00000", "99999", "1", "e", "E", ".", "-", "+", "e-", "e+", "x", "_", " ", "d", "٣",
                "NaN");
    }

    private static void leadsBack(double value, double read) {
        if (value != read) {
            throw new IllegalStateException(value + " is printed as " + read);
        }
    }

    private static void near(double value, double read, double relative) {
        if (Math.abs(read - value) > relative * Math.abs(value) + Double.MIN_VALUE) {
            throw new IllegalStateException(value + " is rounded to " + read);
        }
    }
}
