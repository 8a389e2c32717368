package dev.descent.kernel;

import java.util.Optional;
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
        int wholeRows = rows - rows % TILE;
        int wholeColumns = columns - columns % TILE;
        for (int lane = 0; lane < s.lanes(); lane += LENGTH) {
            for (int i = 0; i < rows; i += i < wholeRows ? TILE : 1) {
                int a0 = aAt + lane + i * s.aRow();
                int s0 = startAt + lane + i * s.startRow();
                int c0 = cAt + lane + i * s.cRow();
                int j = 0;
                if (i < wholeRows) {
                    for (; j < wholeColumns; j += TILE) {
                        int b0 = bAt + lane + j * s.bRow();
                        tile(s, length, a, a0, b, b0, start, s0 + j * s.startColumn(), c, c0 + j * s.cColumn());
                    }
                    for (; j < columns; j++) {
                        int b0 = bAt + lane + j * s.bRow();
                        column(s, length, a, a0, b, b0, start, s0 + j * s.startColumn(), c, c0 + j * s.cColumn());
                    }
                } else {
                    for (; j < wholeColumns; j += TILE) {
                        int b0 = bAt + lane + j * s.bRow();
                        row(s, length, a, a0, b, b0, start, s0 + j * s.startColumn(), c, c0 + j * s.cColumn());
                    }
                    for (; j < columns; j++) {
                        int b0 = bAt + lane + j * s.bRow();
                        single(s, length, a, a0, b, b0, start, s0 + j * s.startColumn(), c, c0 + j * s.cColumn());
                    }
                }
            }
        }
    }

    /** 4 × 4 chains. */
    private static void tile(
            Strides s, int length, float[] a, int a0, float[] b, int b0, float[] start, int s0, float[] c, int c0) {
        int sRow = s.startRow();
        int sColumn = s.startColumn();
        int s1 = s0 + sRow;
        int s2 = s1 + sRow;
        int s3 = s2 + sRow;
        FloatVector sum00 = load(start, s0);
        FloatVector sum01 = load(start, s0 + sColumn);
        FloatVector sum02 = load(start, s0 + 2 * sColumn);
        FloatVector sum03 = load(start, s0 + 3 * sColumn);
        FloatVector sum10 = load(start, s1);
        FloatVector sum11 = load(start, s1 + sColumn);
        FloatVector sum12 = load(start, s1 + 2 * sColumn);
        FloatVector sum13 = load(start, s1 + 3 * sColumn);
        FloatVector sum20 = load(start, s2);
        FloatVector sum21 = load(start, s2 + sColumn);
        FloatVector sum22 = load(start, s2 + 2 * sColumn);
        FloatVector sum23 = load(start, s2 + 3 * sColumn);
        FloatVector sum30 = load(start, s3);
        FloatVector sum31 = load(start, s3 + sColumn);
        FloatVector sum32 = load(start, s3 + 2 * sColumn);
        FloatVector sum33 = load(start, s3 + 3 * sColumn);
        int aRow = s.aRow();
        int aStep = s.aStep();
        int bRow = s.bRow();
        int bStep = s.bStep();
        for (int k = 0; k < length; k++) {
            int ak = a0 + k * aStep;
            int bk = b0 + k * bStep;
            FloatVector x0 = load(b, bk);
            FloatVector x1 = load(b, bk + bRow);
            FloatVector x2 = load(b, bk + 2 * bRow);
            FloatVector x3 = load(b, bk + 3 * bRow);
            FloatVector y = load(a, ak);
            sum00 = y.fma(x0, sum00);
            sum01 = y.fma(x1, sum01);
            sum02 = y.fma(x2, sum02);
            sum03 = y.fma(x3, sum03);
            y = load(a, ak + aRow);
            sum10 = y.fma(x0, sum10);
            sum11 = y.fma(x1, sum11);
            sum12 = y.fma(x2, sum12);
            sum13 = y.fma(x3, sum13);
            y = load(a, ak + 2 * aRow);
            sum20 = y.fma(x0, sum20);
            sum21 = y.fma(x1, sum21);
            sum22 = y.fma(x2, sum22);
            sum23 = y.fma(x3, sum23);
            y = load(a, ak + 3 * aRow);
            sum30 = y.fma(x0, sum30);
            sum31 = y.fma(x1, sum31);
            sum32 = y.fma(x2, sum32);
            sum33 = y.fma(x3, sum33);
        }
        int cRow = s.cRow();
        int cColumn = s.cColumn();
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        sum00.intoArray(c, c0);
        sum01.intoArray(c, c0 + cColumn);
        sum02.intoArray(c, c0 + 2 * cColumn);
        sum03.intoArray(c, c0 + 3 * cColumn);
        sum10.intoArray(c, c1);
        sum11.intoArray(c, c1 + cColumn);
        sum12.intoArray(c, c1 + 2 * cColumn);
        sum13.intoArray(c, c1 + 3 * cColumn);
        sum20.intoArray(c, c2);
        sum21.intoArray(c, c2 + cColumn);
        sum22.intoArray(c, c2 + 2 * cColumn);
        sum23.intoArray(c, c2 + 3 * cColumn);
        sum30.intoArray(c, c3);
        sum31.intoArray(c, c3 + cColumn);
        sum32.intoArray(c, c3 + 2 * cColumn);
        sum33.intoArray(c, c3 + 3 * cColumn);
    }

    /** 4 × 1 chains. */
    private static void column(
            Strides s, int length, float[] a, int a0, float[] b, int b0, float[] start, int s0, float[] c, int c0) {
        four(length, a, a0, s.aRow(), s.aStep(), b, b0, s.bStep(), start, s0, s.startRow(), c, c0, s.cRow());
    }

    /** 1 × 4 chains: as a column of the transposed product. */
    private static void row(
            Strides s, int length, float[] a, int a0, float[] b, int b0, float[] start, int s0, float[] c, int c0) {
        four(length, b, b0, s.bRow(), s.bStep(), a, a0, s.aStep(), start, s0, s.startColumn(), c, c0, s.cColumn());
    }

    private static void four(
            int length,
            float[] a,
            int a0,
            int aRow,
            int aStep,
            float[] b,
            int b0,
            int bStep,
            float[] start,
            int s0,
            int sRow,
            float[] c,
            int c0,
            int cRow) {
        FloatVector sum0 = load(start, s0);
        FloatVector sum1 = load(start, s0 + sRow);
        FloatVector sum2 = load(start, s0 + 2 * sRow);
        FloatVector sum3 = load(start, s0 + 3 * sRow);
        for (int k = 0; k < length; k++) {
            FloatVector x = load(b, b0 + k * bStep);
            int ak = a0 + k * aStep;
            sum0 = load(a, ak).fma(x, sum0);
            sum1 = load(a, ak + aRow).fma(x, sum1);
            sum2 = load(a, ak + 2 * aRow).fma(x, sum2);
            sum3 = load(a, ak + 3 * aRow).fma(x, sum3);
        }
        sum0.intoArray(c, c0);
        sum1.intoArray(c, c0 + cRow);
        sum2.intoArray(c, c0 + 2 * cRow);
        sum3.intoArray(c, c0 + 3 * cRow);
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
    public void gather(float[] table, int offset, int[] places, int from, float[] values, int at, int length) {
        for (int k = 0; k < length; k += LENGTH) {
            FloatVector.fromArray(SPECIES, table, offset, places, from + k).intoArray(values, at + k);
        }
    }

    @Override
    public void broadcast(float[] table, int from, int step, int count, float[] values, int at, int width) {
        for (int r = 0; r < count; r++) {
            FloatVector value = FloatVector.broadcast(SPECIES, table[from + r * step]);
            for (int lane = 0; lane < width; lane += LENGTH) {
                value.intoArray(values, at + r * width + lane);
            }
        }
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
    public Optional<UpdateKernel> update(String family) {
        return VectorUpdates.of(family);
    }
}
