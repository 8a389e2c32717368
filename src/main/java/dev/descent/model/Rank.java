package dev.descent.model;

import java.util.Comparator;

/**
 * What a trial or a configuration is ranked by.
 *
 * @param tier 0 if all of it completed with a value, 1 if a part of it did, 2 if none did or has a value
 * @param value the value that better and worse is told by; NaN if there is none
 * @param number the trial's or configuration's number
 */
public record Rank(int tier, double value, int number) {
    /**
     * The rank of a single trial.
     *
     * @param value its ranking value; does not count unless it completed
     */
    public static Rank ofTrial(Status status, double value, int number) {
        return status == Status.COMPLETED ? new Rank(0, value, number) : new Rank(2, Double.NaN, number);
    }

    /**
     * The order of every ranking, the best first: what completed before what diverged or failed, then by the value, one that is
     * undefined last, then by the smaller number.
     */
    public static Comparator<Rank> bestFirst(Direction direction) {
        return Comparator.comparingInt(Rank::tier)
                .thenComparing((a, b) -> direction.compare(a.value(), b.value()))
                .thenComparingInt(Rank::number);
    }
}
