package dev.descent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.optim.Flush;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both forms of the lane kernels are what their formulas say, to the bit, around the edges of tiles and for special values. */
class LaneKernelsTest {
    private static final int LANES = VectorKernels.WIDTH;
    private static final float[] SPECIAL = {
        0f, -0f, 1f, -1f, Float.MIN_VALUE, -1e-40f, 1e-20f, 3e38f, -3e38f, Float.POSITIVE_INFINITY, Float.NaN
    };

    private final LaneKernels plain = new PlainKernels();
    private final LaneKernels vector = new VectorKernels();

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "3, 10, 16",
        "10, 1, 7",
        "4, 4, 4",
        "5, 4, 2",
        "4, 5, 13",
        "7, 9, 16",
        "8, 8, 8",
        "16, 3, 15",
        "2, 17, 11",
        "6, 2, 31",
        "3, 10, 32"
    })
    void denseSumsAreFmaInTheOrderOfTheirIndex(int inputs, int units, int rows) {
        for (boolean bias : new boolean[] {false, true}) {
            for (boolean special : new boolean[] {false, true}) {
                checkDense(vector, LANES, inputs, units, rows, bias, special);
                for (int lanes : new int[] {1, 7, LANES}) {
                    checkDense(plain, lanes, inputs, units, rows, bias, special);
                }
            }
        }
    }

    private static void checkDense(
            LaneKernels kernels, int lanes, int inputs, int units, int wanted, boolean bias, boolean special) {
        SplittableRandom random = new SplittableRandom(inputs * 100 + units * 10 + wanted);
        int capacity = kernels.blockRows(wanted, lanes);
        int rows = Math.min(wanted, capacity);
        DenseKernel dense = kernels.dense(inputs, units, bias, lanes, capacity);
        float[] weights = values(random, (inputs * units + units) * lanes, special);
        int biasAt = inputs * units * lanes;
        float[] x = block(kernels, random, inputs, lanes, capacity, rows, special);
        float[] dz = block(kernels, random, units, lanes, capacity, rows, special);
        float[] z = kernels.block(units, lanes, capacity);
        float[] dx = kernels.block(inputs, lanes, capacity);
        float[] gradients = new float[weights.length];
        dense.forward(rows, x, weights, 0, bias ? weights : new float[units * lanes], bias ? biasAt : 0, z);
        dense.backward(rows, dz, weights, 0, dx);
        dense.clear();
        int half = rows / 2;
        dense.add(half, dz, x);
        dense.add(rows - half, shifted(dz, half * lanes), shifted(x, half * lanes));
        dense.collect(gradients, 0, biasAt);
        for (int lane = 0; lane < lanes; lane++) {
            for (int u = 0; u < units; u++) {
                float start = bias ? weights[biasAt + u * lanes + lane] : 0f;
                float biasSum = 0f;
                for (int r = 0; r < rows; r++) {
                    float sum = start;
                    for (int i = 0; i < inputs; i++) {
                        sum = Math.fma(
                                weights[(u * inputs + i) * lanes + lane], x[at(i, r, lane, capacity, lanes)], sum);
                    }
                    assertSame(z[at(u, r, lane, capacity, lanes)], sum);
                    biasSum += dz[at(u, r, lane, capacity, lanes)];
                }
                for (int i = 0; i < inputs; i++) {
                    float sum = 0f;
                    for (int r = 0; r < rows; r++) {
                        sum = Math.fma(dz[at(u, r, lane, capacity, lanes)], x[at(i, r, lane, capacity, lanes)], sum);
                    }
                    assertSame(gradients[(u * inputs + i) * lanes + lane], sum);
                }
                assertSame(gradients[biasAt + u * lanes + lane], bias ? biasSum : 0f);
            }
            for (int r = 0; r < rows; r++) {
                for (int i = 0; i < inputs; i++) {
                    float sum = 0f;
                    for (int u = 0; u < units; u++) {
                        sum = Math.fma(
                                weights[(u * inputs + i) * lanes + lane], dz[at(u, r, lane, capacity, lanes)], sum);
                    }
                    assertSame(dx[at(i, r, lane, capacity, lanes)], sum);
                }
            }
        }
    }

    /** The same float to the bit; one NaN is as good as another. */
    private static void assertSame(float actual, float expected) {
        assertThat(Float.floatToIntBits(actual)).isEqualTo(Float.floatToIntBits(expected));
    }

    private static int at(int unit, int row, int lane, int capacity, int lanes) {
        return (unit * capacity + row) * lanes + lane;
    }

    private static float[] block(
            LaneKernels kernels,
            SplittableRandom random,
            int units,
            int lanes,
            int capacity,
            int rows,
            boolean special) {
        float[] block = kernels.block(units, lanes, capacity);
        for (int u = 0; u < units; u++) {
            System.arraycopy(
                    values(random, rows * lanes, special), 0, block, at(u, 0, 0, capacity, lanes), rows * lanes);
        }
        return block;
    }

    /** The block without its first floats; those behind each unit's last row mean nothing. */
    private static float[] shifted(float[] block, int floats) {
        float[] shifted = block.clone();
        System.arraycopy(block, floats, shifted, 0, block.length - floats);
        return shifted;
    }

    @Test
    void rowsAreAddedInDouble() {
        SplittableRandom random = new SplittableRandom(7);
        float[] values = values(random, 9 * LANES, true);
        double[] before = random.doubles(LANES).toArray();
        double[] expected = before.clone();
        for (int k = 0; k < values.length; k++) {
            expected[k % LANES] += values[k];
        }
        for (LaneKernels kernels : new LaneKernels[] {plain, vector}) {
            double[] sums = before.clone();
            kernels.addRows(values, 9, LANES, sums);
            assertThat(sums).containsExactly(expected);
        }
    }

    @Test
    void aValueThatIsNotFiniteIsFoundAnywhere() {
        float[] values = values(new SplittableRandom(8), 7 * LANES, false);
        for (LaneKernels kernels : new LaneKernels[] {plain, vector}) {
            for (float strange : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                for (int k = 0; k < values.length; k++) {
                    float[] spoiled = values.clone();
                    assertThat(kernels.finite(spoiled)).isTrue();
                    spoiled[k] = strange;
                    assertThat(kernels.finite(spoiled)).isFalse();
                }
            }
            assertThat(kernels.finite(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE}))
                    .isTrue();
        }
    }

    @Test
    void reluIsTheMaximumWithZero() {
        float[] z = values(new SplittableRandom(1), 20 * LANES, true);
        for (LaneKernels kernels : new LaneKernels[] {plain, vector}) {
            float[] a = z.clone();
            float[] expected = z.clone();
            kernels.relu(z, a, LANES, z.length - LANES);
            for (int k = LANES; k < z.length; k++) {
                expected[k] = Math.max(z[k], 0f);
            }
            assertThat(a).containsExactly(expected);
        }
    }

    @Test
    void reluPassesBackWhereItsArgumentIsPositive() {
        SplittableRandom random = new SplittableRandom(2);
        float[] z = values(random, 60 * LANES, true);
        float[] da = values(random, 60 * LANES, true);
        for (LaneKernels kernels : new LaneKernels[] {plain, vector}) {
            float[] dz = new float[z.length];
            float[] expected = new float[z.length];
            kernels.reluBack(z, da, dz, 0, z.length);
            for (int k = 0; k < z.length; k++) {
                expected[k] = da[k] * (z[k] > 0f ? 1f : 0f);
            }
            assertThat(dz).containsExactly(expected);
        }
    }

    @Test
    void squaredErrorsAreAddedByFma() {
        SplittableRandom random = new SplittableRandom(3);
        float[] z = values(random, 60 * LANES, true);
        float[] y = values(random, 60 * LANES, false);
        float[] before = values(random, 59 * LANES, false);
        for (LaneKernels kernels : new LaneKernels[] {plain, vector}) {
            float[] sums = before.clone();
            float[] delta = new float[z.length];
            float[] expectedSums = before.clone();
            float[] expectedDelta = new float[z.length];
            kernels.squaredErrors(z, y, LANES, before.length, sums, 0.3f, delta);
            for (int k = 0; k < before.length; k++) {
                float e = z[LANES + k] - y[LANES + k];
                expectedSums[k] = Math.fma(e, e, before[k]);
                expectedDelta[LANES + k] = 0.3f * e;
            }
            assertThat(sums).containsExactly(expectedSums);
            assertThat(delta).containsExactly(expectedDelta);
        }
    }

    @Test
    void everyLaneGathersFromItsOwnPlaces() {
        SplittableRandom random = new SplittableRandom(6);
        float[] table = values(random, 3 * LANES, true);
        int[] places = new int[4 * LANES];
        float[] expected = new float[5 * LANES];
        for (int k = 0; k < places.length; k++) {
            places[k] = random.nextInt(table.length - 2);
            if (k >= LANES) {
                expected[k] = table[2 + places[k]];
            }
        }
        for (LaneKernels kernels : new LaneKernels[] {plain, vector}) {
            float[] values = new float[expected.length];
            kernels.gather(table, 2, places, LANES, values, LANES, 3 * LANES);
            assertThat(values).containsExactly(expected);
        }
    }

    @Test
    void everyLaneGetsTheSame() {
        float[] table = {1, 2, 3, 4, 5, 6};
        for (LaneKernels kernels : new LaneKernels[] {plain, vector}) {
            float[] values = new float[4 * LANES];
            kernels.broadcast(table, 1, 3, 2, values, LANES, LANES);
            for (int lane = 0; lane < LANES; lane++) {
                assertThat(new float[] {
                            values[lane], values[LANES + lane], values[2 * LANES + lane], values[3 * LANES + lane]
                        })
                        .containsExactly(0, 2, 5, 0);
            }
        }
    }

    @Test
    void gradientsAreFlushedAsOptimSays() {
        float[] g = values(new SplittableRandom(4), 20 * LANES, true);
        g[3] = 0.99e-18f;
        g[20] = -1e-18f;
        float[] expected = g.clone();
        Flush.gradients(expected, LANES, g.length);
        for (LaneKernels kernels : new LaneKernels[] {plain, vector}) {
            float[] flushed = g.clone();
            kernels.flushGradients(flushed, LANES, g.length);
            assertThat(flushed).containsExactly(expected);
        }
    }

    @Test
    void theVectorFormTakesWholeVectors() {
        assertThat(plain.width(7)).isEqualTo(7);
        assertThat(vector.width(7)).isEqualTo(16);
        assertThatThrownBy(() -> vector.width(17)).hasMessageContaining("16 lanes");
    }

    @Test
    void theFormIsChosenWithAReason() {
        assertThat(Kernels.fastest() instanceof VectorKernels)
                .isEqualTo(Kernels.hindrance().isEmpty());
        assertThat(Kernels.hindrance("interpreted mode, sharing")).contains("only interprets");
        assertThat(Kernels.hindrance("mixed mode, emulated-client, sharing")).contains("optimizing compiler");
    }

    /** Floats of every size, with signed zeros, denormals, infinities and NaN among them where asked for. */
    private static float[] values(SplittableRandom random, int count, boolean special) {
        float[] values = new float[count];
        for (int k = 0; k < values.length; k++) {
            values[k] = special && random.nextInt(8) == 0
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : (float) (random.nextDouble() * 4 - 2);
        }
        return values;
    }
}
