package dev.descent.kernel;

import java.util.Arrays;

/**
 * Pieces of one large array, each of which begins where a cache line does. Vectors that cross lines are loaded at half the speed.
 *
 * <p>Java doesn't say where an array lies. But an array that takes half a region of the G1 collector begins with a region and stays there,
 * and its elements begin 16 bytes behind. Elsewhere, nothing is lost but speed.
 */
public final class AlignedFloats {
    /** Floats of a line of 64 bytes. */
    private static final int LINE = 16;

    /** Floats before the first line that begins within the array. */
    private static final int LEAD = 12;

    /** Half of a region of 8 MB, which heaps of up to 32 GB have at most. */
    private static final int LEAST = 1 << 20;

    private int end = LEAD;
    private float[] values = {};

    /** Sets a number of floats aside and returns where they begin. */
    public int reserve(int floats) {
        int at = end;
        end = Math.addExact(end, Math.addExact(floats, LINE - 1) / LINE * LINE);
        return at;
    }

    /** The array, with room for all that was reserved until now. */
    public float[] values() {
        if (values.length < end) {
            values = Arrays.copyOf(values, Math.max(end, LEAST));
        }
        return values;
    }
}
