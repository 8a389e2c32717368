package dev.descent.number;

import java.math.BigInteger;

/**
 * A double rounded to n significant decimal digits, half to even, of its exact value x = c·2^q.
 *
 * <pre>
 *   p = n − 1 − ⌊log₁₀ x⌋          power
 *   N = round(x·10^p)              digits, 10^(n−1) ≤ N ≤ 10^n
 *   x ≈ N·10^−p
 * </pre>
 *
 * <p>As 10^p = 5^p·2^p, and c·5^p fits into 128 bits for 0 ≤ p ≤ 27, N is mostly a shift of that product; the rest is done in
 * big integers. Both are exact.
 */
final class RoundedDecimal {
    private static final int FRACTION_BITS = 52;
    private static final long IMPLICIT_ONE = 1L << FRACTION_BITS;
    private static final int LEAST_EXPONENT = -1074;
    private static final long HALF = Long.MIN_VALUE;
    /** 10⁰ … 10¹⁸. */
    private static final long[] POWERS_OF_TEN = powers(10, 19);
    /** 5⁰ … 5²⁷. */
    private static final long[] POWERS_OF_FIVE = powers(5, 28);

    private RoundedDecimal() {}

    /** The p for which x·10^p has {@code n} digits before its point; {@code x} finite and above 0, {@code n} from 1 to 17. */
    static int power(double x, int n) {
        // With 2^b ≤ x < 2^(b+1), ⌊b·log₁₀ 2⌋ is ⌊log₁₀ x⌋ or one less.
        int b = exponent(x) + 63 - Long.numberOfLeadingZeros(significand(x));
        int p = n - 1 - (int) (b * 661_971_961_083L >> 41);
        return scaled(x, p, false) < POWERS_OF_TEN[n] ? p : p - 1;
    }

    /** x·10^{@code power} rounded to a whole number, half to even. */
    static long digits(double x, int power) {
        return scaled(x, power, true);
    }

    /** x·10^p, rounded half to even or else down. */
    private static long scaled(double x, int p, boolean round) {
        long c = significand(x);
        int shift = -(exponent(x) + p);
        if (p < 0 || p >= POWERS_OF_FIVE.length || shift <= 0 || shift >= 128) {
            return scaledExactly(BigInteger.valueOf(c), p, shift, round);
        }
        // high:low is the product; after the shift, fraction holds the first 64 bits behind the point and tail those
        // after.
        long high = Math.multiplyHigh(c, POWERS_OF_FIVE[p]);
        long low = c * POWERS_OF_FIVE[p];
        if (shift >= 64) {
            long whole = shiftedDown(0, high, shift - 64);
            long fraction = shiftedDown(high, low, shift - 64);
            long tail = shiftedDown(low, 0, shift - 64);
            return round ? rounded(whole, fraction, tail != 0) : whole;
        }
        long whole = shiftedDown(high, low, shift);
        long fraction = low << 64 - shift;
        return round ? rounded(whole, fraction, false) : whole;
    }

    /** The low word of high:low shifted right by 0 … 63 bits. */
    private static long shiftedDown(long high, long low, int shift) {
        return shift == 0 ? low : high << 64 - shift | low >>> shift;
    }

    private static long rounded(long whole, long fraction, boolean more) {
        boolean up = fraction == HALF ? more || (whole & 1) != 0 : fraction < 0;
        return up ? whole + 1 : whole;
    }

    private static long scaledExactly(BigInteger c, int p, int shift, boolean round) {
        BigInteger dividend = c;
        BigInteger divisor = BigInteger.ONE;
        if (p >= 0) {
            dividend = dividend.multiply(BigInteger.valueOf(5).pow(p));
        } else {
            divisor = BigInteger.valueOf(5).pow(-p);
        }
        if (shift >= 0) {
            divisor = divisor.shiftLeft(shift);
        } else {
            dividend = dividend.shiftLeft(-shift);
        }
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        long whole = parts[0].longValueExact();
        int half = parts[1].shiftLeft(1).compareTo(divisor);
        boolean up = half > 0 || half == 0 && (whole & 1) != 0;
        return round && up ? whole + 1 : whole;
    }

    private static long significand(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long fraction = bits & IMPLICIT_ONE - 1;
        return bits >>> FRACTION_BITS == 0 ? fraction : fraction | IMPLICIT_ONE;
    }

    private static int exponent(double x) {
        return Math.max((int) (Double.doubleToRawLongBits(x) >>> FRACTION_BITS), 1) - 1 + LEAST_EXPONENT;
    }

    private static long[] powers(long base, int count) {
        long[] powers = new long[count];
        powers[0] = 1;
        for (int i = 1; i < count; i++) {
            powers[i] = base * powers[i - 1];
        }
        return powers;
    }
}
