package dev.descent.data;

/**
 * The inputs of a column that has one for each category.
 *
 * @param column its name
 * @param first the first of them among all inputs, from 0
 * @param count how many
 */
public record CategoryInputs(String column, int first, int count) {}
