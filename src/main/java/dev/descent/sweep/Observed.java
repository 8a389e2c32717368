package dev.descent.sweep;

import dev.descent.model.Status;

/**
 * How one trial ended, as a {@link Strategy} is told of it to decide what to try next: the value that trials are ranked by, and no
 * more. Epochs and predictions stay with the outcome that it is made from.
 *
 * @param id the trial's id; equal requests have equal ids and equal outcomes
 * @param status how it ended
 * @param value what trials are ranked by, as the tables print it; NaN unless it completed and has one
 * @param loss what decides between configurations of equal values, less is better; NaN if nothing does
 * @param untilEpoch the epoch that was asked for
 */
public record Observed(String id, Status status, double value, double loss, int untilEpoch) {
    /** Of a search in which nothing decides between equal values but their order. */
    public Observed(String id, Status status, double value, int untilEpoch) {
        this(id, status, value, Double.NaN, untilEpoch);
    }
}
