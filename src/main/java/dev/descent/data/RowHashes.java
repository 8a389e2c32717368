package dev.descent.data;

import java.util.Arrays;

/**
 * Rows told apart by 64 bits each, of which two different rows among a million have the same with odds of 1 to 10⁷: what that is
 * good for is to count rows that occur twice.
 */
public final class RowHashes {
    private RowHashes() {}

    /** The hashes of a part's rows, inputs and targets. */
    public static long[] of(Part part) {
        long[] hashes = new long[part.rows()];
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] = and(
                    of(part.inputs(), row * part.features(), part.features()),
                    of(part.targets(), row * part.outputs(), part.outputs()));
        }
        return hashes;
    }

    private static long of(float[] cells, int from, int count) {
        long hash = 0;
        for (int i = from; i < from + count; i++) {
            hash = and(hash, Float.floatToIntBits(cells[i] + 0f));
        }
        return hash;
    }

    /** The hash of a row that goes on with another cell: the last steps of MurmurHash3 over both. */
    static long and(long hash, long cell) {
        long mixed = hash + cell * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    /** How many hashes equal an earlier one. */
    static int repeated(long[] hashes) {
        // A table of at most half as many rows as places: the hash says where to look first, a row is stored from 1.
        int[] rows = new int[(int) Math.min(1 << 30, 4L * Integer.highestOneBit(hashes.length | 1))];
        int repeated = 0;
        for (int row = 0; row < hashes.length; row++) {
            int at = (int) hashes[row] & rows.length - 1;
            while (rows[at] > 0 && hashes[rows[at] - 1] != hashes[row]) {
                at = at + 1 & rows.length - 1;
            }
            if (rows[at] > 0) {
                repeated++;
            } else {
                rows[at] = row + 1;
            }
        }
        return repeated;
    }

    /** How many hashes are among others, which are sorted. */
    public static int shared(long[] hashes, long[] sorted) {
        int shared = 0;
        for (long hash : hashes) {
            shared += Arrays.binarySearch(sorted, hash) >= 0 ? 1 : 0;
        }
        return shared;
    }
}
