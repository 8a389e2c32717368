package dev.descent.sweep;

import dev.descent.model.Status;

/**
 * What a strategy learns of a trial: no history, no predictions.
 *
 * @param id the trial's id; equal requests have equal ids and equal outcomes
 * @param status how it ended
 * @param value what trials are ranked by, as the tables print it; NaN unless it completed and has one
 * @param untilEpoch the epoch that was asked for
 */
public record Observed(String id, Status status, double value, int untilEpoch) {}
