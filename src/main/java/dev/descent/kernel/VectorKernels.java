package dev.descent.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The lane kernels in vectors that run across lanes. An element is 16 floats on every processor: one vector of 512 bits or several
 * shorter ones.
 */
final class VectorKernels implements LaneKernels {
    /** Floats of an element. */
    static final int WIDTH = 16;

    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > WIDTH ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();

    /** Chains that are walked together along each index. */
    private static final int TILE = 4;

    @Override
    public int width(int trials) {
        return (trials + WIDTH - 1) / WIDTH * WIDTH;
    }

    @Override
    public void chains(
            Strides s,
            int rows,
            int columns,
            int length,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] start,
            int startAt,
            float[] c,
            int cAt) {
        int whole = rows - rows % TILE;
        for (int lane = 0; lane < s.lanes(); lane += LENGTH) {
            for (int j = 0; j < columns; j++) {
                int b0 = bAt + lane + j * s.bRow();
                int s0 = startAt + lane + j * s.startColumn();
                int c0 = cAt + lane + j * s.cColumn();
                int i = 0;
                for (; i < whole; i += TILE) {
                    int a0 = aAt + lane + i * s.aRow();
                    tile(s, length, a, a0, b, b0, start, s0 + i * s.startRow(), c, c0 + i * s.cRow());
                }
                for (; i < rows; i++) {
                    int a0 = aAt + lane + i * s.aRow();
                    single(s, length, a, a0, b, b0, start, s0 + i * s.startRow(), c, c0 + i * s.cRow());
                }
            }
        }
    }

    private static void tile(
            Strides s, int length, float[] a, int a0, float[] b, int b0, float[] start, int s0, float[] c, int c0) {
        int row = s.aRow();
        int aStep = s.aStep();
        int bStep = s.bStep();
        FloatVector sum0 = load(start, s0);
        FloatVector sum1 = load(start, s0 + s.startRow());
        FloatVector sum2 = load(start, s0 + 2 * s.startRow());
        FloatVector sum3 = load(start, s0 + 3 * s.startRow());
        for (int k = 0; k < length; k++) {
            FloatVector x = load(b, b0 + k * bStep);
            int ak = a0 + k * aStep;
            sum0 = load(a, ak).fma(x, sum0);
            sum1 = load(a, ak + row).fma(x, sum1);
            sum2 = load(a, ak + 2 * row).fma(x, sum2);
            sum3 = load(a, ak + 3 * row).fma(x, sum3);
        }
        sum0.intoArray(c, c0);
        sum1.intoArray(c, c0 + s.cRow());
        sum2.intoArray(c, c0 + 2 * s.cRow());
        sum3.intoArray(c, c0 + 3 * s.cRow());
    }

    private static void single(
            Strides s, int length, float[] a, int a0, float[] b, int b0, float[] start, int s0, float[] c, int c0) {
        FloatVector sum = load(start, s0);
        for (int k = 0; k < length; k++) {
            sum = load(a, a0 + k * s.aStep()).fma(load(b, b0 + k * s.bStep()), sum);
        }
        sum.intoArray(c, c0);
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    @Override
    public void relu(float[] z, float[] a, int at, int length) {
        for (int k = at; k < at + length; k += LENGTH) {
            FloatVector v = load(z, k);
            v.blend(0f, v.compare(VectorOperators.LE, 0f)).intoArray(a, k);
        }
    }

    @Override
    public void reluBack(float[] z, float[] da, float[] dz, int at, int length) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int k = at; k < at + length; k += LENGTH) {
            VectorMask<Float> passes = load(z, k).compare(VectorOperators.GT, 0f);
            load(da, k).mul(zero.blend(1f, passes)).intoArray(dz, k);
        }
    }

    @Override
    public void squaredErrors(float[] z, float[] y, int at, int length, float[] sums, float share, float[] delta) {
        for (int k = 0; k < length; k += LENGTH) {
            FloatVector e = load(z, at + k).sub(load(y, at + k));
            e.fma(e, load(sums, k)).intoArray(sums, k);
            e.mul(share).intoArray(delta, at + k);
        }
    }

    @Override
    public void flushGradients(float[] g, int from, int to) {
        for (int k = from; k < to; k += LENGTH) {
            FloatVector v = load(g, k);
            v.blend(0f, v.abs().compare(VectorOperators.LT, LEAST_GRADIENT)).intoArray(g, k);
        }
    }

    @Override
    public boolean update(
            String family, float[] w, float[] g, float[][] slots, float[] constants, int lanes, int from, int to) {
        return VectorUpdates.update(family, w, g, slots, constants, lanes, from, to);
    }
}
