package dev.descent.number;

/**
 * The shortest decimal of a double: the fewest digits that parse back to it, and of those the decimal nearest to it.
 *
 * <p>Up to 15 digits at most one decimal of that length parses to a normal double, and rounding the double to 15 digits finds it,
 * for 15 digits always survive the way through a double; what users write is nearly always of this kind. Otherwise the lengths
 * are tried upwards. If the nearest decimal of a length does not parse back, the next one above still may: below a power of two
 * doubles lie twice as dense as above.
 */
final class ShortestDouble {
    private static final int SURVIVING_DIGITS = 15;
    private static final int MOST_DIGITS = 17;

    private ShortestDouble() {}

    /** Appends the decimal of {@code x}, which is finite and above 0. */
    static void append(StringBuilder text, double x) {
        int digits = x < Double.MIN_NORMAL ? 1 : SURVIVING_DIGITS;
        while (!appendIfExact(text, x, digits)) {
            digits++;
            if (digits > MOST_DIGITS) {
                throw new AssertionError("17 digits identify every double");
            }
        }
    }

    private static boolean appendIfExact(StringBuilder text, double x, int digits) {
        int power = RoundedDecimal.power(x, digits);
        long nearest = RoundedDecimal.digits(x, power);
        for (long candidate = nearest; candidate <= nearest + 1; candidate++) {
            if (DecimalText.parse(candidate, -power) == x) {
                DecimalText.append(text, candidate, -power);
                return true;
            }
        }
        return false;
    }
}
