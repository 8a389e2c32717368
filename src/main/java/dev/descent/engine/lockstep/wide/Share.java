package dev.descent.engine.lockstep.wide;

/**
 * What one part of work that several threads share takes: the rows, or units, {@code from} to {@code to} (excluded).
 *
 * @param part from 0
 */
record Share(int from, int to, int part) {}
