package dev.descent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both forms of the products are the chains that their formula says, to the bit, around the edges of tiles and panels. */
class GemmTest {
    private static final float[] SPECIAL = {
        0f, -0f, 1f, -1f, Float.MIN_VALUE, -1e-40f, 1e-20f, 3e38f, -3e38f, Float.POSITIVE_INFINITY, Float.NaN
    };

    private static final Gemm[] FORMS = {new PlainGemm(), new VectorGemm()};

    /** C is rows × columns, each element a chain of so many fma. A and B lie with gaps between their rows. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Product(int rows, int columns, int length, float[] a, float[] b, float[] start) {
        static final int GAP = 3;

        static Product of(int rows, int columns, int length, boolean special) {
            SplittableRandom random = new SplittableRandom(rows * 1000 + columns * 10 + length);
            return new Product(
                    rows,
                    columns,
                    length,
                    values(random, rows * (length + GAP), special),
                    values(random, length * (columns + GAP), special),
                    values(random, columns, special));
        }

        MatrixView left() {
            return new MatrixView(a, 0, aRow());
        }

        MatrixView right() {
            return new MatrixView(b, 0, bRow());
        }

        int aRow() {
            return length + GAP;
        }

        int bRow() {
            return columns + GAP;
        }

        float[] packed() {
            float[] packed = new float[length * Gemm.padded(columns)];
            Arrays.fill(packed, Float.NaN);
            return packed;
        }

        /** The chains, going on from values that are rows × columns. */
        float[] from(float[] starts) {
            float[] c = new float[rows * columns];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    float sum = starts[i * columns + j];
                    for (int k = 0; k < length; k++) {
                        sum = Math.fma(a[i * aRow() + k], b[k * bRow() + j], sum);
                    }
                    c[i * columns + j] = sum;
                }
            }
            return c;
        }

        float[] fromStart() {
            float[] starts = new float[rows * columns];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = start[i % columns];
            }
            return from(starts);
        }
    }

    private static float[] values(SplittableRandom random, int count, boolean special) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = special && random.nextInt(4) == 0
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : (float) random.nextDouble(-2, 2);
        }
        return values;
    }

    private static float[] transposed(float[] values, int rows, int columns, int row) {
        float[] transposed = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = values[i * row + j];
            }
        }
        return transposed;
    }

    static Stream<Product> products() {
        int[] rows = {1, 2, 5, 6, 13, 20};
        int[] columns = {1, 10, 16, 17, 32, 63, 64, 65, 100, 130, 208};
        return Arrays.stream(rows)
                .boxed()
                .flatMap(m -> Arrays.stream(columns)
                        .boxed()
                        .flatMap(n -> IntStream.of(0, 1, 7, 33)
                                .boxed()
                                .flatMap(k -> Stream.of(Product.of(m, n, k, false), Product.of(m, n, k, true)))));
    }

    /** Equal as {@link Float#equals} has it: NaN is NaN, and −0 isn't +0. */
    private static void bitsAgree(Gemm form, Product p, float[] actual, float[] expected) {
        assertThat(Arrays.equals(actual, expected))
                .as("%s, %d × %d, length %d", form.getClass().getSimpleName(), p.rows(), p.columns(), p.length())
                .isTrue();
    }

    @Test
    void everyElementIsAChainFromTheStart() {
        products().forEach(p -> {
            float[] expected = p.fromStart();
            for (Gemm form : FORMS) {
                float[] packed = p.packed();
                form.pack(0, p.length(), p.length(), p.columns(), p.right(), MatrixView.of(packed, 0));
                float[] c = new float[expected.length];
                form.multiply(
                        p.rows(),
                        p.columns(),
                        p.length(),
                        p.left(),
                        MatrixView.of(packed, 0),
                        MatrixView.of(p.start(), 0),
                        new MatrixView(c, 0, p.columns()));
                bitsAgree(form, p, c, expected);
            }
        });
    }

    @Test
    void tilesAndColumnsThatLieTransposedGiveTheSame() {
        products().forEach(p -> {
            float[] expected = p.fromStart();
            MatrixView right = new MatrixView(transposed(p.b(), p.length(), p.columns(), p.bRow()), 0, p.length());
            MatrixView left = new MatrixView(transposed(p.a(), p.rows(), p.length(), p.aRow()), 0, p.rows());
            for (Gemm form : FORMS) {
                float[] packed = p.packed();
                int middle = p.columns() / 3;
                form.packTransposed(middle, p.columns(), p.length(), p.columns(), right, MatrixView.of(packed, 0));
                form.packTransposed(0, middle, p.length(), p.columns(), right, MatrixView.of(packed, 0));
                float[] tiles = new float[form.tiled(p.rows(), p.length())];
                form.tile(p.rows(), p.length(), p.left(), tiles);
                float[] turned = new float[tiles.length];
                int half = p.length() / 2;
                form.tileTransposed(half, p.length(), p.rows(), p.length(), left, turned);
                form.tileTransposed(0, half, p.rows(), p.length(), left, turned);
                for (float[] cut : List.of(tiles, turned)) {
                    float[] c = new float[expected.length];
                    form.multiply(
                            p.rows(),
                            p.columns(),
                            p.length(),
                            new MatrixView(cut, 0, Gemm.TILED),
                            MatrixView.of(packed, 0),
                            MatrixView.of(p.start(), 0),
                            new MatrixView(c, 0, p.columns()));
                    bitsAgree(form, p, c, expected);
                }
            }
        });
    }

    @Test
    void aProductGoesOnFromWhatIsThere() {
        products().forEach(p -> {
            float[] first = p.fromStart();
            float[] expected = p.from(first);
            for (Gemm form : FORMS) {
                float[] packed = p.packed();
                int half = p.length() / 2;
                form.pack(half, p.length(), p.length(), p.columns(), p.right(), MatrixView.of(packed, 0));
                form.pack(0, half, p.length(), p.columns(), p.right(), MatrixView.of(packed, 0));
                float[] tiles = new float[form.tiled(p.rows(), p.length())];
                form.tile(p.rows(), p.length(), p.left(), tiles);
                float[] c = first.clone();
                form.multiplyOn(
                        p.rows(),
                        p.columns(),
                        p.length(),
                        MatrixView.of(tiles, 0),
                        MatrixView.of(packed, 0),
                        new MatrixView(c, 0, p.columns()));
                bitsAgree(form, p, c, expected);
            }
        });
    }

    @Test
    void anyTileCanBeMultipliedByItself() {
        Product p = Product.of(20, 70, 9, false);
        float[] expected = p.fromStart();
        for (Gemm form : FORMS) {
            float[] packed = p.packed();
            form.pack(0, p.length(), p.length(), p.columns(), p.right(), MatrixView.of(packed, 0));
            float[] tiles = new float[form.tiled(p.rows(), p.length())];
            form.tile(p.rows(), p.length(), p.left(), tiles);
            float[] c = new float[expected.length];
            for (int i = 0; i < p.rows(); i += 2 * Gemm.TILE) {
                int rows = Math.min(2 * Gemm.TILE, p.rows() - i);
                int at = form.tiled(i, p.length());
                int to = i * p.columns();
                form.multiply(
                        rows,
                        p.columns(),
                        p.length(),
                        new MatrixView(tiles, at, Gemm.TILED),
                        MatrixView.of(packed, 0),
                        MatrixView.of(p.start(), 0),
                        new MatrixView(c, to, p.columns()));
            }
            bitsAgree(form, p, c, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void rowsAreAddedInTheirOrder(Gemm form) {
        for (int columns : new int[] {1, 15, 16, 40}) {
            SplittableRandom random = new SplittableRandom(columns);
            float[] a = values(random, 9 * (columns + 2), false);
            float[] sums = values(random, columns + 1, false);
            float[] expected = sums.clone();
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < 9; i++) {
                    expected[1 + j] += a[i * (columns + 2) + j];
                }
            }
            form.addRows(9, columns, new MatrixView(a, 0, columns + 2), sums, 1);
            assertThat(sums).containsExactly(expected);
        }
    }

    static Stream<Gemm> forms() {
        return Arrays.stream(FORMS);
    }
}
