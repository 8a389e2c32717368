package dev.descent.kernel;

import dev.descent.number.Threefry;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lane kernels in plain Java, lane after lane. Where there are few lanes or no vector hardware, this is the faster form; it is
 * also the oracle of the other.
 */
final class PlainKernels implements LaneKernels {
    /** Floats of a unit that stay in the cache with those of its neighbours. */
    private static final int BLOCK = 256;

    /** The bits of 1. */
    private static final int ONE = 0x3f800000;
    /** The bits of +∞; those above are NaN. */
    private static final int INFINITY = 0x7f800000;

    @Override
    public int width(int trials) {
        return trials;
    }

    @Override
    public int blockRows(int rows, int width) {
        return Math.max(1, Math.min(rows, BLOCK / width));
    }

    @Override
    public float[] block(int units, int width, int capacity) {
        return new float[Math.multiplyExact(units, Math.multiplyExact(capacity, width))];
    }

    @Override
    public DenseKernel dense(int inputs, int units, boolean bias, int width, int capacity) {
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
    public void draws(long key, int counter, int[] words, int[] scratch, int length) {
        for (int i = 0; i < length; i++) {
            words[i] = (int) Threefry.bits(key, counter, i);
        }
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
        for (int k = at; k < at + length; k++) {
            a[k] = Math.max(z[k], 0f);
        }
    }

    @Override
    public void reluBack(float[] z, float[] da, float[] dz, int at, int length) {
        for (int k = at; k < at + length; k++) {
            dz[k] = da[k] * oneIfPositive(z[k]);
        }
    }

    /** {@code z > 0 ? 1 : 0} without a branch, which would be guessed wrong half the time: 1's bits where 0 &lt; z ≤ ∞. */
    private static float oneIfPositive(float z) {
        int bits = Float.floatToRawIntBits(z);
        int positive = -bits >> 31 & bits - (INFINITY + 1) >> 31;
        return Float.intBitsToFloat(ONE & positive);
    }

    @Override
    public void squaredErrors(float[] z, float[] y, int at, int length, float[] sums, float share, float[] delta) {
        for (int k = 0; k < length; k++) {
            float e = z[at + k] - y[at + k];
            sums[k] = Math.fma(e, e, sums[k]);
            delta[at + k] = share * e;
        }
    }

    @Override
    public void flushGradients(float[] g, int from, int to) {
        for (int k = from; k < to; k++) {
            g[k] = Math.abs(g[k]) < LEAST_GRADIENT ? 0f : g[k];
        }
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
    public Optional<LossKernel> loss(String family, int outputs) {
        return Optional.empty();
    }

    /** None: the rules themselves are plain. */
    @Override
    public Optional<UpdateKernel> update(String family) {
        return Optional.empty();
    }
}
