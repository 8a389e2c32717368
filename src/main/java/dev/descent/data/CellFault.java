package dev.descent.data;

/**
 * What is wrong with a cell.
 *
 * @param remedy what would be right; may be empty
 */
record CellFault(String message, String remedy) {}
