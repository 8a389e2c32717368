package dev.descent.model;

import java.util.List;
import java.util.Optional;

/**
 * How an experiment comes to its configurations.
 *
 * @param search how the sweep draws them; empty for the grid
 * @param repeated how many points were drawn, before anything trained, that an earlier one equals: these are left out
 * @param ending why it has ended before it came to as many configurations as it might have; empty before a run, and if it has not
 * @param unmatched exclusions that matched nothing that was drawn, as texts; empty before a search that proposes has ended
 * @param confirmation which of them are trained again; empty if none
 * @param comparison what alternatives they are of that compete; empty if none do
 */
public record SearchSpec(
        Optional<Component> search,
        int repeated,
        Optional<String> ending,
        List<String> unmatched,
        Optional<Confirmation> confirmation,
        Optional<ComparisonSpec> comparison) {
    public SearchSpec {
        unmatched = List.copyOf(unmatched);
    }

    /** Every combination of the axes, each once. */
    public static final SearchSpec GRID = new SearchSpec(Optional.empty(), 0, Optional.empty(), Optional.empty());

    /** A search that has not begun. */
    public SearchSpec(
            Optional<Component> search,
            int repeated,
            Optional<Confirmation> confirmation,
            Optional<ComparisonSpec> comparison) {
        this(search, repeated, Optional.empty(), List.of(), confirmation, comparison);
    }

    /** A search that has not begun, without competitors. */
    public SearchSpec(Optional<Component> search, int repeated, Optional<Confirmation> confirmation) {
        this(search, repeated, confirmation, Optional.empty());
    }

    /** This search after some of its rounds: why it has ended early, and what exclusions have matched nothing. */
    public SearchSpec after(Optional<String> why, List<String> idle) {
        return new SearchSpec(search, repeated, why, idle, confirmation, comparison);
    }
}
