package dev.descent.sweep.search;

/**
 * A step of a bracket.
 *
 * @param configurations how many reach it
 * @param epochs how many epochs each of them has trained when they are compared
 */
public record Rung(int configurations, int epochs) {}
