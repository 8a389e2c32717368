package dev.descent.sweep;

import dev.descent.model.Status;

/**
 * How one trial ended, as a {@link Strategy} is told of it to decide what to try next: the value that trials are ranked by, and no
 * more. Epochs and predictions stay with the outcome that it is made from.
 *
 * @param id the trial's id; equal requests have equal ids and equal outcomes
 * @param status how it ended
 * @param value what trials are ranked by, as the tables print it; NaN unless it completed and has one
 * @param untilEpoch the epoch that was asked for
 */
public record Observed(String id, Status status, double value, int untilEpoch) {}
