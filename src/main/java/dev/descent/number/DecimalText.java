package dev.descent.number;

/** Decimal numbers {@code digits · 10^exponent}, {@code digits} being a whole number above 0, as text and as double. */
final class DecimalText {
    /** 10⁰ … 10²², which doubles hold exactly. */
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final long EXACT_DIGITS = 1L << 53;
    private static final int LONGEST = 18;
    /** What stands before the digits of a number below 1, by the place of its first digit. */
    private static final String[] ZEROS = {"", "0.", "0.0", "0.00", "0.000"};

    /** Plain notation from 1e-4 … */
    private static final int SMALLEST_PLAIN = -4;
    /** … to below 1e9. */
    private static final int LARGEST_PLAIN = 8;

    private DecimalText() {}

    /** Appends all of NaN, infinities and zeros and returns false, or only the sign of any other number and returns true. */
    static boolean appendSpecial(StringBuilder text, double x) {
        if (Double.isNaN(x)) {
            text.append("NaN");
            return false;
        }
        if (x == 0) {
            text.append('0');
            return false;
        }
        if (x < 0) {
            text.append('-');
        }
        if (Double.isInfinite(x)) {
            text.append("inf");
            return false;
        }
        return true;
    }

    /** Appends the number without trailing zeros, plain or with an exponent as {@link NumberText} says. */
    static void append(StringBuilder text, long digits, int exponent) {
        long d = digits;
        int e = exponent;
        while (d % 10 == 0) {
            d /= 10;
            e++;
        }
        int count = 1;
        for (long power = 10; power <= d && count < LONGEST; power *= 10) {
            count++;
        }
        int scientific = count - 1 + e;
        if (scientific < SMALLEST_PLAIN || scientific > LARGEST_PLAIN) {
            appendWithPoint(text, d, count, 1);
            text.append('e').append(scientific);
        } else if (scientific < 0) {
            text.append(ZEROS[-scientific]).append(d);
        } else {
            appendWithPoint(text, d, count, scientific + 1);
        }
    }

    /** The nearest double, ties to even; infinite above its range. */
    static double parse(long digits, int exponent) {
        if (digits <= EXACT_DIGITS && Math.abs(exponent) < EXACT_POWERS.length) {
            // Both operands are exact, so the one rounding of the operation is the only one.
            return exponent < 0 ? digits / EXACT_POWERS[-exponent] : digits * EXACT_POWERS[exponent];
        }
        return Double.parseDouble(digits + "e" + exponent);
    }

    private static void appendWithPoint(StringBuilder text, long digits, int count, int before) {
        int point = text.length() + before;
        text.append(digits);
        for (int i = count; i < before; i++) {
            text.append('0');
        }
        if (count > before) {
            text.insert(point, '.');
        }
    }
}
