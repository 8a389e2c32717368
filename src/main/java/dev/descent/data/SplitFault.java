package dev.descent.data;

/**
 * What makes a split of a table impossible.
 *
 * @param key of the split that is at fault; empty if it is the split as a whole
 * @param remedy what would be right
 */
public record SplitFault(String key, String message, String remedy) {}
