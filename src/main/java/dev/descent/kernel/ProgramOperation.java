package dev.descent.kernel;

/**
 * What a step of an {@link UpdateProgram} does with the floats of two arrays: one operation, rounded once. Its loop is plain and has the
 * same place in all arrays, so that compilers turn it into vectors where they can, and it is called through one place, {@link #run}, which
 * knows too many of them to be compiled together with any.
 */
public enum ProgramOperation {
    ADD {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = a[k] + b[k];
            }
        }
    },
    SUBTRACT {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = a[k] - b[k];
            }
        }
    },
    MULTIPLY {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = a[k] * b[k];
            }
        }
    },
    DIVIDE {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = a[k] / b[k];
            }
        }
    },
    /** See {@link #power}. */
    POWER {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = power(a[k], b[k]);
            }
        }
    },
    /** The larger; NaN stays. */
    MAX {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = Math.max(a[k], b[k]);
            }
        }
    },
    /** The smaller; NaN stays. */
    MIN {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = Math.min(a[k], b[k]);
            }
        }
    },
    NEGATE {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = -a[k];
            }
        }
    },
    ABS {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = Math.abs(a[k]);
            }
        }
    },
    /** −1, 0 or 1; 0 and NaN stay. */
    SIGN {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = Math.signum(a[k]);
            }
        }
    },
    /** The correctly rounded root. */
    SQRT {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = (float) Math.sqrt(a[k]);
            }
        }
    },
    LN {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = Elementary.log(a[k]);
            }
        }
    },
    EXP {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = Elementary.exp(a[k]);
            }
        }
    },
    TANH {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = Elementary.tanh(a[k]);
            }
        }
    },
    SIN {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = (float) StrictMath.sin(a[k]);
            }
        }
    },
    COS {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = (float) StrictMath.cos(a[k]);
            }
        }
    },
    TAN {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                to[k] = (float) StrictMath.tan(a[k]);
            }
        }
    },
    /** As a slot or a weight is stored: |x| &lt; 1e-30 becomes +0, NaN stays. Without a branch, from the bits. */
    STORE {
        @Override
        void over(float[] a, float[] b, float[] to, int length) {
            for (int k = 0; k < length; k++) {
                int bits = Float.floatToRawIntBits(a[k]);
                int tiny = (bits & Integer.MAX_VALUE) - BITS_OF_LEAST >> 31;
                to[k] = Float.intBitsToFloat(bits & ~tiny);
            }
        }
    };

    /** Up to here a whole exponent is repeated multiplication. */
    public static final int MOST_FACTORS = 64;

    /** The least slot and weight that counts, as {@code optim.Flush} has it. */
    private static final int BITS_OF_LEAST = Float.floatToRawIntBits(1e-30f);

    /** Read from an array, a loop is not known before it runs. */
    private static final ProgramOperation[] LOOPS = values();

    abstract void over(float[] a, float[] b, float[] to, int length);

    /** The one place. */
    @SuppressWarnings("EnumOrdinal") // read from the array, the loop is not known before it runs
    static void run(ProgramOperation operation, float[] a, float[] b, float[] to, int length) {
        LOOPS[operation.ordinal()].over(a, b, to, length);
    }

    /** What the operation makes of single values; b is not looked at where it takes one. */
    public float of(float a, float b) {
        float[] result = new float[1];
        over(new float[] {a}, new float[] {b}, result, 1);
        return result[0];
    }

    /**
     * aᵇ: for a whole b from −64 to 64 it is a·a·…·a from left to right, each product rounded, and 1 over that where b is negative; else {@link Elementary#power}.
     */
    static float power(float a, float b) {
        int whole = (int) b;
        if (whole != b || Math.abs(whole) > MOST_FACTORS) {
            return Elementary.power(a, b);
        }
        float product = whole == 0 ? 1 : a;
        for (int factors = 1; factors < Math.abs(whole); factors++) {
            product *= a;
        }
        return whole < 0 ? 1 / product : product;
    }
}
