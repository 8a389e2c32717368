package dev.descent.kernel;

import dev.descent.number.Fma;

/**
 * Loops that compilers turn into vectors by themselves: long, over few arrays, with the same place in all of them. They are called
 * through one place, {@link #run}, which knows too many of them to be compiled together with any: so each is compiled once, soon,
 * and in a few milliseconds, instead of again in everything that uses it.
 */
enum FlatLoop {
    /** {@code f = a·b + e}, by fma. */
    PRODUCT {
        @Override
        void over(int from, int to, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f) {
            for (int k = from; k < to; k++) {
                f[k] = Fma.fma(a[k], b[k], e[k]);
            }
        }
    },

    /** {@code f = c·d + (a·b + e)}, likewise. */
    TWO_PRODUCTS {
        @Override
        void over(int from, int to, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f) {
            for (int k = from; k < to; k++) {
                f[k] = Fma.fma(c[k], d[k], Fma.fma(a[k], b[k], e[k]));
            }
        }
    },

    /** A chain of {@code a·b} over the rows, whose state after each stands one element behind that before: in e. */
    CHAIN {
        @Override
        void over(int from, int to, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f) {
            for (int k = from; k < to; k++) {
                e[k + WIDTH] = Fma.fma(a[k], b[k], e[k]);
            }
        }
    },

    /** The chains of {@code a·b} in e and of {@code a·d} in f. */
    TWO_CHAINS {
        @Override
        void over(int from, int to, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f) {
            for (int k = from; k < to; k++) {
                float factor = a[k];
                e[k + WIDTH] = Fma.fma(factor, b[k], e[k]);
                f[k + WIDTH] = Fma.fma(factor, d[k], f[k]);
            }
        }
    },

    /** {@code b = max(a, 0)}; NaN stays. */
    RELU {
        @Override
        void over(int from, int to, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f) {
            for (int k = from; k < to; k++) {
                b[k] = Math.max(a[k], 0f);
            }
        }
    },

    /** {@code c = b·(1 if a > 0, else 0)}, without a branch, which would be guessed wrong half the time. */
    RELU_BACK {
        @Override
        void over(int from, int to, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f) {
            for (int k = from; k < to; k++) {
                int bits = Float.floatToRawIntBits(a[k]);
                int positive = -bits >> 31 & bits - (INFINITY + 1) >> 31;
                c[k] = b[k] * Float.intBitsToFloat(BITS_OF_ONE & positive);
            }
        }
    },

    /** {@code |a| < LEAST_GRADIENT} becomes +0. */
    FLUSH_GRADIENTS {
        @Override
        void over(int from, int to, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f) {
            for (int k = from; k < to; k++) {
                a[k] = Math.abs(a[k]) < LaneKernels.LEAST_GRADIENT ? 0f : a[k];
            }
        }
    };

    /** The bits of +∞; those above are NaN. */
    private static final int INFINITY = 0x7f800000;

    private static final int BITS_OF_ONE = 0x3f800000;

    /** Floats of an element: 16 lanes. */
    static final int WIDTH = 16;

    /** Read from an array, a loop is not known before it runs. */
    private static final FlatLoop[] LOOPS = values();

    abstract void over(int from, int to, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f);

    /** The one place. */
    @SuppressWarnings("EnumOrdinal") // read from the array, the loop is not known before it runs
    static void run(FlatLoop loop, int from, int to, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f) {
        LOOPS[loop.ordinal()].over(from, to, a, b, c, d, e, f);
    }
}
