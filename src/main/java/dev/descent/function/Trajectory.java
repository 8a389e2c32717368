package dev.descent.function;

import java.util.List;

/**
 * The states that a descent visited, from its start to its end.
 */
public final class Trajectory {
    private final List<String> columns;
    private final double[] values;

    /**
     * Keeps the array, without a copy.
     *
     * @param columns the names of the numbers of a state, as in trajectory.csv after {@code trial,step}
     * @param values rows × columns; row k is the state after k updates
     */
    public Trajectory(List<String> columns, double[] values) {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || values.length % columns.size() != 0) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill whole rows of " + columns.size() + " columns");
        }
        this.columns = columns;
        this.values = values;
    }

    public List<String> columns() {
        return columns;
    }

    public double[] values() {
        return values;
    }

    /** How many states there are. */
    public int rows() {
        return values.length / columns.size();
    }

    /** A number of the state after {@code row} updates. */
    public double value(int row, int column) {
        return values[row * columns.size() + column];
    }
}
