package dev.descent.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums of products one vector wide, as in {@link FourVectorTiles}; and those that go on from what C holds. */
final class OneVectorTiles {
    private static final VectorSpecies<Float> SPECIES = VectorGemm.SPECIES;
    private static final int LENGTH = VectorGemm.LENGTH;

    private OneVectorTiles() {}

    /** Six rows from tiles of A. */
    static void sixTiled(
            int length, MatrixView left, int a0, MatrixView panel, MatrixView start, MatrixView sums, int c0) {
        float[] a = left.values();
        float[] b = panel.values();
        float[] c = sums.values();
        int b0 = panel.at();
        int cRow = sums.stride();
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        FloatVector sum00 = load(start.values(), start.at());
        FloatVector sum10 = sum00;
        FloatVector sum20 = sum00;
        FloatVector sum30 = sum00;
        FloatVector sum40 = sum00;
        FloatVector sum50 = sum00;
        for (int k = 0; k < length; k++) {
            int ak = a0 + k * VectorGemm.TILED_ROWS;
            int bk = b0 + k * LENGTH;
            FloatVector y0 = load(b, bk);
            FloatVector x = spread(a[ak]);
            sum00 = x.fma(y0, sum00);
            x = spread(a[ak + 1]);
            sum10 = x.fma(y0, sum10);
            x = spread(a[ak + 2]);
            sum20 = x.fma(y0, sum20);
            x = spread(a[ak + 3]);
            sum30 = x.fma(y0, sum30);
            x = spread(a[ak + 4]);
            sum40 = x.fma(y0, sum40);
            x = spread(a[ak + 5]);
            sum50 = x.fma(y0, sum50);
        }
        sum00.intoArray(c, c0);
        sum10.intoArray(c, c1);
        sum20.intoArray(c, c2);
        sum30.intoArray(c, c3);
        sum40.intoArray(c, c4);
        sum50.intoArray(c, c5);
    }

    /** Six rows of A. */
    static void sixRows(
            int length, MatrixView left, int a0, MatrixView panel, MatrixView start, MatrixView sums, int c0) {
        float[] a = left.values();
        float[] b = panel.values();
        float[] c = sums.values();
        int b0 = panel.at();
        int aRow = left.stride();
        int cRow = sums.stride();
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        FloatVector sum00 = load(start.values(), start.at());
        FloatVector sum10 = sum00;
        FloatVector sum20 = sum00;
        FloatVector sum30 = sum00;
        FloatVector sum40 = sum00;
        FloatVector sum50 = sum00;
        for (int k = 0; k < length; k++) {
            int bk = b0 + k * LENGTH;
            FloatVector y0 = load(b, bk);
            FloatVector x = spread(a[a0 + k]);
            sum00 = x.fma(y0, sum00);
            x = spread(a[a1 + k]);
            sum10 = x.fma(y0, sum10);
            x = spread(a[a2 + k]);
            sum20 = x.fma(y0, sum20);
            x = spread(a[a3 + k]);
            sum30 = x.fma(y0, sum30);
            x = spread(a[a4 + k]);
            sum40 = x.fma(y0, sum40);
            x = spread(a[a5 + k]);
            sum50 = x.fma(y0, sum50);
        }
        sum00.intoArray(c, c0);
        sum10.intoArray(c, c1);
        sum20.intoArray(c, c2);
        sum30.intoArray(c, c3);
        sum40.intoArray(c, c4);
        sum50.intoArray(c, c5);
    }

    /** One row of A. */
    static void one(int length, MatrixView left, int a0, MatrixView panel, MatrixView start, MatrixView sums, int c0) {
        float[] a = left.values();
        float[] b = panel.values();
        float[] c = sums.values();
        int b0 = panel.at();
        FloatVector sum00 = load(start.values(), start.at());
        for (int k = 0; k < length; k++) {
            int bk = b0 + k * LENGTH;
            FloatVector y0 = load(b, bk);
            FloatVector x = spread(a[a0 + k]);
            sum00 = x.fma(y0, sum00);
        }
        sum00.intoArray(c, c0);
    }

    /** Six rows from tiles of A, going on from the sums; the panel has any width. */
    static void sixTiledOn(int length, MatrixView left, int a0, MatrixView panel, MatrixView sums) {
        float[] a = left.values();
        float[] b = panel.values();
        float[] c = sums.values();
        int b0 = panel.at();
        int bRow = panel.stride();
        int cRow = sums.stride();
        int c0 = sums.at();
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        FloatVector sum00 = load(c, c0);
        FloatVector sum10 = load(c, c1);
        FloatVector sum20 = load(c, c2);
        FloatVector sum30 = load(c, c3);
        FloatVector sum40 = load(c, c4);
        FloatVector sum50 = load(c, c5);
        for (int k = 0; k < length; k++) {
            int ak = a0 + k * VectorGemm.TILED_ROWS;
            int bk = b0 + k * bRow;
            FloatVector y0 = load(b, bk);
            FloatVector x = spread(a[ak]);
            sum00 = x.fma(y0, sum00);
            x = spread(a[ak + 1]);
            sum10 = x.fma(y0, sum10);
            x = spread(a[ak + 2]);
            sum20 = x.fma(y0, sum20);
            x = spread(a[ak + 3]);
            sum30 = x.fma(y0, sum30);
            x = spread(a[ak + 4]);
            sum40 = x.fma(y0, sum40);
            x = spread(a[ak + 5]);
            sum50 = x.fma(y0, sum50);
        }
        sum00.intoArray(c, c0);
        sum10.intoArray(c, c1);
        sum20.intoArray(c, c2);
        sum30.intoArray(c, c3);
        sum40.intoArray(c, c4);
        sum50.intoArray(c, c5);
    }

    /** One row of A, likewise. */
    static void oneOn(int length, MatrixView left, int a0, MatrixView panel, MatrixView sums, int c0) {
        float[] a = left.values();
        float[] b = panel.values();
        float[] c = sums.values();
        int b0 = panel.at();
        int bRow = panel.stride();
        FloatVector sum00 = load(c, c0);
        for (int k = 0; k < length; k++) {
            int bk = b0 + k * bRow;
            FloatVector y0 = load(b, bk);
            FloatVector x = spread(a[a0 + k]);
            sum00 = x.fma(y0, sum00);
        }
        sum00.intoArray(c, c0);
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    private static FloatVector spread(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
