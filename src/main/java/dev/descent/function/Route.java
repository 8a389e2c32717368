package dev.descent.function;

import java.util.List;

/**
 * The way of a descent, from its start to its end.
 *
 * @param columns the names of the numbers of a row
 * @param values rows × columns; row k is the state after k updates, every number of it finite unless the row is the last of a
 *     route that arrived
 * @param diverged whether a value stopped being finite, or an error could not be passed back
 * @param steps updates done; of a route that diverged, the update after which it did, or 1 if it could not start
 * @param value the value reached: of {@code minimize} the function's, of {@code solve} |output − target|; of a route that
 *     diverged the last one that was finite, NaN if there was none
 */
public record Route(List<String> columns, double[] values, boolean diverged, int steps, double value) {
    public Route {
        columns = List.copyOf(columns);
    }

    public int rows() {
        return values.length / columns.size();
    }
}
