package dev.descent.nn;

/**
 * Rows of values in an array: value i of row r is {@code values[at + r · step + i · stride]}. So one source serves rows that lie one after the
 * other and rows that are lanes among others.
 */
public final class Rows {
    private final float[] values;
    private final int at;
    private final int step;
    private final int stride;
    private final int length;

    /**
     * @param at of the first value of row 0
     * @param step from a row to the next
     * @param stride from a value of a row to the next
     * @param length values of a row
     */
    public Rows(float[] values, int at, int step, int stride, int length) {
        this.values = values;
        this.at = at;
        this.step = step;
        this.stride = stride;
        this.length = length;
    }

    /** Rows that lie one after the other. */
    public static Rows of(float[] values, int length) {
        return new Rows(values, 0, length, 1, length);
    }

    int length() {
        return length;
    }

    float get(int row, int i) {
        return values[at + row * step + i * stride];
    }

    void set(int row, int i, float value) {
        values[at + row * step + i * stride] = value;
    }
}
