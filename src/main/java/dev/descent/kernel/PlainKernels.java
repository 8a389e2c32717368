package dev.descent.kernel;

import java.util.Arrays;
import java.util.Optional;

/**
 * The lane kernels in plain Java, lane after lane. Where there are few lanes or no vector hardware, this is the faster form; it is
 * also the oracle of the other.
 */
final class PlainKernels implements LaneKernels {
    /** Chains that are walked together, so that one does not wait for the other. */
    private static final int TILE = 4;

    /** The bits of 1. */
    private static final int ONE = 0x3f800000;
    /** The bits of +∞; those above are NaN. */
    private static final int INFINITY = 0x7f800000;

    @Override
    public int width(int trials) {
        return trials;
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
        for (int lane = 0; lane < s.lanes(); lane++) {
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
                    float sum = start[s0 + i * s.startRow()];
                    for (int k = 0, ak = a0, bk = b0; k < length; k++, ak += s.aStep(), bk += s.bStep()) {
                        sum = Math.fma(a[ak], b[bk], sum);
                    }
                    c[c0 + i * s.cRow()] = sum;
                }
            }
        }
    }

    private static void tile(
            Strides s, int length, float[] a, int a0, float[] b, int b0, float[] start, int s0, float[] c, int c0) {
        int row = s.aRow();
        float sum0 = start[s0];
        float sum1 = start[s0 + s.startRow()];
        float sum2 = start[s0 + 2 * s.startRow()];
        float sum3 = start[s0 + 3 * s.startRow()];
        for (int k = 0, ak = a0, bk = b0; k < length; k++, ak += s.aStep(), bk += s.bStep()) {
            float x = b[bk];
            sum0 = Math.fma(a[ak], x, sum0);
            sum1 = Math.fma(a[ak + row], x, sum1);
            sum2 = Math.fma(a[ak + 2 * row], x, sum2);
            sum3 = Math.fma(a[ak + 3 * row], x, sum3);
        }
        c[c0] = sum0;
        c[c0 + s.cRow()] = sum1;
        c[c0 + 2 * s.cRow()] = sum2;
        c[c0 + 3 * s.cRow()] = sum3;
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

    /** None: the rules themselves are plain. */
    @Override
    public Optional<UpdateKernel> update(String family) {
        return Optional.empty();
    }
}
