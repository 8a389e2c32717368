package dev.descent.kernel;

/**
 * What kernels of elementary functions work in: values pass through it in portions so small that they stay in the nearest cache from one
 * pass over them to the next, widened to doubles, for the functions compute in those, or as floats. Each kernel extends it and so has room
 * of its own; it is used by one thread at a time.
 */
class VectorPortion {
    /** Values of a portion. */
    static final int PORTION = 256;

    final double[] wide = new double[PORTION];
    final float[] narrow = new float[PORTION];

    final double[] widened(float[] values, int at, int length) {
        for (int k = 0; k < length; k++) {
            wide[k] = values[at + k];
        }
        return wide;
    }

    /** Rounds what {@link #widened} gave to float. */
    final void round(float[] values, int at, int length) {
        for (int k = 0; k < length; k++) {
            values[at + k] = (float) wide[k];
        }
    }
}
