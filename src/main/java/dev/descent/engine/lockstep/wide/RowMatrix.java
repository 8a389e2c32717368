package dev.descent.engine.lockstep.wide;

import dev.descent.kernel.Gemm;
import dev.descent.kernel.MatrixView;
import dev.descent.nn.Rows;

/** Values of rows: unit u of row r is {@code values[r · stride + u]}. */
final class RowMatrix {
    private final float[] values;
    private final int units;
    private final int stride;

    /**
     * @param units values a row
     * @param stride from a row to the next, {@code units} filled up so that rows begin where vectors do
     */
    RowMatrix(float[] values, int units, int stride) {
        this.values = values;
        this.units = units;
        this.stride = stride;
    }

    float[] values() {
        return values;
    }

    int units() {
        return units;
    }

    /** The rows from one on. */
    MatrixView fromRow(int row) {
        return new MatrixView(values, at(row), stride);
    }

    /** Room for a number of rows. */
    static RowMatrix of(int rows, int units) {
        int stride = Gemm.padded(units);
        return new RowMatrix(new float[Math.multiplyExact(rows, stride)], units, stride);
    }

    /** All rows. */
    Rows rows() {
        return new Rows(values, 0, stride, 1, units);
    }

    /** Where a row begins. */
    int at(int row) {
        return row * stride;
    }

    /** Brings a row of another array in. */
    void put(int row, float[] from, int at) {
        System.arraycopy(from, at, values, at(row), units);
    }
}
