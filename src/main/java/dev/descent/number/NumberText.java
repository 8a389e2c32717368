package dev.descent.number;

import java.util.OptionalDouble;

/**
 * How a number looks in a file, and which text is a number. The only place that prints a float or a double: the JDK's own text
 * of a float changed in version 19.
 *
 * <pre>
 *   of(float)          the shortest: fewest of 1…9 digits that parse back to the same float, of those the nearest decimal
 *   written(double)    the shortest: fewest of 1…17 digits that parse back to the same double, likewise
 *   computed(double)   12 significant digits, half to even
 *   statistic(double)  6 significant digits, half to even
 * </pre>
 *
 * <p>The digits stand without trailing zeros, plain where the printed value has {@code 1e-4 ≤ |x| < 1e9} ({@code 0.001}, {@code 200}),
 * else with one digit before the point and an exponent ({@code 1.5e-7}, {@code 1e9}). −0 is {@code 0}; then there are
 * {@code NaN}, {@code inf} and {@code -inf}. Rounding is of the exact binary value, in integers.
 */
public final class NumberText {
    private static final int COMPUTED_DIGITS = 12;
    private static final int STATISTIC_DIGITS = 6;

    private NumberText() {}

    /** The shortest text that parses back to the same float. */
    public static String of(float x) {
        StringBuilder text = new StringBuilder(16);
        append(text, x);
        return text.toString();
    }

    /** The shortest text that parses back to the same double: what a user wrote, 0.001 as {@code 0.001}. */
    public static String written(double x) {
        StringBuilder text = new StringBuilder(24);
        appendWritten(text, x);
        return text.toString();
    }

    /** A computed value with 12 significant digits. */
    public static String computed(double x) {
        StringBuilder text = new StringBuilder(24);
        appendComputed(text, x);
        return text.toString();
    }

    /** A value that passed through a statistics library, with 6 significant digits. */
    public static String statistic(double x) {
        StringBuilder text = new StringBuilder(16);
        appendStatistic(text, x);
        return text.toString();
    }

    /** Appends {@link #of}. */
    public static void append(StringBuilder text, float x) {
        if (DecimalText.appendSpecial(text, x)) {
            ShortestFloat.append(text, Math.abs(x));
        }
    }

    /** Appends {@link #written}. */
    public static void appendWritten(StringBuilder text, double x) {
        if (DecimalText.appendSpecial(text, x)) {
            ShortestDouble.append(text, Math.abs(x));
        }
    }

    /** Appends {@link #computed}. */
    public static void appendComputed(StringBuilder text, double x) {
        appendRounded(text, x, COMPUTED_DIGITS);
    }

    /** Appends {@link #statistic}. */
    public static void appendStatistic(StringBuilder text, double x) {
        appendRounded(text, x, STATISTIC_DIGITS);
    }

    /**
     * The double nearest to {@link #statistic}'s text: what a value is rounded to before it decides an order or a verdict.
     * NaN and infinities stay; −0 becomes 0.
     */
    public static double roundStatistic(double x) {
        return rounded(x, STATISTIC_DIGITS);
    }

    /** The double nearest to {@link #computed}'s text, likewise. */
    public static double roundComputed(double x) {
        return rounded(x, COMPUTED_DIGITS);
    }

    /**
     * The double as hexadecimal digits of its bits' value, for texts that machines compare: {@code 0x1.8p1} is 3. The form of
     * {@code %a}, as the JDK's {@link Double#toHexString} specifies it; −0 is 0.
     */
    public static String hex(double x) {
        return HexText.of(x);
    }

    /**
     * The value of a cell of a CSV file, if it is a number.
     *
     * <pre>
     *   [+-]?(digits[.digits] | .digits)([eE][+-]?digits)?     digits: one or more of 0…9
     * </pre>
     *
     * <p>The nearest double; empty if the text does not have this form or the value is not finite as a float. −0 is 0.
     */
    public static OptionalDouble parse(String text) {
        return NumberParser.parse(text);
    }

    /** Whether a text has the form that {@link #parse} reads, however large the value. */
    public static boolean isNumber(String text) {
        return NumberParser.isNumber(text);
    }

    /** The double nearest to {@code digits · 10^exponent}, which has at most 18 digits; 0 and above. */
    public static double nearest(long digits, int exponent) {
        return DecimalText.parse(digits, exponent);
    }

    private static double rounded(double x, int digits) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return x;
        }
        if (x == 0) {
            return 0;
        }
        double size = Math.abs(x);
        int power = RoundedDecimal.power(size, digits);
        double rounded = DecimalText.parse(RoundedDecimal.digits(size, power), -power);
        return x < 0 ? -rounded : rounded;
    }

    private static void appendRounded(StringBuilder text, double x, int digits) {
        if (DecimalText.appendSpecial(text, x)) {
            double size = Math.abs(x);
            int power = RoundedDecimal.power(size, digits);
            DecimalText.append(text, RoundedDecimal.digits(size, power), -power);
        }
    }
}
