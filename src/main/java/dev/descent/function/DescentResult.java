package dev.descent.function;

/**
 * How a descent ended.
 *
 * @param trajectory the states it visited; every number of them is finite unless it is of the last state of a descent that arrived
 * @param diverged whether a value stopped being finite, or an error could not be passed back
 * @param steps updates done; of a descent that diverged, the update after which it did, or 1 if it could not start
 * @param value the value reached: of {@code minimize} the function's, of {@code solve} |output − target|; of a descent that
 *     diverged the last one that was finite, NaN if there was none
 */
public record DescentResult(Trajectory trajectory, boolean diverged, int steps, double value) {}
