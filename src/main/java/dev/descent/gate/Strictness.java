package dev.descent.gate;

/**
 * What counts as a difference between two results folders.
 *
 * @param tolerance the largest difference of two numbers in units of the larger; 0 for the same text
 * @param commonOnly whether ids, and files and columns that one side lacks, are passed over: the folders are of different versions
 */
record Strictness(double tolerance, boolean commonOnly) {}
