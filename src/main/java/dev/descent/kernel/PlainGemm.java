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
    public void pack(int from, int to, int length, int columns, MatrixView b, MatrixView packed) {
        for (int j = 0; j < columns; j += GRAIN) {
            int count = Math.min(GRAIN, columns - j);
            for (int k = from; k < to; k++) {
                System.arraycopy(
                        b.values(),
                        b.at() + k * b.stride() + j,
                        packed.values(),
                        packed.at() + length * j + k * GRAIN,
                        count);
            }
        }
    }

    @Override
    public void packTransposed(int from, int to, int length, int columns, MatrixView b, MatrixView packed) {
        for (int j = from; j < to; j++) {
            int from0 = b.at() + j * b.stride();
            int to0 = packed.at() + length * (j - j % GRAIN) + j % GRAIN;
            for (int k = 0; k < length; k++) {
                packed.values()[to0 + k * GRAIN] = b.values()[from0 + k];
            }
        }
    }

    @Override
    public void tile(int rows, int length, MatrixView a, float[] tiles) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(a.values(), a.at() + i * a.stride(), tiles, i * length, length);
        }
    }

    @Override
    public void tileTransposed(int from, int to, int rows, int length, MatrixView a, float[] tiles) {
        for (int i = 0; i < rows; i++) {
            for (int k = from; k < to; k++) {
                tiles[i * length + k] = a.values()[a.at() + k * a.stride() + i];
            }
        }
    }

    @Override
    public void multiply(
            int rows, int columns, int length, MatrixView a, MatrixView packed, MatrixView start, MatrixView c) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(start.values(), start.at(), c.values(), c.at() + i * c.stride(), columns);
        }
        sums(rows, columns, length, a.stride() == TILED ? rowByRow(a, length) : a, packed, c);
    }

    @Override
    public void multiplyOn(int rows, int columns, int length, MatrixView a, MatrixView packed, MatrixView c) {
        sums(rows, columns, length, rowByRow(a, length), packed, c);
    }

    private static MatrixView rowByRow(MatrixView tiles, int length) {
        return new MatrixView(tiles.values(), tiles.at(), length);
    }

    private static void sums(int rows, int columns, int length, MatrixView a, MatrixView packed, MatrixView c) {
        for (int i = 0; i < rows; i += SIDE) {
            for (int j = 0; j < columns; j += SIDE) {
                int a0 = a.at() + i * a.stride();
                int b0 = packed.at() + length * (j - j % GRAIN) + j % GRAIN;
                int c0 = c.at() + i * c.stride() + j;
                if (i + SIDE <= rows && j + SIDE <= columns) {
                    square(length, a, a0, packed, b0, c, c0);
                    continue;
                }
                for (int r = 0; r < Math.min(SIDE, rows - i); r++) {
                    for (int q = 0; q < Math.min(SIDE, columns - j); q++) {
                        single(length, a, a0 + r * a.stride(), packed, b0 + q, c, c0 + r * c.stride() + q);
                    }
                }
            }
        }
    }

    private static void single(int length, MatrixView a, int a0, MatrixView packed, int b0, MatrixView c, int c0) {
        float[] x = a.values();
        float[] y = packed.values();
        float sum = c.values()[c0];
        for (int k = 0; k < length; k++) {
            sum = Fma.fma(x[a0 + k], y[b0 + k * GRAIN], sum);
        }
        c.values()[c0] = sum;
    }

    /** 4 × 4 sums. */
    private static void square(
            int length, MatrixView left, int a0, MatrixView packed, int b0, MatrixView sums, int c0) {
        float[] a = left.values();
        float[] b = packed.values();
        float[] c = sums.values();
        int aRow = left.stride();
        int cRow = sums.stride();
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
    public void addRows(int rows, int columns, MatrixView a, float[] sums, int sumsAt) {
        for (int i = 0; i < rows; i++) {
            int row = a.at() + i * a.stride();
            for (int j = 0; j < columns; j++) {
                sums[sumsAt + j] += a.values()[row + j];
            }
        }
    }
}
