package dev.descent.function;

import java.util.Arrays;
import java.util.List;

/** Collects the states of a {@link Trajectory}. */
final class TrajectoryBuilder {
    private final List<String> columns;
    private double[] values = new double[0];
    private int length;
    private double last = Double.NaN;

    TrajectoryBuilder(List<String> columns) {
        this.columns = columns;
    }

    /** Remembers a value that was reached, if it is finite. */
    void reached(double value) {
        if (Double.isFinite(value)) {
            last = value;
        }
    }

    void add(double[] row) {
        if (length + row.length > values.length) {
            values = Arrays.copyOf(values, Math.max(length + row.length, Math.multiplyExact(values.length, 2)));
        }
        System.arraycopy(row, 0, values, length, row.length);
        length += row.length;
    }

    DescentResult arrived(int steps) {
        return new DescentResult(trajectory(), false, steps, last);
    }

    /** After {@code steps} updates the state was no longer one to go on from. */
    DescentResult diverged(int steps) {
        return new DescentResult(trajectory(), true, Math.max(1, steps), last);
    }

    private Trajectory trajectory() {
        return new Trajectory(columns, Arrays.copyOf(values, length));
    }
}
