package dev.descent.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums of products two vectors wide, as in {@link FourVectorTiles}: where there are only 16 registers, and for panels of few columns. */
final class TwoVectorTiles {
    private static final VectorSpecies<Float> SPECIES = VectorGemm.SPECIES;
    private static final int LENGTH = VectorGemm.LENGTH;

    private TwoVectorTiles() {}

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
        FloatVector sum01 = load(start.values(), start.at() + LENGTH);
        FloatVector sum10 = sum00;
        FloatVector sum11 = sum01;
        FloatVector sum20 = sum00;
        FloatVector sum21 = sum01;
        FloatVector sum30 = sum00;
        FloatVector sum31 = sum01;
        FloatVector sum40 = sum00;
        FloatVector sum41 = sum01;
        FloatVector sum50 = sum00;
        FloatVector sum51 = sum01;
        for (int k = 0; k < length; k++) {
            int ak = a0 + k * VectorGemm.TILED_ROWS;
            int bk = b0 + k * (2 * LENGTH);
            FloatVector y0 = load(b, bk);
            FloatVector y1 = load(b, bk + LENGTH);
            FloatVector x = spread(a[ak]);
            sum00 = x.fma(y0, sum00);
            sum01 = x.fma(y1, sum01);
            x = spread(a[ak + 1]);
            sum10 = x.fma(y0, sum10);
            sum11 = x.fma(y1, sum11);
            x = spread(a[ak + 2]);
            sum20 = x.fma(y0, sum20);
            sum21 = x.fma(y1, sum21);
            x = spread(a[ak + 3]);
            sum30 = x.fma(y0, sum30);
            sum31 = x.fma(y1, sum31);
            x = spread(a[ak + 4]);
            sum40 = x.fma(y0, sum40);
            sum41 = x.fma(y1, sum41);
            x = spread(a[ak + 5]);
            sum50 = x.fma(y0, sum50);
            sum51 = x.fma(y1, sum51);
        }
        sum00.intoArray(c, c0);
        sum01.intoArray(c, c0 + LENGTH);
        sum10.intoArray(c, c1);
        sum11.intoArray(c, c1 + LENGTH);
        sum20.intoArray(c, c2);
        sum21.intoArray(c, c2 + LENGTH);
        sum30.intoArray(c, c3);
        sum31.intoArray(c, c3 + LENGTH);
        sum40.intoArray(c, c4);
        sum41.intoArray(c, c4 + LENGTH);
        sum50.intoArray(c, c5);
        sum51.intoArray(c, c5 + LENGTH);
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
        FloatVector sum01 = load(start.values(), start.at() + LENGTH);
        FloatVector sum10 = sum00;
        FloatVector sum11 = sum01;
        FloatVector sum20 = sum00;
        FloatVector sum21 = sum01;
        FloatVector sum30 = sum00;
        FloatVector sum31 = sum01;
        FloatVector sum40 = sum00;
        FloatVector sum41 = sum01;
        FloatVector sum50 = sum00;
        FloatVector sum51 = sum01;
        for (int k = 0; k < length; k++) {
            int bk = b0 + k * (2 * LENGTH);
            FloatVector y0 = load(b, bk);
            FloatVector y1 = load(b, bk + LENGTH);
            FloatVector x = spread(a[a0 + k]);
            sum00 = x.fma(y0, sum00);
            sum01 = x.fma(y1, sum01);
            x = spread(a[a1 + k]);
            sum10 = x.fma(y0, sum10);
            sum11 = x.fma(y1, sum11);
            x = spread(a[a2 + k]);
            sum20 = x.fma(y0, sum20);
            sum21 = x.fma(y1, sum21);
            x = spread(a[a3 + k]);
            sum30 = x.fma(y0, sum30);
            sum31 = x.fma(y1, sum31);
            x = spread(a[a4 + k]);
            sum40 = x.fma(y0, sum40);
            sum41 = x.fma(y1, sum41);
            x = spread(a[a5 + k]);
            sum50 = x.fma(y0, sum50);
            sum51 = x.fma(y1, sum51);
        }
        sum00.intoArray(c, c0);
        sum01.intoArray(c, c0 + LENGTH);
        sum10.intoArray(c, c1);
        sum11.intoArray(c, c1 + LENGTH);
        sum20.intoArray(c, c2);
        sum21.intoArray(c, c2 + LENGTH);
        sum30.intoArray(c, c3);
        sum31.intoArray(c, c3 + LENGTH);
        sum40.intoArray(c, c4);
        sum41.intoArray(c, c4 + LENGTH);
        sum50.intoArray(c, c5);
        sum51.intoArray(c, c5 + LENGTH);
    }

    /** Two rows of A. */
    static void two(int length, MatrixView left, int a0, MatrixView panel, MatrixView start, MatrixView sums, int c0) {
        float[] a = left.values();
        float[] b = panel.values();
        float[] c = sums.values();
        int b0 = panel.at();
        int aRow = left.stride();
        int cRow = sums.stride();
        int a1 = a0 + aRow;
        int c1 = c0 + cRow;
        FloatVector sum00 = load(start.values(), start.at());
        FloatVector sum01 = load(start.values(), start.at() + LENGTH);
        FloatVector sum10 = sum00;
        FloatVector sum11 = sum01;
        for (int k = 0; k < length; k++) {
            int bk = b0 + k * (2 * LENGTH);
            FloatVector y0 = load(b, bk);
            FloatVector y1 = load(b, bk + LENGTH);
            FloatVector x = spread(a[a0 + k]);
            sum00 = x.fma(y0, sum00);
            sum01 = x.fma(y1, sum01);
            x = spread(a[a1 + k]);
            sum10 = x.fma(y0, sum10);
            sum11 = x.fma(y1, sum11);
        }
        sum00.intoArray(c, c0);
        sum01.intoArray(c, c0 + LENGTH);
        sum10.intoArray(c, c1);
        sum11.intoArray(c, c1 + LENGTH);
    }

    /** One row of A. */
    static void one(int length, MatrixView left, int a0, MatrixView panel, MatrixView start, MatrixView sums, int c0) {
        float[] a = left.values();
        float[] b = panel.values();
        float[] c = sums.values();
        int b0 = panel.at();
        FloatVector sum00 = load(start.values(), start.at());
        FloatVector sum01 = load(start.values(), start.at() + LENGTH);
        for (int k = 0; k < length; k++) {
            int bk = b0 + k * (2 * LENGTH);
            FloatVector y0 = load(b, bk);
            FloatVector y1 = load(b, bk + LENGTH);
            FloatVector x = spread(a[a0 + k]);
            sum00 = x.fma(y0, sum00);
            sum01 = x.fma(y1, sum01);
        }
        sum00.intoArray(c, c0);
        sum01.intoArray(c, c0 + LENGTH);
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    private static FloatVector spread(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
