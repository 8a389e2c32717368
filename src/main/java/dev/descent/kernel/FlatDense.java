package dev.descent.kernel;

import java.util.Arrays;

/**
 * A dense layer of 16 lanes in plain loops that compilers turn into vectors by themselves. For that a loop is long, has few
 * arrays, and uses the same place in all of them: so each operand of a block, rows × lanes, is first brought into an array of its
 * own, and a weight is repeated for every row.
 *
 * <p>A chain over the rows is one loop too: its state after a row stands one element, 16 floats, behind that before.
 *
 * <pre>
 *   c[k + 16] = fma(d[k], x[k], c[k])      k = 16·row + lane
 * </pre>
 */
final class FlatDense implements DenseKernel {
    private static final int WIDTH = FlatLoop.WIDTH;

    /** Two operands in one loop save the way of the sums through memory; more are too many arrays for a compiler. */
    private static final int PAIR = 2;

    /** Makes an array with its head whole lines of a cache, so that neighbours lie alike in them: up to a third quicker. */
    private static final int SPARE = 12;

    private final int inputs;
    private final int units;
    private final boolean bias;
    private final int unit;
    private final float[] sums;
    private final float[][] left;
    private final float[][] right;
    private final float[] zeros;
    private final float[] start;
    private final float[] sum;
    private final float[] factor0;
    private final float[] factor1;
    private final float[] chain0;
    private final float[] chain1;

    /** @param capacity rows of a block */
    FlatDense(int inputs, int units, boolean bias, int capacity) {
        this.inputs = inputs;
        this.units = units;
        this.bias = bias;
        this.unit = capacity * WIDTH;
        this.sums = new float[Math.multiplyExact(units * (inputs + 1), WIDTH)];
        this.left = new float[units][];
        this.right = new float[inputs + 1][];
        Arrays.setAll(left, u -> operand());
        Arrays.setAll(right, i -> operand());
        this.zeros = operand();
        Arrays.fill(right[inputs], 1f);
        this.start = operand();
        this.sum = operand();
        this.factor0 = operand();
        this.factor1 = operand();
        this.chain0 = operand();
        this.chain1 = operand();
    }

    /** With room for one element more. */
    private float[] operand() {
        return new float[unit + WIDTH + SPARE];
    }

    @Override
    public void forward(int rows, float[] x, float[] parameters, int kernelAt, float[] bias, int biasAt, float[] z) {
        int length = rows * WIDTH;
        split(x, right, inputs, length);
        for (int u = 0; u < units; u++) {
            repeat(bias, biasAt + u * WIDTH, start, length);
            int from = kernelAt + u * inputs * WIDTH;
            weighted(length, right, inputs, start, parameters, from, WIDTH, z, u * unit);
        }
    }

    @Override
    public void backward(int rows, float[] dz, float[] parameters, int kernelAt, float[] dx) {
        int length = rows * WIDTH;
        split(dz, left, units, length);
        for (int i = 0; i < inputs; i++) {
            weighted(length, left, units, zeros, parameters, kernelAt + i * WIDTH, inputs * WIDTH, dx, i * unit);
        }
    }

    /** One output for every row: a chain over {@code count} operands from {@code begin}. */
    private void weighted(
            int length, float[][] a, int count, float[] begin, float[] w, int from, int step, float[] to, int at) {
        float[] before = begin;
        int k = 0;
        for (int next = from; k < count; next += PAIR * step) {
            repeat(w, next, factor0, length);
            if (k + PAIR <= count) {
                repeat(w, next + step, factor1, length);
                FlatLoop.run(FlatLoop.TWO_PRODUCTS, 0, length, factor0, a[k], factor1, a[k + 1], before, sum);
            } else {
                FlatLoop.run(FlatLoop.PRODUCT, 0, length, factor0, a[k], factor1, a[k], before, sum);
            }
            before = sum;
            k += PAIR;
        }
        System.arraycopy(before, 0, to, at, length);
    }

    /** Brings every unit of a block into an array of its own. */
    private void split(float[] block, float[][] operands, int count, int length) {
        for (int k = 0; k < count; k++) {
            System.arraycopy(block, k * unit, operands[k], 0, length);
        }
    }

    /** Repeats an element. */
    private static void repeat(float[] from, int at, float[] to, int length) {
        System.arraycopy(from, at, to, 0, WIDTH);
        for (int done = WIDTH; done < length; done += done) {
            System.arraycopy(to, 0, to, done, Math.min(done, length - done));
        }
    }

    @Override
    public void clear() {
        Arrays.fill(sums, 0f);
    }

    /** The bias is the weight of an input that is always 1. */
    @Override
    public void add(int rows, float[] dz, float[] x) {
        int length = rows * WIDTH;
        split(x, right, inputs, length);
        int count = inputs + (bias ? 1 : 0);
        for (int u = 0; u < units; u++) {
            System.arraycopy(dz, u * unit, factor0, 0, length);
            int at = u * (inputs + 1) * WIDTH;
            int i = 0;
            for (; i <= count - PAIR; i += PAIR, at += PAIR * WIDTH) {
                System.arraycopy(sums, at, chain0, 0, WIDTH);
                System.arraycopy(sums, at + WIDTH, chain1, 0, WIDTH);
                FlatLoop.run(FlatLoop.TWO_CHAINS, 0, length, factor0, right[i], factor0, right[i + 1], chain0, chain1);
                System.arraycopy(chain0, length, sums, at, WIDTH);
                System.arraycopy(chain1, length, sums, at + WIDTH, WIDTH);
            }
            if (i < count) {
                System.arraycopy(sums, at, chain0, 0, WIDTH);
                FlatLoop.run(FlatLoop.CHAIN, 0, length, factor0, right[i], factor0, right[i], chain0, chain1);
                System.arraycopy(chain0, length, sums, at, WIDTH);
            }
        }
    }

    @Override
    public void collect(float[] gradients, int kernelAt, int biasAt) {
        int row = inputs * WIDTH;
        for (int u = 0; u < units; u++) {
            int at = u * (row + WIDTH);
            System.arraycopy(sums, at, gradients, kernelAt + u * row, row);
            if (bias) {
                System.arraycopy(sums, at + row, gradients, biasAt + u * WIDTH, WIDTH);
            }
        }
    }
}
