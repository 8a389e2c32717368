package dev.descent.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of matrices in vectors along the columns.
 *
 * <p>A panel is as wide as a tile: four vectors, or where fewer columns are left two or one; where there are only 16 registers it is
 * two vectors always. A panel that begins with column j lies at {@code packed[length · j]}, its rows one after the other. A tile
 * of A holds six rows, k by k, and room for two more; rows that are left lie one after the other. Sums stay in registers over all of the length, so B is read
 * once for every six rows of A, from the nearest cache if the panel fits there.
 *
 * <p>No other length of float vectors may ever be used beside this one: as soon as a second class of them is loaded, the compiler no longer
 * knows what a {@code FloatVector} is and puts the sums of large tiles into objects, thirty times slower.
 */
final class VectorGemm implements Gemm {
    static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    static final int LENGTH = SPECIES.length();

    /**
     * From one k to the next in a tile: the rows filled up to a power of two, for the compiler drops the checks of bounds only where an
     * index is shifted.
     */
    static final int TILED_ROWS = 8;

    /** How many k beyond its own a vector reaches in a tile. */
    private static final int SPILL = (LENGTH - 1) / TILED_ROWS;

    /** With vectors of 256 bits there are 16 registers, with the others 32. */
    private static final boolean FEW_REGISTERS = LENGTH == 8;

    /** Columns of a wide panel. */
    private static final int WIDE = (FEW_REGISTERS ? 2 : 4) * LENGTH;

    /** How many k of all columns are packed before the next, for they share the lines of the near cache. */
    private static final int PACKED_AT_ONCE = 64;

    /** A panel's work on a tile in units of the work of cutting it. */
    private static final int PANELS_WORTH_TILING = 3;

    @Override
    public int tilingPays() {
        return PANELS_WORTH_TILING * WIDE;
    }

    @Override
    public int tiled(int rows, int length) {
        return tileAt(rows + TILE - 1, length, TILED);
    }

    /** How wide the panel is that begins with column {@code j}. */
    private static int width(int j, int columns) {
        int left = columns - j;
        return left >= WIDE ? WIDE : left > GRAIN ? 2 * GRAIN : GRAIN;
    }

    @Override
    public void pack(
            int from, int to, int length, int columns, float[] b, int bAt, int bRow, float[] packed, int packedAt) {
        for (int j = 0; j < columns; j += width(j, columns)) {
            int width = width(j, columns);
            int count = Math.min(width, columns - j);
            for (int k = from; k < to; k++) {
                System.arraycopy(b, bAt + k * bRow + j, packed, packedAt + length * j + k * width, count);
            }
        }
    }

    @Override
    public void packTransposed(
            int from, int to, int length, int columns, float[] b, int bAt, int bColumn, float[] packed, int packedAt) {
        for (int j = 0; j < columns; j += width(j, columns)) {
            int width = width(j, columns);
            int first = Math.max(from, j);
            int last = Math.min(to, j + width);
            for (int k = 0; first < last && k < length; k += PACKED_AT_ONCE) {
                int count = Math.min(PACKED_AT_ONCE, length - k);
                int at = packedAt + length * j + k * width - j;
                int c = first;
                for (; c + 4 <= last; c += 4) {
                    interleave(count, b, bAt + c * bColumn + k, bColumn, packed, at + c, width);
                }
                for (; c < last; c++) {
                    spread(count, b, bAt + c * bColumn + k, packed, at + c, width);
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

    private static void spread(int length, float[] a, int a0, float[] b, int bAt, int bRow) {
        for (int k = 0; k < length; k++) {
            b[bAt + k * bRow] = a[a0 + k];
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
            int t0 = tileAt(i, length, TILED);
            for (int k = 0; k < length; k++) {
                int at = t0 + k * TILED_ROWS;
                tiles[at] = a[a0 + k];
                tiles[at + 1] = a[a1 + k];
                tiles[at + 2] = a[a2 + k];
                tiles[at + 3] = a[a3 + k];
                tiles[at + 4] = a[a4 + k];
                tiles[at + 5] = a[a5 + k];
            }
        }
        for (int at = tileAt(i, length, TILED); i < rows; i++, at += length) {
            System.arraycopy(a, aAt + i * aRow, tiles, at, length);
        }
    }

    @Override
    public void tileTransposed(int from, int to, int rows, int length, float[] a, int aAt, int aColumn, float[] tiles) {
        int i = 0;
        for (; i + TILE <= rows; i += TILE) {
            int a0 = aAt + i;
            int at = tileAt(i, length, TILED);
            int k = from;
            // a vector reads and writes more than the tile's rows; what it writes the next k overwrite, so the last
            // ones go without
            int last = Math.min(to - SPILL, (a.length - LENGTH - a0) / aColumn);
            for (; LENGTH > TILE && k < last; k++) {
                FloatVector.fromArray(SPECIES, a, a0 + k * aColumn).intoArray(tiles, at + k * TILED_ROWS);
            }
            for (; k < to; k++) {
                for (int r = 0; r < TILE; r++) {
                    tiles[at + k * TILED_ROWS + r] = a[a0 + k * aColumn + r];
                }
            }
        }
        for (int at = tileAt(i, length, TILED); i < rows; i++, at += length) {
            for (int k = from; k < to; k++) {
                tiles[at + k] = a[aAt + k * aColumn + i];
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
        for (int j = 0; j < columns; j += width(j, columns)) {
            int width = width(j, columns);
            int panel = packedAt + length * j;
            if (columns - j < width) {
                edge(
                        rows,
                        columns - j,
                        width,
                        length,
                        a,
                        aAt,
                        aRow,
                        packed,
                        panel,
                        start,
                        startAt + j,
                        c,
                        cAt + j,
                        cRow);
            } else {
                panel(rows, width, length, a, aAt, aRow, packed, panel, start, startAt + j, c, cAt + j, cRow);
            }
        }
    }

    /** A panel with fewer columns than it is wide: starts and sums pass through arrays that have room for all. */
    private static void edge(
            int rows,
            int columns,
            int width,
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
        float[] starts = new float[width];
        float[] sums = new float[TILE * width];
        System.arraycopy(s, sAt, starts, 0, columns);
        for (int i = 0; i < rows; i += TILE) {
            int count = Math.min(TILE, rows - i);
            panel(count, width, n, a, aAt + tileAt(i, n, aRow), aRow, b, bAt, starts, 0, sums, 0, width);
            for (int r = 0; r < count; r++) {
                for (int j = 0; j < columns; j++) {
                    c[cAt + (i + r) * cRow + j] = sums[r * width + j];
                }
            }
        }
    }

    private static void panel(
            int rows,
            int width,
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
        int i = 0;
        for (; i + TILE <= rows; i += TILE) {
            int a0 = aAt + tileAt(i, n, aRow);
            int c0 = cAt + i * cRow;
            if (aRow == TILED) {
                sixTiled(width, n, a, a0, b, bAt, s, sAt, c, c0, cRow);
            } else {
                sixRows(width, n, a, a0, aRow, b, bAt, s, sAt, c, c0, cRow);
            }
        }
        int row = aRow == TILED ? n : aRow;
        for (int a0 = aAt + tileAt(i, n, aRow); i < rows; i++, a0 += row) {
            int c0 = cAt + i * cRow;
            if (width > LENGTH && i + 2 <= rows) {
                two(width, n, a, a0, row, b, bAt, s, sAt, c, c0, cRow);
                i++;
                a0 += row;
            } else {
                one(width, n, a, a0, b, bAt, s, sAt, c, c0);
            }
        }
    }

    /** How far the tile that begins with row {@code i} lies behind the first. */
    private static int tileAt(int i, int length, int aRow) {
        return aRow == TILED ? i / TILE * TILED_ROWS * length : i * aRow;
    }

    private static void sixTiled(
            int width, int n, float[] a, int a0, float[] b, int b0, float[] s, int s0, float[] c, int c0, int cRow) {
        switch (width / LENGTH) {
            case 4 -> FourVectorTiles.sixTiled(n, a, a0, b, b0, s, s0, c, c0, cRow);
            case 2 -> TwoVectorTiles.sixTiled(n, a, a0, b, b0, s, s0, c, c0, cRow);
            default -> OneVectorTiles.sixTiled(n, a, a0, b, b0, s, s0, c, c0, cRow);
        }
    }

    private static void sixRows(
            int width,
            int n,
            float[] a,
            int a0,
            int aRow,
            float[] b,
            int b0,
            float[] s,
            int s0,
            float[] c,
            int c0,
            int cRow) {
        switch (width / LENGTH) {
            case 4 -> FourVectorTiles.sixRows(n, a, a0, aRow, b, b0, s, s0, c, c0, cRow);
            case 2 -> TwoVectorTiles.sixRows(n, a, a0, aRow, b, b0, s, s0, c, c0, cRow);
            default -> OneVectorTiles.sixRows(n, a, a0, aRow, b, b0, s, s0, c, c0, cRow);
        }
    }

    private static void two(
            int width,
            int n,
            float[] a,
            int a0,
            int aRow,
            float[] b,
            int b0,
            float[] s,
            int s0,
            float[] c,
            int c0,
            int cRow) {
        switch (width / LENGTH) {
            case 4 -> FourVectorTiles.two(n, a, a0, aRow, b, b0, s, s0, c, c0, cRow);
            default -> TwoVectorTiles.two(n, a, a0, aRow, b, b0, s, s0, c, c0, cRow);
        }
    }

    private static void one(
            int width, int n, float[] a, int a0, float[] b, int b0, float[] s, int s0, float[] c, int c0) {
        switch (width / LENGTH) {
            case 4 -> FourVectorTiles.one(n, a, a0, b, b0, s, s0, c, c0);
            case 2 -> TwoVectorTiles.one(n, a, a0, b, b0, s, s0, c, c0);
            default -> OneVectorTiles.one(n, a, a0, b, b0, s, s0, c, c0);
        }
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
        float[] sums = new float[TILE * LENGTH];
        for (int j = 0; j < columns; j += width(j, columns)) {
            int width = width(j, columns);
            for (int v = 0; v < width && j + v < columns; v += LENGTH) {
                int count = Math.min(LENGTH, columns - j - v);
                int bAt = packedAt + length * j + v;
                for (int i = 0; i < rows; i += TILE) {
                    int high = Math.min(TILE, rows - i);
                    int c0 = cAt + i * cRow + j + v;
                    copy(high, count, c, c0, cRow, sums, 0, LENGTH);
                    int a0 = aAt + tileAt(i, length, TILED);
                    if (high == TILE) {
                        OneVectorTiles.sixTiledOn(length, a, a0, packed, bAt, width, sums, 0, LENGTH);
                    } else {
                        for (int r = 0; r < high; r++) {
                            OneVectorTiles.oneOn(length, a, a0 + r * length, packed, bAt, width, sums, r * LENGTH);
                        }
                    }
                    copy(high, count, sums, 0, LENGTH, c, c0, cRow);
                }
            }
        }
    }

    private static void copy(int rows, int columns, float[] from, int at, int row, float[] to, int toAt, int toRow) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, at + i * row, to, toAt + i * toRow, columns);
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
