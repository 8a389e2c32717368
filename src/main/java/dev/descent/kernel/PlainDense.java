package dev.descent.kernel;

import java.util.Arrays;

/** A dense layer in plain Java, lane after lane. */
final class PlainDense implements DenseKernel {
    /** Chains that are walked together, so that one does not wait for the other. */
    private static final int TILE = 4;

    private final int inputs;
    private final int units;
    private final int width;
    private final int unit;
    private final boolean bias;
    private final float[] sums;

    /** @param unit floats from one unit of a row to the next */
    PlainDense(int inputs, int units, boolean bias, int width, int unit) {
        this.inputs = inputs;
        this.units = units;
        this.width = width;
        this.unit = unit;
        this.bias = bias;
        this.sums = new float[Math.multiplyExact(units * (inputs + (bias ? 1 : 0)), width)];
    }

    @Override
    public void forward(int rows, float[] x, float[] parameters, int kernelAt, float[] bias, int biasAt, float[] z) {
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < width; lane++) {
                int w = kernelAt + u * inputs * width + lane;
                float start = bias[biasAt + u * width + lane];
                rows(rows, inputs, x, lane, parameters, w, width, start, z, u * unit + lane);
            }
        }
    }

    @Override
    public void backward(int rows, float[] dz, float[] parameters, int kernelAt, float[] dx) {
        for (int i = 0; i < inputs; i++) {
            for (int lane = 0; lane < width; lane++) {
                int w = kernelAt + i * width + lane;
                rows(rows, units, dz, lane, parameters, w, inputs * width, 0f, dx, i * unit + lane);
            }
        }
    }

    /** A column of chains, one a row, that share their factors b. */
    private void rows(
            int rows, int length, float[] a, int a0, float[] b, int b0, int bStep, float start, float[] c, int c0) {
        int r = 0;
        for (; r <= rows - TILE; r += TILE) {
            int at = a0 + r * width;
            float sum0 = start;
            float sum1 = start;
            float sum2 = start;
            float sum3 = start;
            for (int k = 0, ak = at, bk = b0; k < length; k++, ak += unit, bk += bStep) {
                float y = b[bk];
                sum0 = Math.fma(y, a[ak], sum0);
                sum1 = Math.fma(y, a[ak + width], sum1);
                sum2 = Math.fma(y, a[ak + 2 * width], sum2);
                sum3 = Math.fma(y, a[ak + 3 * width], sum3);
            }
            int to = c0 + r * width;
            c[to] = sum0;
            c[to + width] = sum1;
            c[to + 2 * width] = sum2;
            c[to + 3 * width] = sum3;
        }
        for (; r < rows; r++) {
            float sum = start;
            for (int k = 0, ak = a0 + r * width, bk = b0; k < length; k++, ak += unit, bk += bStep) {
                sum = Math.fma(b[bk], a[ak], sum);
            }
            c[c0 + r * width] = sum;
        }
    }

    @Override
    public void clear() {
        Arrays.fill(sums, 0f);
    }

    @Override
    public void add(int rows, float[] dz, float[] x) {
        if (bias) {
            addToBias(rows, dz);
        }
        for (int i = 0; i < inputs; i++) {
            for (int lane = 0; lane < width; lane++) {
                int x0 = i * unit + lane;
                int g = i * width + lane;
                int u = 0;
                for (; u <= units - TILE; u += TILE) {
                    four(rows, dz, u * unit + lane, x, x0, sums, g + u * inputs * width, inputs * width);
                }
                for (; u < units; u++) {
                    float sum = sums[g + u * inputs * width];
                    for (int r = 0, k = x0, d = u * unit + lane; r < rows; r++, k += width, d += width) {
                        sum = Math.fma(dz[d], x[k], sum);
                    }
                    sums[g + u * inputs * width] = sum;
                }
            }
        }
    }

    /** Four chains over the rows, of neighbouring units, which go on from what stands in c. */
    private void four(int rows, float[] d, int d0, float[] x, int x0, float[] c, int c0, int cRow) {
        float sum0 = c[c0];
        float sum1 = c[c0 + cRow];
        float sum2 = c[c0 + 2 * cRow];
        float sum3 = c[c0 + 3 * cRow];
        for (int r = 0, xk = x0, dk = d0; r < rows; r++, xk += width, dk += width) {
            float y = x[xk];
            sum0 = Math.fma(d[dk], y, sum0);
            sum1 = Math.fma(d[dk + unit], y, sum1);
            sum2 = Math.fma(d[dk + 2 * unit], y, sum2);
            sum3 = Math.fma(d[dk + 3 * unit], y, sum3);
        }
        c[c0] = sum0;
        c[c0 + cRow] = sum1;
        c[c0 + 2 * cRow] = sum2;
        c[c0 + 3 * cRow] = sum3;
    }

    private void addToBias(int rows, float[] dz) {
        int at = units * inputs * width;
        for (int u = 0; u < units; u++) {
            for (int lane = 0; lane < width; lane++) {
                float sum = sums[at + u * width + lane];
                for (int r = 0, k = u * unit + lane; r < rows; r++, k += width) {
                    sum += dz[k];
                }
                sums[at + u * width + lane] = sum;
            }
        }
    }

    @Override
    public void collect(float[] gradients, int kernelAt, int biasAt) {
        int length = units * inputs * width;
        System.arraycopy(sums, 0, gradients, kernelAt, length);
        if (bias) {
            System.arraycopy(sums, length, gradients, biasAt, units * width);
        }
    }
}
