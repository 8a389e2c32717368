package dev.descent.number;

/**
 * a·b + c in float, rounded once: {@link Math#fma(float, float, float)} to the bit, and not much slower where the processor has no
 * such instruction, for which Java computes with {@link java.math.BigDecimal}.
 */
public final class Fma {
    /** More than an instruction takes in the interpreter, less than {@code BigDecimal} takes, in nanoseconds. */
    private static final long LIMIT = 600;

    private static final int ROUNDS = 6;
    private static final int TIMES = 8;

    private static final boolean INSTRUCTION = hasInstruction();

    private Fma() {}

    /** a·b + c, rounded once. */
    public static float fma(float a, float b, float c) {
        return INSTRUCTION ? Math.fma(a, b, c) : throughDouble(a, b, c);
    }

    /** Whether the processor does it itself. */
    public static boolean isInstruction() {
        return INSTRUCTION;
    }

    /**
     * The same without the instruction. The product of two floats is exact in double. Its sum with c is rounded to odd: where it is not
     * exact, to that neighbour whose last bit is 1. Rounded once more, to float, this gives what one rounding of the exact sum gives,
     * as double has more than two bits more than float.
     *
     * @see <a href="https://doi.org/10.1109/TC.2007.70819">Boldo, Melquiond (2008), Emulation of FMA and Correctly Rounded Sums: Proved
     *     Algorithms Using Rounding to Odd</a>
     */
    static float throughDouble(float a, float b, float c) {
        double product = (double) a * b;
        double sum = product + c;
        double ofC = sum - product;
        double error = product - (sum - ofC) + (c - ofC);
        long bits = Double.doubleToRawLongBits(sum);
        if (Math.abs(error) > 0 && (bits & 1) == 0) {
            boolean outwards = error > 0 == sum > 0;
            return (float) Double.longBitsToDouble(outwards ? bits + 1 : bits - 1);
        }
        return (float) sum;
    }

    /** Takes the least of several times, as a thread may be interrupted; a wrong answer costs time and no bit. */
    private static boolean hasInstruction() {
        float value = 1f;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            for (int i = 0; i < TIMES; i++) {
                value = Math.fma(value, 0.75f, 0.3f);
            }
            least = Math.min(least, System.nanoTime() - begin);
        }
        return value > 0 && least < LIMIT * TIMES;
    }
}
