package dev.descent.analysis.statistics;

import java.util.Locale;

/** What pairs of values say of two configurations, seen from the left one. */
public enum PairVerdict {
    /** The left one is better by more than chance explains. */
    BETTER,
    /** The right one is. */
    WORSE,
    /** They differ by less than what counts as practically equal. */
    EQUAL,
    /** The pairs allow for either. */
    UNDECIDED,
    /** There are so few pairs that no outcome could have decided. */
    TOO_FEW;

    /** As files have it: {@code too_few}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is said of the right one. */
    public PairVerdict reversed() {
        return this == BETTER ? WORSE : this == WORSE ? BETTER : this;
    }
}
