package dev.descent.gate.stored;

/**
 * Something in a results folder that is not a file a report could have written.
 *
 * @param path with {@code /} between its parts
 * @param what it is, in words
 */
public record Stray(String path, String what) {}
