package dev.descent.sweep;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** Where parts of a list begin that lie one behind the other, none of them empty. */
public final class Offsets {
    /** By part; one more for the end. */
    private final int[] starts;

    /**
     * The offsets of some parts.
     *
     * @param size of each part, by its index
     * @throws ArithmeticException if all together are more than an {@code int} counts
     */
    public Offsets(int parts, IntUnaryOperator size) {
        starts = new int[parts + 1];
        for (int i = 0; i < parts; i++) {
            starts[i + 1] = Math.addExact(starts[i], size.applyAsInt(i));
        }
    }

    /** The index of a part's first element. */
    public int start(int part) {
        return starts[part];
    }

    /** How many elements there are in all. */
    public int end() {
        return starts[starts.length - 1];
    }

    /**
     * The part that an element is of.
     *
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public int partOf(int index) {
        int found = Arrays.binarySearch(starts, Objects.checkIndex(index, end()));
        return found >= 0 ? found : -found - 2;
    }
}
