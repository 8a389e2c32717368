package dev.descent.sweep;

/**
 * A trial that a strategy asks for.
 *
 * @param number of its configuration, from 1, in the order in which the search came to each: the same in every round
 * @param configuration what to train
 * @param repeat from 1
 * @param fold from 1; 0 if the split has no folds
 * @param untilEpoch the epoch to train until, at most those of the configuration; 0 without a network
 */
public record Request(int number, Configuration configuration, int repeat, int fold, int untilEpoch) {}
