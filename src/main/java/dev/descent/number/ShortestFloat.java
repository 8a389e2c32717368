package dev.descent.number;

import java.math.BigInteger;

/**
 * The shortest decimal of a float: the fewest digits that parse back to it, and of those the decimal nearest to it, ties to the
 * even digit.
 *
 * <p>Giulietti's Schubfach. A float v = c·2^q is what all numbers between its halfway points vₗ and vᵣ parse to (these included
 * if c is even). With k such that {@code 10^k ≤ vᵣ − vₗ < 10^(k+1)} there is
 *
 * <pre>
 *   at most one multiple of 10^(k+1) between them: if there is one, it is the shortest,
 *   else one of the two multiples s·10^k ≤ v ≤ (s + 1)·10^k is: the one between them, or the nearer
 * </pre>
 *
 * <p>4·vₗ, 4·v and 4·vᵣ are needed in units of 10^k only so far as a comparison with whole numbers goes: rounded to the odd number
 * of the two next to them. A power of ten of 63 bits is enough for that.
 *
 * @see <a href="https://drive.google.com/file/d/1IEeATSVnEE6TkrHlCYNY2GjaraBjOT4f">Giulietti (2022), The Schubfach way to render
 *     doubles</a>
 */
final class ShortestFloat {
    private static final int FRACTION_BITS = 23;
    private static final int IMPLICIT_ONE = 1 << FRACTION_BITS;
    private static final int LEAST_EXPONENT = -149;
    private static final int LEAST_POWER = -45;
    private static final int GREATEST_POWER = 31;
    private static final int POWER_BITS = 63;
    private static final long FRACTION_MASK = (1L << 31) - 1;

    /** The first 63 bits of 10^−k, plus 1, for k from {@link #LEAST_POWER}. */
    private static final long[] POWERS = powers();

    private ShortestFloat() {}

    /** Appends the decimal of {@code x}, which is finite and above 0. */
    static void append(StringBuilder text, float x) {
        int bits = Float.floatToRawIntBits(x);
        int fraction = bits & IMPLICIT_ONE - 1;
        int biased = bits >>> FRACTION_BITS;
        int c = biased == 0 ? fraction : fraction | IMPLICIT_ONE;
        int q = Math.max(biased, 1) - 1 + LEAST_EXPONENT;

        // Just above a power of two the neighbour below is only half as far away.
        boolean evenlySpaced = fraction != 0 || biased <= 1;
        int k = evenlySpaced ? floorLog10Of2To(q) : floorLog10Of3QuartersOf2To(q);
        long power = POWERS[k - LEAST_POWER];
        int shift = q + floorLog2Of10To(-k) + 33;
        int left = scaled(power, 4L * c - (evenlySpaced ? 2 : 1) << shift);
        int middle = scaled(power, 4L * c << shift);
        int right = scaled(power, 4L * c + 2 << shift);
        int inward = c & 1;

        int s = middle >> 2;
        if (s >= 10) {
            int below = s / 10 * 10;
            int above = below + 10;
            boolean belowParsesBack = left + inward <= below << 2;
            boolean aboveParsesBack = (above << 2) + inward <= right;
            if (belowParsesBack != aboveParsesBack) {
                DecimalText.append(text, belowParsesBack ? below : above, k);
                return;
            }
        }
        boolean thisParsesBack = left + inward <= s << 2;
        boolean nextParsesBack = (s + 1 << 2) + inward <= right;
        boolean next;
        if (thisParsesBack != nextParsesBack) {
            next = nextParsesBack;
        } else {
            int beyondHalfway = middle - (2 * s + 1 << 1);
            next = beyondHalfway > 0 || beyondHalfway == 0 && (s & 1) != 0;
        }
        DecimalText.append(text, next ? s + 1 : s, k);
    }

    /** The product, which has 95 bits behind its point, rounded to a whole number: itself, or the odd one of its neighbours. */
    private static int scaled(long power, long x) {
        long high = Math.multiplyHigh(power, x);
        return (int) (high >>> 31) | ((high & FRACTION_MASK) != 0 ? 1 : 0);
    }

    private static int floorLog10Of2To(int e) {
        return (int) (e * 661_971_961_083L >> 41);
    }

    private static int floorLog10Of3QuartersOf2To(int e) {
        return (int) (e * 661_971_961_083L - 274_743_187_321L >> 41);
    }

    private static int floorLog2Of10To(int e) {
        return (int) (e * 913_124_641_741L >> 38);
    }

    private static long[] powers() {
        long[] powers = new long[GREATEST_POWER - LEAST_POWER + 1];
        for (int k = LEAST_POWER; k <= GREATEST_POWER; k++) {
            int excess = floorLog2Of10To(-k) + 1 - POWER_BITS;
            BigInteger ten = BigInteger.TEN.pow(Math.abs(k));
            BigInteger bits;
            if (k <= 0) {
                bits = excess >= 0 ? ten.shiftRight(excess) : ten.shiftLeft(-excess);
            } else {
                bits = BigInteger.ONE.shiftLeft(-excess).divide(ten);
            }
            powers[k - LEAST_POWER] = bits.longValueExact() + 1;
        }
        return powers;
    }
}
