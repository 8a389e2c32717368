package dev.descent.model;

/**
 * That the best configurations of a sweep are trained again, on repeats that none of them was picked by.
 *
 * @param best how many configurations, at most
 * @param repeats how many repeats of each
 */
public record Confirmation(int best, int repeats) {
    /** The number of the first repeat that confirms. Those that search are below it, however many there are. */
    public static final int FIRST_REPEAT = 1001;
}
