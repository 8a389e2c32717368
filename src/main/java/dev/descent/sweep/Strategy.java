package dev.descent.sweep;

import java.util.List;
import java.util.Optional;

/**
 * Proposes trials round by round. What it proposes depends on the file and on the outcomes of earlier rounds alone, so that a run
 * that was cut short replays the rounds it knows and goes on as if nothing had happened.
 *
 * <p>The first round depends on the file alone. A strategy is used once and by one thread.
 */
public interface Strategy {
    /** The next round; empty when the search has ended. */
    Optional<Round> next();

    /**
     * Tells the outcomes of the round under way, one for each of its requests, in their order, before the next round is asked for.
     * The outcomes of the last round that {@link #bounds} allows are not told.
     */
    void observe(Observed outcome);

    /** Bounds of the whole search, known before anything has trained. */
    Bounds bounds();

    /** How many configurations are trained to their last epoch, at most. */
    default long finishing() {
        return bounds().configurations();
    }

    /** Why it has ended, or ends with the round under way, before it came to as many configurations as it might have; else empty. */
    default Optional<String> ending() {
        return Optional.empty();
    }

    /** What it has proposed after its first round, so far, that exclusions left out. */
    default List<Configuration> excluded() {
        return List.of();
    }

    /** What its rounds are, as far as no outcome decides on them, in a line or a few; empty where there is only one. */
    default List<String> outline() {
        return List.of();
    }
}
