package dev.descent.analysis;

import java.util.Optional;

/**
 * All trials of a comparison of competitors.
 *
 * @param tuning those that tuned, of all studies
 * @param confirming those that confirm what was chosen, of all studies
 * @param untuned the competitors as they stand in the file, on the same repeats; empty if none can stand so
 */
public record Competition(Results tuning, Results confirming, Optional<Results> untuned) {}
