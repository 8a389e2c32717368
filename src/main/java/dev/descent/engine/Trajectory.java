package dev.descent.engine;

import java.util.List;

/**
 * The way of an experiment without a network.
 *
 * @param columns names, as in trajectory.csv after {@code trial,step}
 * @param values rows × columns; row k is the state after k updates
 */
public record Trajectory(List<String> columns, double[] values) {
    public Trajectory {
        columns = List.copyOf(columns);
    }

    public int rows() {
        return values.length / columns.size();
    }
}
