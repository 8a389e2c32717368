package dev.descent.gate;

/**
 * What counts as a difference between two results folders.
 *
 * @param tolerance how far numbers may lie apart
 * @param versions of which they are; of different ones all but the CSV files is passed over
 * @param written the numbers of the experiments, which no tolerance is for
 * @param comparesIds whether the ids of trials are compared; they can't be the same where the experiments differ
 */
record Strictness(Tolerance tolerance, Versions versions, WrittenNumbers written, boolean comparesIds) {
    /** How the lines of a page or picture are compared. */
    LinePair.Rules ofPages() {
        return new LinePair.Rules(tolerance, comparesIds, written);
    }

    /** How the lines of a CSV file are compared whose cells are the same. */
    LinePair.Rules ofTables() {
        return new LinePair.Rules(tolerance, comparesIds, WrittenNumbers.NONE);
    }

    /** How the lines of other files are compared. */
    LinePair.Rules ofOthers() {
        return new LinePair.Rules(Tolerance.EXACT, comparesIds, WrittenNumbers.NONE);
    }

    /** Whether every byte is to be the same. */
    boolean isExact() {
        return tolerance.isExact() && !tablesOnly();
    }

    /** Whether only the CSV files are compared. */
    boolean tablesOnly() {
        return versions.differ();
    }
}
