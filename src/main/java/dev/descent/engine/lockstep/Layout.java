package dev.descent.engine.lockstep;

import dev.descent.nn.Rows;

/**
 * Where values of a block of rows lie: unit u of row r in lane l is {@code array[(u · capacity + r) · width + l]}.
 *
 * @param trials lanes that hold a trial, the first ones
 * @param width floats of an element, at least {@code trials}
 * @param capacity rows that there is room for
 */
record Layout(int trials, int width, int capacity) {
    /** An array for a number of units. */
    float[] values(int units) {
        return new float[Math.multiplyExact(units, Math.multiplyExact(capacity, width))];
    }

    /** From a unit of a row to the next unit. */
    int unit() {
        return capacity * width;
    }

    /** Where a row's unit 0 lies in a lane. */
    int at(int row, int lane) {
        return row * width + lane;
    }

    /** A block of values; the number of a row in a lane is {@link #at}. */
    Rows rows(float[] values, int units) {
        return new Rows(values, 0, 1, unit(), units);
    }

    /** Some neighbouring floats of an array. */
    interface Piece {
        void apply(int at, int length);
    }

    /** Does something to all values of a block of rows: to the whole array at once where the block is full. */
    void pieces(int units, Block block, Piece piece) {
        if (block.rows() == capacity) {
            piece.apply(0, units * unit());
            return;
        }
        for (int u = 0; u < units; u++) {
            piece.apply(u * unit(), block.rows() * width);
        }
    }

    /** Brings one trial's values into its lane. */
    void scatter(float[] own, float[] values, int lane) {
        for (int k = 0; k < own.length; k++) {
            values[k * width + lane] = own[k];
        }
    }

    /** Brings a lane's values out. */
    void gather(float[] values, float[] own, int lane) {
        for (int k = 0; k < own.length; k++) {
            own[k] = values[k * width + lane];
        }
    }
}
