package dev.descent.kernel;

import dev.descent.number.Fma;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lane kernels in plain Java: few lanes one after the other, more of them in loops that compilers turn into vectors by themselves.
 * Where there are few lanes or the module for vectors is absent, this is the faster form; it is also the oracle of the other.
 */
final class PlainKernels implements LaneKernels {
    /** Floats of a unit that stay in the cache with those of its neighbours. */
    private static final int BLOCK = 256;

    /** Twice as many where loops are turned into vectors, which want to be long. */
    private static final int FLAT_BLOCK = 512;

    /** From this many trials on, 16 lanes in loops that compilers turn into vectors are quicker than each lane by itself. */
    private static final int MANY = 8;

    @Override
    public int width(int trials) {
        return trials < MANY ? trials : Math.max(trials, FlatLoop.WIDTH);
    }

    @Override
    public int blockRows(int rows, int width) {
        int block = width == FlatLoop.WIDTH ? FLAT_BLOCK : BLOCK;
        return Math.max(1, Math.min(rows, block / width));
    }

    @Override
    public float[] block(int units, int width, int capacity) {
        return new float[Math.multiplyExact(units, Math.multiplyExact(capacity, width))];
    }

    @Override
    public DenseKernel dense(int inputs, int units, boolean bias, int width, int capacity) {
        if (width == FlatLoop.WIDTH) {
            return new FlatDense(inputs, units, bias, capacity);
        }
        return new PlainDense(inputs, units, bias, width, capacity * width);
    }

    @Override
    public void addRows(float[] values, int rows, int width, double[] sums) {
        for (int r = 0; r < rows; r++) {
            for (int lane = 0; lane < width; lane++) {
                sums[lane] += values[r * width + lane];
            }
        }
    }

    @Override
    public boolean finite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void gather(float[] table, int offset, int[] places, int from, float[] values, int at, int length) {
        for (int k = 0; k < length; k++) {
            values[at + k] = table[offset + places[from + k]];
        }
    }

    @Override
    public void broadcast(float[] table, int from, int step, int count, float[] values, int at, int width) {
        for (int r = 0; r < count; r++) {
            Arrays.fill(values, at + r * width, at + (r + 1) * width, table[from + r * step]);
        }
    }

    @Override
    public void relu(float[] z, float[] a, int at, int length) {
        FlatLoop.run(FlatLoop.RELU, at, at + length, z, a, z, z, z, z);
    }

    @Override
    public void reluBack(float[] z, float[] da, float[] dz, int at, int length) {
        FlatLoop.run(FlatLoop.RELU_BACK, at, at + length, z, da, dz, z, z, z);
    }

    @Override
    public void squaredErrors(float[] z, float[] y, int at, int length, float[] sums, float share, float[] delta) {
        for (int k = 0; k < length; k++) {
            float e = z[at + k] - y[at + k];
            sums[k] = Fma.fma(e, e, sums[k]);
            delta[at + k] = share * e;
        }
    }

    @Override
    public void flushGradients(float[] g, int from, int to) {
        FlatLoop.run(FlatLoop.FLUSH_GRADIENTS, from, to, g, g, g, g, g, g);
    }

    /** None: the activations themselves are plain. */
    @Override
    public Optional<ActivationKernel> activation(String name, float[] constants) {
        return Optional.empty();
    }

    /** None, likewise. */
    @Override
    public Optional<SoftmaxKernel> softmax() {
        return Optional.empty();
    }

    /** None, likewise. */
    @Override
    public Optional<LossKernel> loss(String formulaName, int outputs) {
        return Optional.empty();
    }

    /** None: the rules themselves are plain. */
    @Override
    public Optional<UpdateKernel> update(String formulaName) {
        return Optional.empty();
    }

    /** None, likewise. */
    @Override
    public Optional<UpdateKernel> program(UpdateProgram program) {
        return Optional.empty();
    }
}
