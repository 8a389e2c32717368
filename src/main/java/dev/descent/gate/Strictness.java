package dev.descent.gate;

/**
 * What counts as a difference between two results folders.
 *
 * @param tolerance how far numbers may lie apart
 * @param commonOnly whether ids, and files and columns that one side lacks, are passed over: the folders are of different versions
 * @param comparesIds whether the ids of trials are compared; they can't be the same where the experiments differ
 */
record Strictness(Tolerance tolerance, boolean commonOnly, boolean comparesIds) {}
