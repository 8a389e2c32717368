package dev.descent.data;

/**
 * How many rows a split puts into each part; no seed changes them.
 *
 * @param train rows that train
 * @param validation rows that validate, 0 without such a part
 * @param test rows that test, 0 without such a part
 */
public record PartSizes(int train, int validation, int test) {}
