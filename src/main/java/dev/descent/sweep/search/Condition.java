package dev.descent.sweep.search;

/**
 * What makes a dimension part of a point: an option of an earlier dimension.
 *
 * @param dimension the index of that dimension, a choice
 * @param option one of its options
 * @param wanted true: that dimension must be active and have that option; false: it must not be so
 */
public record Condition(int dimension, int option, boolean wanted) {
    /** Whether it holds, for the values of a point; those of inactive dimensions are NaN. */
    boolean holds(double[] values) {
        return (values[dimension] == option) == wanted;
    }
}
