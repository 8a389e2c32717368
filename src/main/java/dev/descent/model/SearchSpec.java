package dev.descent.model;

import java.util.Optional;

/**
 * How an experiment comes to its configurations.
 *
 * @param search how the sweep draws them; empty for the grid
 * @param repeated how many points were drawn, before anything trained, that an earlier one equals: these are left out
 * @param ending why it has ended before it came to as many configurations as it might have; empty before a run, and if it has not
 * @param confirmation which of them are trained again; empty if none
 * @param comparison what alternatives they are of that compete; empty if none do
 */
public record SearchSpec(
        Optional<Component> search,
        int repeated,
        Optional<String> ending,
        Optional<Confirmation> confirmation,
        Optional<ComparisonSpec> comparison) {
    /** Every combination of the axes, each once. */
    public static final SearchSpec GRID = new SearchSpec(Optional.empty(), 0, Optional.empty(), Optional.empty());

    /** A search that has not begun. */
    public SearchSpec(
            Optional<Component> search,
            int repeated,
            Optional<Confirmation> confirmation,
            Optional<ComparisonSpec> comparison) {
        this(search, repeated, Optional.empty(), confirmation, comparison);
    }

    /** A search that has not begun, without competitors. */
    public SearchSpec(Optional<Component> search, int repeated, Optional<Confirmation> confirmation) {
        this(search, repeated, confirmation, Optional.empty());
    }

    /** This search, which has ended early. */
    public SearchSpec ended(Optional<String> why) {
        return new SearchSpec(search, repeated, why, confirmation, comparison);
    }
}
