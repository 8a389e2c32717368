package dev.descent.kernel;

import dev.descent.number.Fma;

/** Products of matrices in plain Java, by squares of 4 × 4 sums. A panel has 16 columns; a tile is rows. */
final class PlainGemm implements Gemm {
    /** Sums of a square along each side. */
    private static final int SIDE = 4;

    @Override
    public int tilingPays() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int tiled(int rows, int length) {
        return rows * length;
    }

    @Override
    public void pack(
            int from, int to, int length, int columns, float[] b, int bAt, int bRow, float[] packed, int packedAt) {
        for (int j = 0; j < columns; j += GRAIN) {
            int count = Math.min(GRAIN, columns - j);
            for (int k = from; k < to; k++) {
                System.arraycopy(b, bAt + k * bRow + j, packed, packedAt + length * j + k * GRAIN, count);
            }
        }
    }

    @Override
    public void packTransposed(
            int from, int to, int length, int columns, float[] b, int bAt, int bColumn, float[] packed, int packedAt) {
        for (int j = from; j < to; j++) {
            int at = packedAt + length * (j - j % GRAIN) + j % GRAIN;
            for (int k = 0; k < length; k++) {
                packed[at + k * GRAIN] = b[bAt + j * bColumn + k];
            }
        }
    }

    @Override
    public void tile(int rows, int length, float[] a, int aAt, int aRow, float[] tiles) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(a, aAt + i * aRow, tiles, i * length, length);
        }
    }

    @Override
    public void tileTransposed(int from, int to, int rows, int length, float[] a, int aAt, int aColumn, float[] tiles) {
        for (int i = 0; i < rows; i++) {
            for (int k = from; k < to; k++) {
                tiles[i * length + k] = a[aAt + k * aColumn + i];
            }
        }
    }

    @Override
    public void multiply(
            int rows,
            int columns,
            int length,
            float[] a,
            int aAt,
            int aRow,
            float[] packed,
            int packedAt,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int cRow) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(start, startAt, c, cAt + i * cRow, columns);
        }
        sums(rows, columns, length, a, aAt, aRow == TILED ? length : aRow, packed, packedAt, c, cAt, cRow);
    }

    @Override
    public void multiplyOn(
            int rows,
            int columns,
            int length,
            float[] a,
            int aAt,
            float[] packed,
            int packedAt,
            float[] c,
            int cAt,
            int cRow) {
        sums(rows, columns, length, a, aAt, length, packed, packedAt, c, cAt, cRow);
    }

    private static void sums(
            int rows,
            int columns,
            int length,
            float[] a,
            int aAt,
            int aRow,
            float[] packed,
            int packedAt,
            float[] c,
            int cAt,
            int cRow) {
        for (int i = 0; i < rows; i += SIDE) {
            for (int j = 0; j < columns; j += SIDE) {
                int a0 = aAt + i * aRow;
                int b0 = packedAt + length * (j - j % GRAIN) + j % GRAIN;
                int c0 = cAt + i * cRow + j;
                if (i + SIDE <= rows && j + SIDE <= columns) {
                    square(length, a, a0, aRow, packed, b0, c, c0, cRow);
                } else {
                    int high = Math.min(SIDE, rows - i);
                    int wide = Math.min(SIDE, columns - j);
                    rest(high, wide, length, a, a0, aRow, packed, b0, c, c0, cRow);
                }
            }
        }
    }

    private static void rest(
            int rows,
            int columns,
            int length,
            float[] a,
            int aAt,
            int aRow,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int cRow) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                float sum = c[cAt + i * cRow + j];
                for (int k = 0; k < length; k++) {
                    sum = Fma.fma(a[aAt + i * aRow + k], b[bAt + k * GRAIN + j], sum);
                }
                c[cAt + i * cRow + j] = sum;
            }
        }
    }

    /** 4 × 4 sums. */
    private static void square(
            int length, float[] a, int a0, int aRow, float[] b, int b0, float[] c, int c0, int cRow) {
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        float sum00 = c[c0];
        float sum01 = c[c0 + 1];
        float sum02 = c[c0 + 2];
        float sum03 = c[c0 + 3];
        float sum10 = c[c1];
        float sum11 = c[c1 + 1];
        float sum12 = c[c1 + 2];
        float sum13 = c[c1 + 3];
        float sum20 = c[c2];
        float sum21 = c[c2 + 1];
        float sum22 = c[c2 + 2];
        float sum23 = c[c2 + 3];
        float sum30 = c[c3];
        float sum31 = c[c3 + 1];
        float sum32 = c[c3 + 2];
        float sum33 = c[c3 + 3];
        for (int k = 0; k < length; k++) {
            int bk = b0 + k * GRAIN;
            float y0 = b[bk];
            float y1 = b[bk + 1];
            float y2 = b[bk + 2];
            float y3 = b[bk + 3];
            float x = a[a0 + k];
            sum00 = Fma.fma(x, y0, sum00);
            sum01 = Fma.fma(x, y1, sum01);
            sum02 = Fma.fma(x, y2, sum02);
            sum03 = Fma.fma(x, y3, sum03);
            x = a[a1 + k];
            sum10 = Fma.fma(x, y0, sum10);
            sum11 = Fma.fma(x, y1, sum11);
            sum12 = Fma.fma(x, y2, sum12);
            sum13 = Fma.fma(x, y3, sum13);
            x = a[a2 + k];
            sum20 = Fma.fma(x, y0, sum20);
            sum21 = Fma.fma(x, y1, sum21);
            sum22 = Fma.fma(x, y2, sum22);
            sum23 = Fma.fma(x, y3, sum23);
            x = a[a3 + k];
            sum30 = Fma.fma(x, y0, sum30);
            sum31 = Fma.fma(x, y1, sum31);
            sum32 = Fma.fma(x, y2, sum32);
            sum33 = Fma.fma(x, y3, sum33);
        }
        c[c0] = sum00;
        c[c0 + 1] = sum01;
        c[c0 + 2] = sum02;
        c[c0 + 3] = sum03;
        c[c1] = sum10;
        c[c1 + 1] = sum11;
        c[c1 + 2] = sum12;
        c[c1 + 3] = sum13;
        c[c2] = sum20;
        c[c2 + 1] = sum21;
        c[c2 + 2] = sum22;
        c[c2 + 3] = sum23;
        c[c3] = sum30;
        c[c3 + 1] = sum31;
        c[c3 + 2] = sum32;
        c[c3 + 3] = sum33;
    }

    @Override
    public void addRows(int rows, int columns, float[] a, int aAt, int aRow, float[] sums, int sumsAt) {
        for (int i = 0; i < rows; i++) {
            int row = aAt + i * aRow;
            for (int j = 0; j < columns; j++) {
                sums[sumsAt + j] += a[row + j];
            }
        }
    }
}
