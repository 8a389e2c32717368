package dev.descent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

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
        "1, 4, 3",
        "4, 1, 3",
        "3, 3, 8",
        "4, 4, 1",
        "4, 4, 8",
        "5, 4, 7",
        "4, 5, 7",
        "7, 9, 5",
        "8, 8, 0",
        "10, 3, 32",
        "13, 6, 2"
    })
    void chainsAreFmaInTheOrderOfTheIndex(int rows, int columns, int length) {
        for (boolean special : new boolean[] {false, true}) {
            SplittableRandom random = new SplittableRandom(rows * 100 + columns * 10 + length);
            float[] a = values(random, rows * length + 1, special);
            float[] b = values(random, columns * length + 1, special);
            float[] start = values(random, rows * columns, special);
            Strides strides = new Strides(
                    LANES, length * LANES, LANES, LANES, columns * LANES, columns * LANES, LANES, LANES, rows * LANES);
            float[] expected = new float[rows * columns * LANES];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    for (int lane = 0; lane < LANES; lane++) {
                        float sum = start[(i * columns + j) * LANES + lane];
                        for (int k = 0; k < length; k++) {
                            sum = Math.fma(
                                    a[(i * length + k) * LANES + lane], b[(k * columns + j) * LANES + lane], sum);
                        }
                        expected[(j * rows + i) * LANES + lane] = sum;
                    }
                }
            }
            for (LaneKernels kernels : new LaneKernels[] {plain, vector}) {
                float[] c = new float[expected.length];
                kernels.chains(strides, rows, columns, length, a, 0, b, 0, start, 0, c, 0);
                assertThat(c).containsExactly(expected);
            }
        }
    }

    @Test
    void aStartCanServeAWholeRow() {
        SplittableRandom random = new SplittableRandom(5);
        float[] a = values(random, 6, false);
        float[] b = values(random, 2 * 5, false);
        float[] bias = values(random, 3, false);
        Strides strides = new Strides(LANES, 2 * LANES, LANES, LANES, 5 * LANES, LANES, 0, 5 * LANES, LANES);
        for (LaneKernels kernels : new LaneKernels[] {plain, vector}) {
            float[] c = new float[3 * 5 * LANES];
            kernels.chains(strides, 3, 5, 2, a, 0, b, 0, bias, 0, c, 0);
            int lane = 9;
            float first = Math.fma(a[2 * 2 * LANES + lane], b[4 * LANES + lane], bias[2 * LANES + lane]);
            float second = Math.fma(a[5 * LANES + lane], b[9 * LANES + lane], first);
            assertThat(c[(2 * 5 + 4) * LANES + lane]).isEqualTo(second);
        }
    }

    @Test
    void reluIsTheMaximumWithZero() {
        float[] z = values(new SplittableRandom(1), 20, true);
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
        float[] z = values(random, 60, true);
        float[] da = values(random, 60, true);
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
        float[] z = values(random, 60, true);
        float[] y = values(random, 60, false);
        float[] before = values(random, 59, false);
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
        float[] table = values(random, 3, true);
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
        float[] g = values(new SplittableRandom(4), 20, true);
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
        assertThat(vector.width(17)).isEqualTo(32);
    }

    @Test
    void theFormIsChosenWithAReason() {
        assertThat(Forms.fastest() instanceof VectorKernels)
                .isEqualTo(Forms.hindrance().isEmpty());
    }

    /** Elements of every size, with signed zeros, denormals, infinities and NaN among them where asked for. */
    private static float[] values(SplittableRandom random, int elements, boolean special) {
        float[] values = new float[elements * LANES];
        for (int k = 0; k < values.length; k++) {
            values[k] = special && random.nextInt(8) == 0
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : (float) (random.nextDouble() * 4 - 2);
        }
        return values;
    }
}
