package dev.descent.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A dense layer in vectors across lanes. Chains are walked in tiles of 4 × 4, so that a value that was loaded serves four of them,
 * and what is left over in lines of 8. Neighbouring rows, and neighbouring units of a row, are constant distances apart: that is
 * what makes the loops quick.
 */
final class VectorDense implements DenseKernel {
    /** Rows of a block. */
    static final int ROWS = 16;

    /** Chains that are walked together and share a factor. */
    static final int LINE = 8;

    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LENGTH = SPECIES.length();

    /** From a row to the next, and from a weight to the next of its unit. */
    private static final int ROW = VectorKernels.WIDTH;

    /** From a unit of a row to the next. */
    private static final int UNIT = ROWS * ROW;

    /** Rows and columns of a tile. */
    private static final int TILE = 4;

    /** Floats of a tile of sums; a line of sums takes as many. */
    private static final int SUMS = TILE * TILE * ROW;

    private static final float[] ZERO = new float[ROW];

    /**
     * Which chains the weights make, forward or backward.
     *
     * @param columns how many chains a row has
     * @param length terms of a chain
     * @param step from the weight of a term to that of the next
     */
    private record Direction(int columns, int length, int step) {}

    private final int inputs;
    private final int units;
    private final int kernelRow;
    private final Direction forward;
    private final Direction backward;
    private final int columns;
    private final int unitStep;
    private final int inputStep;
    private final float[] sums;

    /** @param bias whether there is one: it counts as one more input, which is 1 */
    VectorDense(int inputs, int units, boolean bias) {
        this.inputs = inputs;
        this.units = units;
        this.kernelRow = inputs * ROW;
        this.forward = new Direction(units, inputs, ROW);
        this.backward = new Direction(inputs, units, kernelRow);
        this.columns = inputs + (bias ? 1 : 0);
        this.unitStep = units == 1 ? 1 : TILE;
        this.inputStep = units == 1 ? LINE : TILE;
        int tiles = (units + unitStep - 1) / unitStep * ((columns + inputStep - 1) / inputStep);
        this.sums = new float[Math.multiplyExact(tiles, SUMS)];
    }

    /** An array for a block of values; behind its units stands one that is 1 in every row, for the bias. */
    static float[] block(int units) {
        float[] block = new float[(units + LINE) / LINE * LINE * UNIT];
        Arrays.fill(block, units * UNIT, (units + 1) * UNIT, 1f);
        return block;
    }

    @Override
    public void forward(int rows, float[] x, float[] parameters, int kernelAt, float[] bias, int biasAt, float[] z) {
        for (int lane = 0; lane < ROW; lane += LENGTH) {
            MatrixView weights = new MatrixView(parameters, kernelAt + lane, kernelRow);
            columns(forward, rows, x, lane, weights, new MatrixView(bias, biasAt + lane, ROW), z);
        }
    }

    @Override
    public void backward(int rows, float[] dz, float[] parameters, int kernelAt, float[] dx) {
        for (int lane = 0; lane < ROW; lane += LENGTH) {
            MatrixView weights = new MatrixView(parameters, kernelAt + lane, ROW);
            columns(backward, rows, dz, lane, weights, MatrixView.of(ZERO, lane), dx);
        }
    }

    /**
     * Chains for every row and column of a direction.
     *
     * @param a a block, whose units are the terms
     * @param b the weights; from a column to the next is its stride
     * @param start likewise
     * @param c a block
     */
    private static void columns(
            Direction direction, int rows, float[] a, int lane, MatrixView b, MatrixView start, float[] c) {
        float[] w = b.values();
        float[] s = start.values();
        int length = direction.length();
        int step = direction.step();
        int j = 0;
        for (; j <= direction.columns() - TILE; j += TILE) {
            int b0 = b.at() + j * b.stride();
            int s0 = start.at() + j * start.stride();
            int c0 = j * UNIT + lane;
            tiles(rows, length, a, lane, w, b0, b.stride(), step, s, s0, start.stride(), c, c0);
        }
        for (; j < direction.columns(); j++) {
            int b0 = b.at() + j * b.stride();
            int s0 = start.at() + j * start.stride();
            lines(rows, length, a, lane, w, b0, step, s, s0, c, j * UNIT + lane);
        }
    }

    /**
     * 4 columns of chains, 4 rows at a time. Places and distances are passed one by one, here and in {@link #lines}: read from a record, they
     * made layers of 10 × 10 and 20 × 32 slower by 14 to 20 percent (processor time of a block forward and back, least of 5 processes
     * each, AVX-512, JDK 17).
     */
    private static void tiles(
            int rows,
            int length,
            float[] a,
            int aAt,
            float[] b,
            int b0,
            int bColumn,
            int bStep,
            float[] start,
            int s0,
            int startColumn,
            float[] c,
            int cAt) {
        int b1 = b0 + bColumn;
        int b2 = b1 + bColumn;
        int b3 = b2 + bColumn;
        for (int r = 0; r < rows; r += TILE) {
            int a0 = aAt + r * ROW;
            int c0 = cAt + r * ROW;
            FloatVector sum00 = load(start, s0);
            FloatVector sum10 = sum00;
            FloatVector sum20 = sum00;
            FloatVector sum30 = sum00;
            FloatVector sum01 = load(start, s0 + startColumn);
            FloatVector sum11 = sum01;
            FloatVector sum21 = sum01;
            FloatVector sum31 = sum01;
            FloatVector sum02 = load(start, s0 + 2 * startColumn);
            FloatVector sum12 = sum02;
            FloatVector sum22 = sum02;
            FloatVector sum32 = sum02;
            FloatVector sum03 = load(start, s0 + 3 * startColumn);
            FloatVector sum13 = sum03;
            FloatVector sum23 = sum03;
            FloatVector sum33 = sum03;
            for (int k = 0, bk = 0; k < length; k++, bk += bStep) {
                int ak = a0 + k * UNIT;
                FloatVector x0 = load(a, ak);
                FloatVector x1 = load(a, ak + ROW);
                FloatVector x2 = load(a, ak + 2 * ROW);
                FloatVector x3 = load(a, ak + 3 * ROW);
                FloatVector y = load(b, b0 + bk);
                sum00 = y.fma(x0, sum00);
                sum10 = y.fma(x1, sum10);
                sum20 = y.fma(x2, sum20);
                sum30 = y.fma(x3, sum30);
                y = load(b, b1 + bk);
                sum01 = y.fma(x0, sum01);
                sum11 = y.fma(x1, sum11);
                sum21 = y.fma(x2, sum21);
                sum31 = y.fma(x3, sum31);
                y = load(b, b2 + bk);
                sum02 = y.fma(x0, sum02);
                sum12 = y.fma(x1, sum12);
                sum22 = y.fma(x2, sum22);
                sum32 = y.fma(x3, sum32);
                y = load(b, b3 + bk);
                sum03 = y.fma(x0, sum03);
                sum13 = y.fma(x1, sum13);
                sum23 = y.fma(x2, sum23);
                sum33 = y.fma(x3, sum33);
            }
            sum00.intoArray(c, c0);
            sum10.intoArray(c, c0 + ROW);
            sum20.intoArray(c, c0 + 2 * ROW);
            sum30.intoArray(c, c0 + 3 * ROW);
            sum01.intoArray(c, c0 + UNIT);
            sum11.intoArray(c, c0 + UNIT + ROW);
            sum21.intoArray(c, c0 + UNIT + 2 * ROW);
            sum31.intoArray(c, c0 + UNIT + 3 * ROW);
            sum02.intoArray(c, c0 + 2 * UNIT);
            sum12.intoArray(c, c0 + 2 * UNIT + ROW);
            sum22.intoArray(c, c0 + 2 * UNIT + 2 * ROW);
            sum32.intoArray(c, c0 + 2 * UNIT + 3 * ROW);
            sum03.intoArray(c, c0 + 3 * UNIT);
            sum13.intoArray(c, c0 + 3 * UNIT + ROW);
            sum23.intoArray(c, c0 + 3 * UNIT + 2 * ROW);
            sum33.intoArray(c, c0 + 3 * UNIT + 3 * ROW);
        }
    }

    /** A column of chains, 8 rows at a time. */
    private static void lines(
            int rows,
            int length,
            float[] a,
            int aAt,
            float[] b,
            int b0,
            int bStep,
            float[] start,
            int s0,
            float[] c,
            int cAt) {
        for (int r = 0; r < rows; r += LINE) {
            int a0 = aAt + r * ROW;
            int c0 = cAt + r * ROW;
            FloatVector sum0 = load(start, s0);
            FloatVector sum1 = sum0;
            FloatVector sum2 = sum0;
            FloatVector sum3 = sum0;
            FloatVector sum4 = sum0;
            FloatVector sum5 = sum0;
            FloatVector sum6 = sum0;
            FloatVector sum7 = sum0;
            for (int k = 0, bk = b0; k < length; k++, bk += bStep) {
                int ak = a0 + k * UNIT;
                FloatVector y = load(b, bk);
                sum0 = y.fma(load(a, ak), sum0);
                sum1 = y.fma(load(a, ak + ROW), sum1);
                sum2 = y.fma(load(a, ak + 2 * ROW), sum2);
                sum3 = y.fma(load(a, ak + 3 * ROW), sum3);
                sum4 = y.fma(load(a, ak + 4 * ROW), sum4);
                sum5 = y.fma(load(a, ak + 5 * ROW), sum5);
                sum6 = y.fma(load(a, ak + 6 * ROW), sum6);
                sum7 = y.fma(load(a, ak + 7 * ROW), sum7);
            }
            sum0.intoArray(c, c0);
            sum1.intoArray(c, c0 + ROW);
            sum2.intoArray(c, c0 + 2 * ROW);
            sum3.intoArray(c, c0 + 3 * ROW);
            sum4.intoArray(c, c0 + 4 * ROW);
            sum5.intoArray(c, c0 + 5 * ROW);
            sum6.intoArray(c, c0 + 6 * ROW);
            sum7.intoArray(c, c0 + 7 * ROW);
        }
    }

    @Override
    public void clear() {
        Arrays.fill(sums, 0f);
    }

    @Override
    public void add(int rows, float[] dz, float[] x) {
        for (int lane = 0; lane < ROW; lane += LENGTH) {
            int c = lane;
            for (int u = 0; u < units; u += unitStep) {
                for (int i = 0; i < columns; i += inputStep, c += SUMS) {
                    if (unitStep == 1) {
                        sumLine(rows, dz, u * UNIT + lane, x, i * UNIT + lane, sums, c);
                    } else {
                        sumTile(rows, dz, u * UNIT + lane, x, i * UNIT + lane, sums, c);
                    }
                }
            }
        }
    }

    @Override
    public void collect(float[] gradients, int kernelAt, int biasAt) {
        int tile = 0;
        for (int u = 0; u < units; u += unitStep) {
            int lastUnit = Math.min(u + unitStep, units);
            for (int i = 0; i < columns; i += inputStep, tile += SUMS) {
                int lastInput = Math.min(i + inputStep, inputs);
                for (int v = u; v < lastUnit; v++) {
                    int from = tile + (v - u) * inputStep * ROW;
                    int to = kernelAt + v * kernelRow + i * ROW;
                    for (int k = i; k < lastInput; k++, from += ROW, to += ROW) {
                        copy(sums, from, gradients, to);
                    }
                    if (lastInput == inputs && columns > inputs && columns - i <= inputStep) {
                        copy(sums, tile + ((v - u) * inputStep + inputs - i) * ROW, gradients, biasAt + v * ROW);
                    }
                }
            }
        }
    }

    private static void copy(float[] values, int from, float[] copies, int to) {
        for (int lane = 0; lane < ROW; lane += LENGTH) {
            load(values, from + lane).intoArray(copies, to + lane);
        }
    }

    /** 4 units × 4 inputs of chains over the rows, which go on from what stands in c. */
    private static void sumTile(int rows, float[] d, int d0, float[] x, int x0, float[] c, int c0) {
        FloatVector sum00 = load(c, c0);
        FloatVector sum01 = load(c, c0 + ROW);
        FloatVector sum02 = load(c, c0 + 2 * ROW);
        FloatVector sum03 = load(c, c0 + 3 * ROW);
        FloatVector sum10 = load(c, c0 + 4 * ROW);
        FloatVector sum11 = load(c, c0 + 5 * ROW);
        FloatVector sum12 = load(c, c0 + 6 * ROW);
        FloatVector sum13 = load(c, c0 + 7 * ROW);
        FloatVector sum20 = load(c, c0 + 8 * ROW);
        FloatVector sum21 = load(c, c0 + 9 * ROW);
        FloatVector sum22 = load(c, c0 + 10 * ROW);
        FloatVector sum23 = load(c, c0 + 11 * ROW);
        FloatVector sum30 = load(c, c0 + 12 * ROW);
        FloatVector sum31 = load(c, c0 + 13 * ROW);
        FloatVector sum32 = load(c, c0 + 14 * ROW);
        FloatVector sum33 = load(c, c0 + 15 * ROW);
        for (int r = 0; r < rows; r++) {
            int xr = x0 + r * ROW;
            int dr = d0 + r * ROW;
            FloatVector k0 = load(x, xr);
            FloatVector k1 = load(x, xr + UNIT);
            FloatVector k2 = load(x, xr + 2 * UNIT);
            FloatVector k3 = load(x, xr + 3 * UNIT);
            FloatVector y = load(d, dr);
            sum00 = y.fma(k0, sum00);
            sum01 = y.fma(k1, sum01);
            sum02 = y.fma(k2, sum02);
            sum03 = y.fma(k3, sum03);
            y = load(d, dr + UNIT);
            sum10 = y.fma(k0, sum10);
            sum11 = y.fma(k1, sum11);
            sum12 = y.fma(k2, sum12);
            sum13 = y.fma(k3, sum13);
            y = load(d, dr + 2 * UNIT);
            sum20 = y.fma(k0, sum20);
            sum21 = y.fma(k1, sum21);
            sum22 = y.fma(k2, sum22);
            sum23 = y.fma(k3, sum23);
            y = load(d, dr + 3 * UNIT);
            sum30 = y.fma(k0, sum30);
            sum31 = y.fma(k1, sum31);
            sum32 = y.fma(k2, sum32);
            sum33 = y.fma(k3, sum33);
        }
        sum00.intoArray(c, c0);
        sum01.intoArray(c, c0 + ROW);
        sum02.intoArray(c, c0 + 2 * ROW);
        sum03.intoArray(c, c0 + 3 * ROW);
        sum10.intoArray(c, c0 + 4 * ROW);
        sum11.intoArray(c, c0 + 5 * ROW);
        sum12.intoArray(c, c0 + 6 * ROW);
        sum13.intoArray(c, c0 + 7 * ROW);
        sum20.intoArray(c, c0 + 8 * ROW);
        sum21.intoArray(c, c0 + 9 * ROW);
        sum22.intoArray(c, c0 + 10 * ROW);
        sum23.intoArray(c, c0 + 11 * ROW);
        sum30.intoArray(c, c0 + 12 * ROW);
        sum31.intoArray(c, c0 + 13 * ROW);
        sum32.intoArray(c, c0 + 14 * ROW);
        sum33.intoArray(c, c0 + 15 * ROW);
    }

    /** 1 unit × 8 inputs of chains over the rows, which go on from what stands in c. */
    private static void sumLine(int rows, float[] d, int d0, float[] x, int x0, float[] c, int c0) {
        FloatVector sum0 = load(c, c0);
        FloatVector sum1 = load(c, c0 + ROW);
        FloatVector sum2 = load(c, c0 + 2 * ROW);
        FloatVector sum3 = load(c, c0 + 3 * ROW);
        FloatVector sum4 = load(c, c0 + 4 * ROW);
        FloatVector sum5 = load(c, c0 + 5 * ROW);
        FloatVector sum6 = load(c, c0 + 6 * ROW);
        FloatVector sum7 = load(c, c0 + 7 * ROW);
        for (int r = 0; r < rows; r++) {
            int xr = x0 + r * ROW;
            FloatVector y = load(d, d0 + r * ROW);
            sum0 = y.fma(load(x, xr), sum0);
            sum1 = y.fma(load(x, xr + UNIT), sum1);
            sum2 = y.fma(load(x, xr + 2 * UNIT), sum2);
            sum3 = y.fma(load(x, xr + 3 * UNIT), sum3);
            sum4 = y.fma(load(x, xr + 4 * UNIT), sum4);
            sum5 = y.fma(load(x, xr + 5 * UNIT), sum5);
            sum6 = y.fma(load(x, xr + 6 * UNIT), sum6);
            sum7 = y.fma(load(x, xr + 7 * UNIT), sum7);
        }
        sum0.intoArray(c, c0);
        sum1.intoArray(c, c0 + ROW);
        sum2.intoArray(c, c0 + 2 * ROW);
        sum3.intoArray(c, c0 + 3 * ROW);
        sum4.intoArray(c, c0 + 4 * ROW);
        sum5.intoArray(c, c0 + 5 * ROW);
        sum6.intoArray(c, c0 + 6 * ROW);
        sum7.intoArray(c, c0 + 7 * ROW);
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }
}
