package dev.descent.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Softmax in vectors, as {@code nn} defines it. */
class VectorSoftmax extends VectorPortion implements SoftmaxKernel {
    static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    static final int LENGTH = SPECIES.length();

    final float[] largest = new float[PORTION];
    final float[] sums = new float[PORTION];

    @Override
    public final void apply(float[] z, float[] a, int units, int unit, int length) {
        for (int k = 0; k < length; k += PORTION) {
            portion(z, a, units, unit, k, Math.min(PORTION, length - k));
        }
    }

    /** Of {@code length} values from {@code at} on: also {@link #largest}, and {@link #sums} of the powers. */
    final void portion(float[] z, float[] a, int units, int unit, int at, int length) {
        maxima(z, units, unit, at, length);
        for (int u = 0; u < units; u++) {
            int from = u * unit + at;
            for (int k = 0; k < length; k += LENGTH) {
                load(z, from + k).sub(load(largest, k)).intoArray(a, from + k);
            }
            VectorElementary.exp(widened(a, from, length), length);
            round(a, from, length);
        }
        for (int k = 0; k < length; k += LENGTH) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int u = 0; u < units; u++) {
                sum = sum.add(load(a, u * unit + at + k));
            }
            sum.intoArray(sums, k);
        }
        for (int u = 0; u < units; u++) {
            int from = u * unit + at;
            for (int k = 0; k < length; k += LENGTH) {
                load(a, from + k).div(load(sums, k)).intoArray(a, from + k);
            }
        }
    }

    private void maxima(float[] z, int units, int unit, int at, int length) {
        for (int k = 0; k < length; k += LENGTH) {
            FloatVector max = load(z, at + k);
            for (int u = 1; u < units; u++) {
                max = max.max(load(z, u * unit + at + k));
            }
            max.intoArray(largest, k);
        }
    }

    static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }
}
