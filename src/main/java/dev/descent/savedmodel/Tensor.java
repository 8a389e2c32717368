package dev.descent.savedmodel;

import java.util.List;

/**
 * A named array of 32-bit floats.
 *
 * @param shape sizes, the last one varying fastest
 * @param values as many as the product of the sizes; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Tensor(String name, List<Long> shape, float[] values) {
    public Tensor {
        shape = List.copyOf(shape);
        if (size(shape) != values.length) {
            throw new IllegalArgumentException(name + " has " + values.length + " values, but the shape " + shape);
        }
    }

    /** How many values a shape has; −1 if more than an array can have. */
    public static long size(List<Long> shape) {
        long size = 1;
        for (long each : shape) {
            if (each < 0 || each != 0 && size > Integer.MAX_VALUE / each) {
                return -1;
            }
            size *= each;
        }
        return size;
    }
}
