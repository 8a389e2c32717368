package dev.descent.number;

/** A double as hexadecimal digits, as {@link Double#toHexString} specifies it, but for −0, which is 0. */
final class HexText {
    private static final int FRACTION_BITS = 52;
    private static final int FRACTION_DIGITS = FRACTION_BITS / 4;
    private static final int BIAS = Double.MAX_EXPONENT;

    private HexText() {}

    static String of(double x) {
        if (Double.isNaN(x)) {
            return "NaN";
        }
        StringBuilder text = new StringBuilder(24);
        if (x < 0) {
            text.append('-');
        }
        if (Double.isInfinite(x)) {
            return text.append("Infinity").toString();
        }
        long bits = Double.doubleToRawLongBits(Math.abs(x));
        int biased = (int) (bits >>> FRACTION_BITS);
        long fraction = bits & (1L << FRACTION_BITS) - 1;
        text.append(biased == 0 ? "0x0." : "0x1.");
        int digits = Math.max(1, FRACTION_DIGITS - Long.numberOfTrailingZeros(fraction) / 4);
        for (int digit = 0; digit < digits; digit++) {
            int shift = FRACTION_BITS - 4 * (digit + 1);
            text.append(Character.forDigit((int) (fraction >>> shift) & 0xF, 16));
        }
        int exponent = x == 0 ? 0 : Math.max(biased, 1) - BIAS;
        return text.append('p').append(exponent).toString();
    }
}
