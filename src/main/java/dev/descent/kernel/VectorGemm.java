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

    /** How wide a panel is by how many columns are left. */
    private static int width(int left) {
        return left >= WIDE ? WIDE : left > GRAIN ? 2 * GRAIN : GRAIN;
    }

    @Override
    public void pack(int from, int to, int length, int columns, MatrixView b, MatrixView packed) {
        for (int j = 0; j < columns; j += width(columns - j)) {
            int width = width(columns - j);
            int count = Math.min(width, columns - j);
            for (int k = from; k < to; k++) {
                System.arraycopy(
                        b.values(),
                        b.at() + k * b.stride() + j,
                        packed.values(),
                        packed.at() + length * j + k * width,
                        count);
            }
        }
    }

    @Override
    public void packTransposed(int from, int to, int length, int columns, MatrixView b, MatrixView packed) {
        for (int j = 0; j < columns; j += width(columns - j)) {
            int width = width(columns - j);
            int first = Math.max(from, j);
            int last = Math.min(to, j + width);
            for (int k = 0; first < last && k < length; k += PACKED_AT_ONCE) {
                int count = Math.min(PACKED_AT_ONCE, length - k);
                int from0 = b.at() + k;
                int to0 = packed.at() + length * j + k * width - j;
                int c = first;
                for (; c + 4 <= last; c += 4) {
                    interleave(count, b.values(), from0 + c * b.stride(), b.stride(), packed.values(), to0 + c, width);
                }
                for (; c < last; c++) {
                    spread(count, b.values(), from0 + c * b.stride(), packed.values(), to0 + c, width);
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
    public void tile(int rows, int length, MatrixView matrix, float[] tiles) {
        float[] a = matrix.values();
        int aAt = matrix.at();
        int aRow = matrix.stride();
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
    public void tileTransposed(int from, int to, int rows, int length, MatrixView matrix, float[] tiles) {
        float[] a = matrix.values();
        int aAt = matrix.at();
        int aColumn = matrix.stride();
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
            int rows, int columns, int length, MatrixView a, MatrixView packed, MatrixView start, MatrixView c) {
        for (int j = 0; j < columns; j += width(columns - j)) {
            MatrixView panel = panel(packed, length, j, width(columns - j));
            if (columns - j < panel.stride()) {
                edge(rows, columns - j, length, a, panel, start.fromColumn(j), c.fromColumn(j));
            } else {
                sums(rows, length, a, panel, start.fromColumn(j), c.fromColumn(j));
            }
        }
    }

    /** The panel that begins with column {@code j}: its stride is its width. */
    private static MatrixView panel(MatrixView packed, int length, int j, int width) {
        return new MatrixView(packed.values(), packed.at() + length * j, width);
    }

    /** A panel with fewer columns than it is wide: starts and sums pass through arrays that have room for all. */
    private static void edge(
            int rows, int columns, int length, MatrixView a, MatrixView panel, MatrixView start, MatrixView c) {
        int width = panel.stride();
        float[] starts = new float[width];
        float[] sums = new float[TILE * width];
        System.arraycopy(start.values(), start.at(), starts, 0, columns);
        for (int i = 0; i < rows; i += TILE) {
            int count = Math.min(TILE, rows - i);
            MatrixView tile = new MatrixView(a.values(), a.at() + tileAt(i, length, a.stride()), a.stride());
            sums(count, length, tile, panel, MatrixView.of(starts, 0), new MatrixView(sums, 0, width));
            for (int r = 0; r < count; r++) {
                for (int j = 0; j < columns; j++) {
                    c.values()[c.at() + (i + r) * c.stride() + j] = sums[r * width + j];
                }
            }
        }
    }

    /** All rows by a panel. Places in A and C are passed as numbers: a view for each tile would be an object for each. */
    private static void sums(int rows, int length, MatrixView a, MatrixView panel, MatrixView start, MatrixView c) {
        int i = 0;
        for (; i + TILE <= rows; i += TILE) {
            int a0 = a.at() + tileAt(i, length, a.stride());
            int c0 = c.at() + i * c.stride();
            if (a.stride() == TILED) {
                sixTiled(length, a, a0, panel, start, c, c0);
            } else {
                sixRows(length, a, a0, panel, start, c, c0);
            }
        }
        if (i < rows) {
            int row = a.stride() == TILED ? length : a.stride();
            MatrixView rest = new MatrixView(a.values(), a.at() + tileAt(i, length, a.stride()), row);
            rest(rows - i, length, rest, panel, start, new MatrixView(c.values(), c.at() + i * c.stride(), c.stride()));
        }
    }

    /** Fewer rows than a tile has. */
    private static void rest(int rows, int length, MatrixView a, MatrixView panel, MatrixView start, MatrixView c) {
        int a0 = a.at();
        int c0 = c.at();
        int i = 0;
        for (; panel.stride() > LENGTH && i + 2 <= rows; i += 2, a0 += 2 * a.stride(), c0 += 2 * c.stride()) {
            two(length, a, a0, panel, start, c, c0);
        }
        for (; i < rows; i++, a0 += a.stride(), c0 += c.stride()) {
            one(length, a, a0, panel, start, c, c0);
        }
    }

    /** How far the tile that begins with row {@code i} lies behind the first. */
    private static int tileAt(int i, int length, int aRow) {
        return aRow == TILED ? i / TILE * TILED_ROWS * length : i * aRow;
    }

    private static void sixTiled(
            int length, MatrixView a, int a0, MatrixView panel, MatrixView start, MatrixView c, int c0) {
        switch (panel.stride() / LENGTH) {
            case 4 -> FourVectorTiles.sixTiled(length, a, a0, panel, start, c, c0);
            case 2 -> TwoVectorTiles.sixTiled(length, a, a0, panel, start, c, c0);
            default -> OneVectorTiles.sixTiled(length, a, a0, panel, start, c, c0);
        }
    }

    private static void sixRows(
            int length, MatrixView a, int a0, MatrixView panel, MatrixView start, MatrixView c, int c0) {
        switch (panel.stride() / LENGTH) {
            case 4 -> FourVectorTiles.sixRows(length, a, a0, panel, start, c, c0);
            case 2 -> TwoVectorTiles.sixRows(length, a, a0, panel, start, c, c0);
            default -> OneVectorTiles.sixRows(length, a, a0, panel, start, c, c0);
        }
    }

    private static void two(
            int length, MatrixView a, int a0, MatrixView panel, MatrixView start, MatrixView c, int c0) {
        switch (panel.stride() / LENGTH) {
            case 4 -> FourVectorTiles.two(length, a, a0, panel, start, c, c0);
            default -> TwoVectorTiles.two(length, a, a0, panel, start, c, c0);
        }
    }

    private static void one(
            int length, MatrixView a, int a0, MatrixView panel, MatrixView start, MatrixView c, int c0) {
        switch (panel.stride() / LENGTH) {
            case 4 -> FourVectorTiles.one(length, a, a0, panel, start, c, c0);
            case 2 -> TwoVectorTiles.one(length, a, a0, panel, start, c, c0);
            default -> OneVectorTiles.one(length, a, a0, panel, start, c, c0);
        }
    }

    @Override
    public void multiplyOn(int rows, int columns, int length, MatrixView a, MatrixView packed, MatrixView c) {
        MatrixView sums = new MatrixView(new float[TILE * LENGTH], 0, LENGTH);
        for (int j = 0; j < columns; j += width(columns - j)) {
            MatrixView panel = panel(packed, length, j, width(columns - j));
            for (int v = 0; v < panel.stride() && j + v < columns; v += LENGTH) {
                int count = Math.min(LENGTH, columns - j - v);
                MatrixView vector = panel.fromColumn(v);
                for (int i = 0; i < rows; i += TILE) {
                    int high = Math.min(TILE, rows - i);
                    MatrixView corner = new MatrixView(c.values(), c.at() + i * c.stride() + j + v, c.stride());
                    copy(high, count, corner, sums);
                    int a0 = a.at() + tileAt(i, length, TILED);
                    if (high == TILE) {
                        OneVectorTiles.sixTiledOn(length, a, a0, vector, sums);
                    } else {
                        for (int r = 0; r < high; r++) {
                            OneVectorTiles.oneOn(length, a, a0 + r * length, vector, sums, r * LENGTH);
                        }
                    }
                    copy(high, count, sums, corner);
                }
            }
        }
    }

    private static void copy(int rows, int columns, MatrixView from, MatrixView to) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(
                    from.values(), from.at() + i * from.stride(), to.values(), to.at() + i * to.stride(), columns);
        }
    }

    @Override
    public void addRows(int rows, int columns, MatrixView a, float[] sums, int sumsAt) {
        int j = 0;
        for (; j + LENGTH <= columns; j += LENGTH) {
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, sumsAt + j);
            for (int i = 0; i < rows; i++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, a.values(), a.at() + i * a.stride() + j));
            }
            sum.intoArray(sums, sumsAt + j);
        }
        for (; j < columns; j++) {
            float sum = sums[sumsAt + j];
            for (int i = 0; i < rows; i++) {
                sum += a.values()[a.at() + i * a.stride() + j];
            }
            sums[sumsAt + j] = sum;
        }
    }
}
