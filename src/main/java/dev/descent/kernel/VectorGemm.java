package dev.descent.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of matrices in vectors along the columns.
 *
 * <p>A panel is as wide as the widest tile: four vectors, or two where there are only 16 registers; the columns that are left stand
 * in panels of 16. A panel that begins with column j lies at {@code packed[length · j]}, its rows one after the other. A tile of A
 * holds six rows, k by k; rows that are left lie one after the other. Sums stay in registers over all of the length, so B is read
 * once for every six rows of A, from the nearest cache if the panel fits there.
 */
final class VectorGemm implements Gemm {
    static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    static final int LENGTH = SPECIES.length();

    /** With vectors of 256 bits there are 16 registers, with the others 32. */
    private static final boolean FEW_REGISTERS = LENGTH == 8;

    /** Columns of a wide panel. */
    private static final int WIDE = (FEW_REGISTERS ? 2 : 4) * LENGTH;

    /** A panel's work on a tile in units of the work of cutting it. */
    private static final int PANELS_WORTH_TILING = 3;

    @Override
    public int panel() {
        return WIDE;
    }

    @Override
    public int tilingPays() {
        return PANELS_WORTH_TILING * WIDE;
    }

    /** How wide the panel is that begins with column {@code j}. */
    private static int width(int j, int columns) {
        return columns - j >= WIDE ? WIDE : GRAIN;
    }

    @Override
    public void pack(int from, int to, int length, int columns, float[] b, int bAt, int bRow, float[] packed) {
        for (int j = 0; j < columns; j += width(j, columns)) {
            int width = width(j, columns);
            int count = Math.min(width, columns - j);
            for (int k = from; k < to; k++) {
                System.arraycopy(b, bAt + k * bRow + j, packed, length * j + k * width, count);
            }
        }
    }

    @Override
    public void packTransposed(int length, int columns, float[] b, int bAt, int bColumn, float[] packed, int packedAt) {
        for (int j = 0; j < columns; j += width(j, columns)) {
            int width = width(j, columns);
            int count = Math.min(width, columns - j);
            int c = 0;
            for (; c + 4 <= count; c += 4) {
                interleave(length, b, bAt + (j + c) * bColumn, bColumn, packed, packedAt + length * j + c, width);
            }
            for (; c < count; c++) {
                for (int k = 0; k < length; k++) {
                    packed[packedAt + length * j + k * width + c] = b[bAt + (j + c) * bColumn + k];
                }
            }
        }
    }

    /** Brings four rows side by side. */
    private static void interleave(int length, float[] a, int a0, int aRow, float[] b, int bAt, int bRow) {
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        for (int k = 0; k < length; k++) {
            int at = bAt + k * bRow;
            b[at] = a[a0 + k];
            b[at + 1] = a[a1 + k];
            b[at + 2] = a[a2 + k];
            b[at + 3] = a[a3 + k];
        }
    }

    @Override
    public void tile(int rows, int length, float[] a, int aAt, int aRow, float[] tiles) {
        int i = 0;
        for (; i + TILE <= rows; i += TILE) {
            int a0 = aAt + i * aRow;
            int a1 = a0 + aRow;
            int a2 = a1 + aRow;
            int a3 = a2 + aRow;
            int a4 = a3 + aRow;
            int a5 = a4 + aRow;
            int t0 = i * length;
            for (int k = 0; k < length; k++) {
                int at = t0 + k * TILE;
                tiles[at] = a[a0 + k];
                tiles[at + 1] = a[a1 + k];
                tiles[at + 2] = a[a2 + k];
                tiles[at + 3] = a[a3 + k];
                tiles[at + 4] = a[a4 + k];
                tiles[at + 5] = a[a5 + k];
            }
        }
        for (; i < rows; i++) {
            System.arraycopy(a, aAt + i * aRow, tiles, i * length, length);
        }
    }

    @Override
    public void tileTransposed(int from, int to, int rows, int length, float[] a, int aAt, int aColumn, float[] tiles) {
        int i = 0;
        for (; i + TILE <= rows; i += TILE) {
            for (int k = from; k < to; k++) {
                int a0 = aAt + k * aColumn + i;
                int at = i * length + k * TILE;
                tiles[at] = a[a0];
                tiles[at + 1] = a[a0 + 1];
                tiles[at + 2] = a[a0 + 2];
                tiles[at + 3] = a[a0 + 3];
                tiles[at + 4] = a[a0 + 4];
                tiles[at + 5] = a[a0 + 5];
            }
        }
        for (; i < rows; i++) {
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
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int cRow) {
        for (int j = 0; j < columns; j += width(j, columns)) {
            int panel = length * j;
            if (columns - j < GRAIN) {
                edge(rows, columns - j, length, a, aAt, aRow, packed, panel, start, startAt + j, c, cAt + j, cRow);
            } else if (width(j, columns) == WIDE) {
                wide(rows, length, a, aAt, aRow, packed, panel, start, startAt + j, c, cAt + j, cRow);
            } else {
                narrow(rows, length, a, aAt, aRow, packed, panel, start, startAt + j, c, cAt + j, cRow);
            }
        }
    }

    private static void wide(
            int rows,
            int n,
            float[] a,
            int aAt,
            int aRow,
            float[] b,
            int bAt,
            float[] s,
            int sAt,
            float[] c,
            int cAt,
            int cRow) {
        int row = aRow == TILED ? n : aRow;
        int i = 0;
        for (; i + TILE <= rows; i += TILE) {
            int a0 = aAt + i * row;
            int c0 = cAt + i * cRow;
            if (FEW_REGISTERS) {
                if (aRow == TILED) {
                    TwoVectorTiles.sixTiled(n, a, a0, b, bAt, s, sAt, c, c0, cRow);
                } else {
                    TwoVectorTiles.sixRows(n, a, a0, row, b, bAt, s, sAt, c, c0, cRow);
                }
            } else if (aRow == TILED) {
                FourVectorTiles.sixTiled(n, a, a0, b, bAt, s, sAt, c, c0, cRow);
            } else {
                FourVectorTiles.sixRows(n, a, a0, row, b, bAt, s, sAt, c, c0, cRow);
            }
        }
        for (; i + 2 <= rows; i += 2) {
            if (FEW_REGISTERS) {
                TwoVectorTiles.two(n, a, aAt + i * row, row, b, bAt, s, sAt, c, cAt + i * cRow, cRow);
            } else {
                FourVectorTiles.two(n, a, aAt + i * row, row, b, bAt, s, sAt, c, cAt + i * cRow, cRow);
            }
        }
        if (i < rows) {
            if (FEW_REGISTERS) {
                TwoVectorTiles.one(n, a, aAt + i * row, b, bAt, s, sAt, c, cAt + i * cRow);
            } else {
                FourVectorTiles.one(n, a, aAt + i * row, b, bAt, s, sAt, c, cAt + i * cRow);
            }
        }
    }

    /** A panel of 16 columns, which is one vector here; where it is several, such a panel is wide. */
    private static void narrow(
            int rows,
            int n,
            float[] a,
            int aAt,
            int aRow,
            float[] b,
            int bAt,
            float[] s,
            int sAt,
            float[] c,
            int cAt,
            int cRow) {
        if (WIDE == GRAIN) {
            wide(rows, n, a, aAt, aRow, b, bAt, s, sAt, c, cAt, cRow);
            return;
        }
        int row = aRow == TILED ? n : aRow;
        int i = 0;
        for (; i + TILE <= rows; i += TILE) {
            if (aRow == TILED) {
                OneVectorTiles.sixTiled(n, a, aAt + i * row, b, bAt, s, sAt, c, cAt + i * cRow, cRow);
            } else {
                OneVectorTiles.sixRows(n, a, aAt + i * row, row, b, bAt, s, sAt, c, cAt + i * cRow, cRow);
            }
        }
        for (; i < rows; i++) {
            OneVectorTiles.one(n, a, aAt + i * row, b, bAt, s, sAt, c, cAt + i * cRow);
        }
    }

    /** A panel with fewer columns than 16: starts and sums pass through arrays that have room for all. */
    private static void edge(
            int rows,
            int columns,
            int n,
            float[] a,
            int aAt,
            int aRow,
            float[] b,
            int bAt,
            float[] s,
            int sAt,
            float[] c,
            int cAt,
            int cRow) {
        float[] starts = new float[GRAIN];
        float[] sums = new float[TILE * GRAIN];
        System.arraycopy(s, sAt, starts, 0, columns);
        int row = aRow == TILED ? n : aRow;
        for (int i = 0; i < rows; i += TILE) {
            int count = Math.min(TILE, rows - i);
            narrow(count, n, a, aAt + i * row, aRow, b, bAt, starts, 0, sums, 0, GRAIN);
            for (int r = 0; r < count; r++) {
                System.arraycopy(sums, r * GRAIN, c, cAt + (i + r) * cRow, columns);
            }
        }
    }

    @Override
    public void multiplyOn(
            int rows, int columns, int length, float[] a, int aAt, float[] packed, float[] c, int cAt, int cRow) {
        float[] sums = new float[TILE * GRAIN];
        for (int j = 0; j < columns; j += LENGTH) {
            int panel = j - j % WIDE;
            panel = width(panel, columns) == WIDE ? panel : j - j % GRAIN;
            int bRow = width(panel, columns);
            int bAt = length * panel + j - panel;
            int count = Math.min(LENGTH, columns - j);
            for (int i = 0; i < rows; i += TILE) {
                int high = Math.min(TILE, rows - i);
                for (int r = 0; r < high; r++) {
                    System.arraycopy(c, cAt + (i + r) * cRow + j, sums, r * GRAIN, count);
                }
                if (high == TILE) {
                    OneVectorTiles.sixTiledOn(length, a, aAt + i * length, packed, bAt, bRow, sums, 0, GRAIN);
                } else {
                    for (int r = 0; r < high; r++) {
                        OneVectorTiles.oneOn(length, a, aAt + (i + r) * length, packed, bAt, bRow, sums, r * GRAIN);
                    }
                }
                for (int r = 0; r < high; r++) {
                    System.arraycopy(sums, r * GRAIN, c, cAt + (i + r) * cRow + j, count);
                }
            }
        }
    }

    @Override
    public void addRows(int rows, int columns, float[] a, int aAt, int aRow, float[] sums, int sumsAt) {
        int j = 0;
        for (; j + LENGTH <= columns; j += LENGTH) {
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, sumsAt + j);
            for (int i = 0; i < rows; i++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, a, aAt + i * aRow + j));
            }
            sum.intoArray(sums, sumsAt + j);
        }
        for (; j < columns; j++) {
            float sum = sums[sumsAt + j];
            for (int i = 0; i < rows; i++) {
                sum += a[aAt + i * aRow + j];
            }
            sums[sumsAt + j] = sum;
        }
    }
}
