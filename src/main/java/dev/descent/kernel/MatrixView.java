package dev.descent.kernel;

/**
 * Where a matrix lies in an array: element (i, j) is {@code values[at + i · stride + j]}. With stride 0 it is one row, which stands for
 * all, or lies in a layout that the method that reads it defines.
 */
public final class MatrixView {
    private final float[] values;
    private final int at;
    private final int stride;

    /**
     * @param at of element (0, 0)
     * @param stride from an element to the one below it
     */
    public MatrixView(float[] values, int at, int stride) {
        this.values = values;
        this.at = at;
        this.stride = stride;
    }

    /** With stride 0. */
    public static MatrixView of(float[] values, int at) {
        return new MatrixView(values, at, 0);
    }

    /** The array itself. */
    public float[] values() {
        return values;
    }

    /** Where element (0, 0) lies. */
    public int at() {
        return at;
    }

    /** From an element to the one below it. */
    public int stride() {
        return stride;
    }

    /** Without its first columns. */
    public MatrixView fromColumn(int column) {
        return new MatrixView(values, at + column, stride);
    }
}
