package dev.descent.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of products four vectors wide, all of them in registers while k runs. All rows of a tile start alike: where each sum is loaded
 * by itself, the compiler finds the method too large and puts the vectors into objects.
 */
final class FourVectorTiles {
    private static final VectorSpecies<Float> SPECIES = VectorGemm.SPECIES;
    private static final int LENGTH = VectorGemm.LENGTH;

    private FourVectorTiles() {}

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
        FloatVector sum02 = load(start.values(), start.at() + 2 * LENGTH);
        FloatVector sum03 = load(start.values(), start.at() + 3 * LENGTH);
        FloatVector sum10 = sum00;
        FloatVector sum11 = sum01;
        FloatVector sum12 = sum02;
        FloatVector sum13 = sum03;
        FloatVector sum20 = sum00;
        FloatVector sum21 = sum01;
        FloatVector sum22 = sum02;
        FloatVector sum23 = sum03;
        FloatVector sum30 = sum00;
        FloatVector sum31 = sum01;
        FloatVector sum32 = sum02;
        FloatVector sum33 = sum03;
        FloatVector sum40 = sum00;
        FloatVector sum41 = sum01;
        FloatVector sum42 = sum02;
        FloatVector sum43 = sum03;
        FloatVector sum50 = sum00;
        FloatVector sum51 = sum01;
        FloatVector sum52 = sum02;
        FloatVector sum53 = sum03;
        for (int k = 0; k < length; k++) {
            int ak = a0 + k * VectorGemm.TILED_ROWS;
            int bk = b0 + k * (4 * LENGTH);
            FloatVector y0 = load(b, bk);
            FloatVector y1 = load(b, bk + LENGTH);
            FloatVector y2 = load(b, bk + 2 * LENGTH);
            FloatVector y3 = load(b, bk + 3 * LENGTH);
            FloatVector x = spread(a[ak]);
            sum00 = x.fma(y0, sum00);
            sum01 = x.fma(y1, sum01);
            sum02 = x.fma(y2, sum02);
            sum03 = x.fma(y3, sum03);
            x = spread(a[ak + 1]);
            sum10 = x.fma(y0, sum10);
            sum11 = x.fma(y1, sum11);
            sum12 = x.fma(y2, sum12);
            sum13 = x.fma(y3, sum13);
            x = spread(a[ak + 2]);
            sum20 = x.fma(y0, sum20);
            sum21 = x.fma(y1, sum21);
            sum22 = x.fma(y2, sum22);
            sum23 = x.fma(y3, sum23);
            x = spread(a[ak + 3]);
            sum30 = x.fma(y0, sum30);
            sum31 = x.fma(y1, sum31);
            sum32 = x.fma(y2, sum32);
            sum33 = x.fma(y3, sum33);
            x = spread(a[ak + 4]);
            sum40 = x.fma(y0, sum40);
            sum41 = x.fma(y1, sum41);
            sum42 = x.fma(y2, sum42);
            sum43 = x.fma(y3, sum43);
            x = spread(a[ak + 5]);
            sum50 = x.fma(y0, sum50);
            sum51 = x.fma(y1, sum51);
            sum52 = x.fma(y2, sum52);
            sum53 = x.fma(y3, sum53);
        }
        sum00.intoArray(c, c0);
        sum01.intoArray(c, c0 + LENGTH);
        sum02.intoArray(c, c0 + 2 * LENGTH);
        sum03.intoArray(c, c0 + 3 * LENGTH);
        sum10.intoArray(c, c1);
        sum11.intoArray(c, c1 + LENGTH);
        sum12.intoArray(c, c1 + 2 * LENGTH);
        sum13.intoArray(c, c1 + 3 * LENGTH);
        sum20.intoArray(c, c2);
        sum21.intoArray(c, c2 + LENGTH);
        sum22.intoArray(c, c2 + 2 * LENGTH);
        sum23.intoArray(c, c2 + 3 * LENGTH);
        sum30.intoArray(c, c3);
        sum31.intoArray(c, c3 + LENGTH);
        sum32.intoArray(c, c3 + 2 * LENGTH);
        sum33.intoArray(c, c3 + 3 * LENGTH);
        sum40.intoArray(c, c4);
        sum41.intoArray(c, c4 + LENGTH);
        sum42.intoArray(c, c4 + 2 * LENGTH);
        sum43.intoArray(c, c4 + 3 * LENGTH);
        sum50.intoArray(c, c5);
        sum51.intoArray(c, c5 + LENGTH);
        sum52.intoArray(c, c5 + 2 * LENGTH);
        sum53.intoArray(c, c5 + 3 * LENGTH);
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
        FloatVector sum02 = load(start.values(), start.at() + 2 * LENGTH);
        FloatVector sum03 = load(start.values(), start.at() + 3 * LENGTH);
        FloatVector sum10 = sum00;
        FloatVector sum11 = sum01;
        FloatVector sum12 = sum02;
        FloatVector sum13 = sum03;
        FloatVector sum20 = sum00;
        FloatVector sum21 = sum01;
        FloatVector sum22 = sum02;
        FloatVector sum23 = sum03;
        FloatVector sum30 = sum00;
        FloatVector sum31 = sum01;
        FloatVector sum32 = sum02;
        FloatVector sum33 = sum03;
        FloatVector sum40 = sum00;
        FloatVector sum41 = sum01;
        FloatVector sum42 = sum02;
        FloatVector sum43 = sum03;
        FloatVector sum50 = sum00;
        FloatVector sum51 = sum01;
        FloatVector sum52 = sum02;
        FloatVector sum53 = sum03;
        for (int k = 0; k < length; k++) {
            int bk = b0 + k * (4 * LENGTH);
            FloatVector y0 = load(b, bk);
            FloatVector y1 = load(b, bk + LENGTH);
            FloatVector y2 = load(b, bk + 2 * LENGTH);
            FloatVector y3 = load(b, bk + 3 * LENGTH);
            FloatVector x = spread(a[a0 + k]);
            sum00 = x.fma(y0, sum00);
            sum01 = x.fma(y1, sum01);
            sum02 = x.fma(y2, sum02);
            sum03 = x.fma(y3, sum03);
            x = spread(a[a1 + k]);
            sum10 = x.fma(y0, sum10);
            sum11 = x.fma(y1, sum11);
            sum12 = x.fma(y2, sum12);
            sum13 = x.fma(y3, sum13);
            x = spread(a[a2 + k]);
            sum20 = x.fma(y0, sum20);
            sum21 = x.fma(y1, sum21);
            sum22 = x.fma(y2, sum22);
            sum23 = x.fma(y3, sum23);
            x = spread(a[a3 + k]);
            sum30 = x.fma(y0, sum30);
            sum31 = x.fma(y1, sum31);
            sum32 = x.fma(y2, sum32);
            sum33 = x.fma(y3, sum33);
            x = spread(a[a4 + k]);
            sum40 = x.fma(y0, sum40);
            sum41 = x.fma(y1, sum41);
            sum42 = x.fma(y2, sum42);
            sum43 = x.fma(y3, sum43);
            x = spread(a[a5 + k]);
            sum50 = x.fma(y0, sum50);
            sum51 = x.fma(y1, sum51);
            sum52 = x.fma(y2, sum52);
            sum53 = x.fma(y3, sum53);
        }
        sum00.intoArray(c, c0);
        sum01.intoArray(c, c0 + LENGTH);
        sum02.intoArray(c, c0 + 2 * LENGTH);
        sum03.intoArray(c, c0 + 3 * LENGTH);
        sum10.intoArray(c, c1);
        sum11.intoArray(c, c1 + LENGTH);
        sum12.intoArray(c, c1 + 2 * LENGTH);
        sum13.intoArray(c, c1 + 3 * LENGTH);
        sum20.intoArray(c, c2);
        sum21.intoArray(c, c2 + LENGTH);
        sum22.intoArray(c, c2 + 2 * LENGTH);
        sum23.intoArray(c, c2 + 3 * LENGTH);
        sum30.intoArray(c, c3);
        sum31.intoArray(c, c3 + LENGTH);
        sum32.intoArray(c, c3 + 2 * LENGTH);
        sum33.intoArray(c, c3 + 3 * LENGTH);
        sum40.intoArray(c, c4);
        sum41.intoArray(c, c4 + LENGTH);
        sum42.intoArray(c, c4 + 2 * LENGTH);
        sum43.intoArray(c, c4 + 3 * LENGTH);
        sum50.intoArray(c, c5);
        sum51.intoArray(c, c5 + LENGTH);
        sum52.intoArray(c, c5 + 2 * LENGTH);
        sum53.intoArray(c, c5 + 3 * LENGTH);
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
        FloatVector sum02 = load(start.values(), start.at() + 2 * LENGTH);
        FloatVector sum03 = load(start.values(), start.at() + 3 * LENGTH);
        FloatVector sum10 = sum00;
        FloatVector sum11 = sum01;
        FloatVector sum12 = sum02;
        FloatVector sum13 = sum03;
        for (int k = 0; k < length; k++) {
            int bk = b0 + k * (4 * LENGTH);
            FloatVector y0 = load(b, bk);
            FloatVector y1 = load(b, bk + LENGTH);
            FloatVector y2 = load(b, bk + 2 * LENGTH);
            FloatVector y3 = load(b, bk + 3 * LENGTH);
            FloatVector x = spread(a[a0 + k]);
            sum00 = x.fma(y0, sum00);
            sum01 = x.fma(y1, sum01);
            sum02 = x.fma(y2, sum02);
            sum03 = x.fma(y3, sum03);
            x = spread(a[a1 + k]);
            sum10 = x.fma(y0, sum10);
            sum11 = x.fma(y1, sum11);
            sum12 = x.fma(y2, sum12);
            sum13 = x.fma(y3, sum13);
        }
        sum00.intoArray(c, c0);
        sum01.intoArray(c, c0 + LENGTH);
        sum02.intoArray(c, c0 + 2 * LENGTH);
        sum03.intoArray(c, c0 + 3 * LENGTH);
        sum10.intoArray(c, c1);
        sum11.intoArray(c, c1 + LENGTH);
        sum12.intoArray(c, c1 + 2 * LENGTH);
        sum13.intoArray(c, c1 + 3 * LENGTH);
    }

    /** One row of A. */
    static void one(int length, MatrixView left, int a0, MatrixView panel, MatrixView start, MatrixView sums, int c0) {
        float[] a = left.values();
        float[] b = panel.values();
        float[] c = sums.values();
        int b0 = panel.at();
        FloatVector sum00 = load(start.values(), start.at());
        FloatVector sum01 = load(start.values(), start.at() + LENGTH);
        FloatVector sum02 = load(start.values(), start.at() + 2 * LENGTH);
        FloatVector sum03 = load(start.values(), start.at() + 3 * LENGTH);
        for (int k = 0; k < length; k++) {
            int bk = b0 + k * (4 * LENGTH);
            FloatVector y0 = load(b, bk);
            FloatVector y1 = load(b, bk + LENGTH);
            FloatVector y2 = load(b, bk + 2 * LENGTH);
            FloatVector y3 = load(b, bk + 3 * LENGTH);
            FloatVector x = spread(a[a0 + k]);
            sum00 = x.fma(y0, sum00);
            sum01 = x.fma(y1, sum01);
            sum02 = x.fma(y2, sum02);
            sum03 = x.fma(y3, sum03);
        }
        sum00.intoArray(c, c0);
        sum01.intoArray(c, c0 + LENGTH);
        sum02.intoArray(c, c0 + 2 * LENGTH);
        sum03.intoArray(c, c0 + 3 * LENGTH);
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    private static FloatVector spread(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
