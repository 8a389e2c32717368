package dev.descent.kernel;

/** Room for a portion of values that stays in the cache, as doubles and as floats. */
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
