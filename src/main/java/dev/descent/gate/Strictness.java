package dev.descent.gate;

/**
 * What counts as a difference between two results folders.
 *
 * @param tolerance how far numbers may lie apart
 * @param versions of which they are; of different ones all but the CSV files is passed over
 * @param comparesIds whether the ids of trials are compared; they can't be the same where the experiments differ
 */
record Strictness(Tolerance tolerance, Versions versions, boolean comparesIds) {
    /** Whether only the CSV files are compared. */
    boolean tablesOnly() {
        return versions.differ();
    }
}
