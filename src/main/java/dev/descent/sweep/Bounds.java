package dev.descent.sweep;

/**
 * How large a search is, before anything has trained.
 *
 * @param rounds at least 1
 * @param configurations of all rounds
 * @param trials of all rounds, repeats and folds counted
 * @param epochs of all trials; of trials without a network, steps
 * @param exact whether these are the numbers themselves; else the search may end earlier or propose less
 */
public record Bounds(int rounds, long configurations, long trials, long epochs, boolean exact) {}
