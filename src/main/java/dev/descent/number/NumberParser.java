package dev.descent.number;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Reads the numbers of CSV files in one pass: {@code [+-]?(digits[.digits] | .digits)([eE][+-]?digits)?}.
 *
 * <p>Up to 18 digits are gathered as a whole number; where that and the power of ten are exact as doubles, one operation gives the
 * nearest double, else the JDK's parser does, which the grammar has checked the text for.
 */
final class NumberParser {
    private static final int GATHERED_DIGITS = 18;
    private static final int EXPONENT_LIMIT = 100_000_000;

    private static final Pattern FORM = Pattern.compile("[+-]?([0-9]+(\\.[0-9]+)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private NumberParser() {}

    static boolean isNumber(String text) {
        return FORM.matcher(text).matches();
    }

    static OptionalDouble parse(String text) {
        int length = text.length();
        int at = 0;
        boolean negative = false;
        if (at < length && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            negative = text.charAt(at) == '-';
            at++;
        }
        long digits = 0;
        int gathered = 0;
        int exponent = 0;

        int wholeFrom = at;
        for (; at < length && isDigit(text.charAt(at)); at++) {
            if (gathered > 0 || text.charAt(at) != '0') {
                digits = 10 * digits + (text.charAt(at) - '0');
                gathered++;
            }
        }
        boolean whole = at > wholeFrom;
        if (at < length && text.charAt(at) == '.') {
            int fractionFrom = ++at;
            for (; at < length && isDigit(text.charAt(at)); at++) {
                if (gathered > 0 || text.charAt(at) != '0') {
                    digits = 10 * digits + (text.charAt(at) - '0');
                    gathered++;
                }
                exponent--;
            }
            if (at == fractionFrom) {
                return OptionalDouble.empty();
            }
        } else if (!whole) {
            return OptionalDouble.empty();
        }
        if (at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            boolean negativeExponent = false;
            if (at < length && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                negativeExponent = text.charAt(at) == '-';
                at++;
            }
            int written = 0;
            int exponentFrom = at;
            for (; at < length && isDigit(text.charAt(at)); at++) {
                written = Math.min(10 * written + (text.charAt(at) - '0'), EXPONENT_LIMIT);
            }
            if (at == exponentFrom) {
                return OptionalDouble.empty();
            }
            exponent += negativeExponent ? -written : written;
        }
        if (at < length) {
            return OptionalDouble.empty();
        }
        double size;
        if (gathered == 0) {
            size = 0;
        } else if (gathered <= GATHERED_DIGITS) {
            size = DecimalText.parse(digits, exponent);
        } else {
            size = Math.abs(Double.parseDouble(text));
        }
        if (Float.isInfinite((float) size)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(negative && size != 0 ? -size : size);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
