package dev.descent.engine.lockstep.wide;

import dev.descent.kernel.Gemm;

/**
 * What one part of work that several threads share takes of rows or units that are numbered from 0: as much as the others, in whole tiles.
 *
 * @param part from 0
 * @param parts how many there are
 */
record Partition(int part, int parts) {
    /** The first of {@code count} items that this part takes. */
    int from(int count) {
        return cut(count, part);
    }

    /** The first of {@code count} items that it no longer takes. */
    int to(int count) {
        return cut(count, part + 1);
    }

    private int cut(int count, int part) {
        int tiles = (count + Gemm.TILE - 1) / Gemm.TILE;
        return Math.min(count, (int) ((long) tiles * part / parts) * Gemm.TILE);
    }
}
