package dev.descent.model;

import java.util.Optional;

/**
 * How an experiment comes to its configurations.
 *
 * @param search how the sweep draws them; empty for the grid
 * @param repeated how many points were drawn, before anything trained, that an earlier one equals: these are left out
 * @param confirmation which of them are trained again; empty if none
 */
public record SearchSpec(Optional<Component> search, int repeated, Optional<Confirmation> confirmation) {
    /** Every combination of the axes, each once. */
    public static final SearchSpec GRID = new SearchSpec(Optional.empty(), 0, Optional.empty());
}
