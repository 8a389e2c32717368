package dev.descent.kernel;

import dev.descent.number.Fma;
import java.util.Arrays;

/** A dense layer in plain Java, lane after lane. */
final class PlainDense implements DenseKernel {
    /** Chains that are walked together, so that one does not wait for the other. */
    private static final int TILE = 4;

    private static final int PAIR = 2;
    private static final float[] ONE = {1f};

    /**
     * Which chains a matrix of weights makes, forward or backward.
     *
     * @param length terms of a chain
     * @param column from the weight of a chain to that of the next
     * @param step from the weight of a term to that of the next
     */
    private record Direction(int length, int column, int step) {}

    private final int inputs;
    private final int units;
    private final int width;
    private final int unit;
    private final int kernelRow;
    private final Direction forward;
    private final Direction backward;
    private final int biasFrom;
    private final boolean bias;
    private final float[] sums;

    /** @param unit floats from one unit of a row to the next */
    PlainDense(int inputs, int units, boolean bias, int width, int unit) {
        this.inputs = inputs;
        this.units = units;
        this.width = width;
        this.unit = unit;
        this.kernelRow = inputs * width;
        this.forward = new Direction(inputs, kernelRow, width);
        this.backward = new Direction(units, width, kernelRow);
        this.biasFrom = units * inputs * width;
        this.bias = bias;
        this.sums = new float[Math.multiplyExact(units * (inputs + (bias ? 1 : 0)), width)];
    }

    @Override
    public void forward(int rows, float[] x, float[] parameters, int kernelAt, float[] bias, int biasAt, float[] z) {
        for (int lane = 0; lane < width; lane++) {
            int w = kernelAt + lane;
            int u = 0;
            for (; u <= units - PAIR; u += PAIR, w += PAIR * kernelRow) {
                float start0 = bias[biasAt + u * width + lane];
                float start1 = bias[biasAt + (u + 1) * width + lane];
                pair(forward, rows, x, lane, parameters, w, start0, start1, z, u * unit + lane);
            }
            if (u < units) {
                float start = bias[biasAt + u * width + lane];
                column(forward, rows, x, lane, parameters, w, start, z, u * unit + lane);
            }
        }
    }

    @Override
    public void backward(int rows, float[] dz, float[] parameters, int kernelAt, float[] dx) {
        for (int lane = 0; lane < width; lane++) {
            int w = kernelAt + lane;
            int i = 0;
            for (; i <= inputs - PAIR; i += PAIR, w += PAIR * width) {
                pair(backward, rows, dz, lane, parameters, w, 0f, 0f, dx, i * unit + lane);
            }
            if (i < inputs) {
                column(backward, rows, dz, lane, parameters, w, 0f, dx, i * unit + lane);
            }
        }
    }

    /** Two columns of chains, four rows at a time. */
    private void pair(
            Direction direction,
            int rows,
            float[] a,
            int a0,
            float[] b,
            int b0,
            float start0,
            float start1,
            float[] c,
            int c0) {
        int length = direction.length();
        int bColumn = direction.column();
        int bStep = direction.step();
        int r = 0;
        for (; r <= rows - TILE; r += TILE) {
            int at = a0 + r * width;
            float sum00 = start0;
            float sum10 = start0;
            float sum20 = start0;
            float sum30 = start0;
            float sum01 = start1;
            float sum11 = start1;
            float sum21 = start1;
            float sum31 = start1;
            for (int k = 0, ak = at, bk = b0; k < length; k++, ak += unit, bk += bStep) {
                float y0 = b[bk];
                float y1 = b[bk + bColumn];
                float x0 = a[ak];
                float x1 = a[ak + width];
                float x2 = a[ak + 2 * width];
                float x3 = a[ak + 3 * width];
                sum00 = Fma.fma(y0, x0, sum00);
                sum10 = Fma.fma(y0, x1, sum10);
                sum20 = Fma.fma(y0, x2, sum20);
                sum30 = Fma.fma(y0, x3, sum30);
                sum01 = Fma.fma(y1, x0, sum01);
                sum11 = Fma.fma(y1, x1, sum11);
                sum21 = Fma.fma(y1, x2, sum21);
                sum31 = Fma.fma(y1, x3, sum31);
            }
            int to = c0 + r * width;
            c[to] = sum00;
            c[to + width] = sum10;
            c[to + 2 * width] = sum20;
            c[to + 3 * width] = sum30;
            c[to + unit] = sum01;
            c[to + unit + width] = sum11;
            c[to + unit + 2 * width] = sum21;
            c[to + unit + 3 * width] = sum31;
        }
        for (; r < rows; r++) {
            int at = a0 + r * width;
            single(length, a, at, b, b0, bStep, start0, c, c0 + r * width);
            single(length, a, at, b, b0 + bColumn, bStep, start1, c, c0 + unit + r * width);
        }
    }

    /** A column of chains, four rows at a time. */
    private void column(
            Direction direction, int rows, float[] a, int a0, float[] b, int b0, float start, float[] c, int c0) {
        int length = direction.length();
        int bStep = direction.step();
        int r = 0;
        for (; r <= rows - TILE; r += TILE) {
            int at = a0 + r * width;
            float sum0 = start;
            float sum1 = start;
            float sum2 = start;
            float sum3 = start;
            for (int k = 0, ak = at, bk = b0; k < length; k++, ak += unit, bk += bStep) {
                float y = b[bk];
                sum0 = Fma.fma(y, a[ak], sum0);
                sum1 = Fma.fma(y, a[ak + width], sum1);
                sum2 = Fma.fma(y, a[ak + 2 * width], sum2);
                sum3 = Fma.fma(y, a[ak + 3 * width], sum3);
            }
            int to = c0 + r * width;
            c[to] = sum0;
            c[to + width] = sum1;
            c[to + 2 * width] = sum2;
            c[to + 3 * width] = sum3;
        }
        for (; r < rows; r++) {
            single(length, a, a0 + r * width, b, b0, bStep, start, c, c0 + r * width);
        }
    }

    private void single(int length, float[] a, int a0, float[] b, int b0, int bStep, float start, float[] c, int c0) {
        float sum = start;
        for (int k = 0, ak = a0, bk = b0; k < length; k++, ak += unit, bk += bStep) {
            sum = Fma.fma(b[bk], a[ak], sum);
        }
        c[c0] = sum;
    }

    @Override
    public void clear() {
        Arrays.fill(sums, 0f);
    }

    @Override
    public void add(int rows, float[] dz, float[] x) {
        for (int lane = 0; lane < width; lane++) {
            int u = 0;
            for (; u <= units - TILE; u += TILE) {
                for (int i = 0; i < inputs; i++) {
                    four(
                            rows,
                            dz,
                            u * unit + lane,
                            x,
                            i * unit + lane,
                            width,
                            u * kernelRow + i * width + lane,
                            kernelRow);
                }
                if (bias) {
                    four(rows, dz, u * unit + lane, ONE, 0, 0, biasFrom + u * width + lane, width);
                }
            }
            for (; u < units; u++) {
                int i = 0;
                for (; i <= inputs - TILE; i += TILE) {
                    four(rows, x, i * unit + lane, dz, u * unit + lane, width, u * kernelRow + i * width + lane, width);
                }
                for (; i < inputs; i++) {
                    one(rows, dz, u * unit + lane, x, i * unit + lane, width, u * kernelRow + i * width + lane);
                }
                if (bias) {
                    one(rows, dz, u * unit + lane, ONE, 0, 0, biasFrom + u * width + lane);
                }
            }
        }
    }

    /** Four chains over the rows, of neighbouring units or inputs that share a factor; they go on from what stands in the sums. */
    private void four(int rows, float[] d, int d0, float[] x, int x0, int xStep, int at, int row) {
        float sum0 = sums[at];
        float sum1 = sums[at + row];
        float sum2 = sums[at + 2 * row];
        float sum3 = sums[at + 3 * row];
        for (int r = 0, xk = x0, dk = d0; r < rows; r++, xk += xStep, dk += width) {
            float y = x[xk];
            sum0 = Fma.fma(d[dk], y, sum0);
            sum1 = Fma.fma(d[dk + unit], y, sum1);
            sum2 = Fma.fma(d[dk + 2 * unit], y, sum2);
            sum3 = Fma.fma(d[dk + 3 * unit], y, sum3);
        }
        sums[at] = sum0;
        sums[at + row] = sum1;
        sums[at + 2 * row] = sum2;
        sums[at + 3 * row] = sum3;
    }

    private void one(int rows, float[] d, int d0, float[] x, int x0, int xStep, int at) {
        float sum = sums[at];
        for (int r = 0, xk = x0, dk = d0; r < rows; r++, xk += xStep, dk += width) {
            sum = Fma.fma(d[dk], x[xk], sum);
        }
        sums[at] = sum;
    }

    @Override
    public void collect(float[] gradients, int kernelAt, int biasAt) {
        System.arraycopy(sums, 0, gradients, kernelAt, biasFrom);
        if (bias) {
            System.arraycopy(sums, biasFrom, gradients, biasAt, units * width);
        }
    }
}
