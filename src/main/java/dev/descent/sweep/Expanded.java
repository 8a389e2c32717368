package dev.descent.sweep;

import dev.descent.model.ComparisonSpec.Entrant;
import java.util.ArrayList;
import java.util.List;

/**
 * The combinations of a sweep's axes, in the order of the file. Neither list can be changed; a configuration is made anew each time it is
 * asked for.
 *
 * @param configurations those to train
 * @param excluded those that exclusions left out
 * @param repeated how many points of a search were drawn that an earlier one of the same search equals, which are left out
 * @param brackets where a search halves, of each of {@code configurations} the number of its bracket among those of all searches;
 *     else empty
 * @param entrants of competitors, who each configuration belongs to; else empty
 */
public record Expanded(
        List<Configuration> configurations,
        List<Configuration> excluded,
        int repeated,
        List<Integer> brackets,
        List<Entrant> entrants) {
    public Expanded {
        brackets = List.copyOf(brackets);
        entrants = List.copyOf(entrants);
    }

    /** Configurations that no search compares before they are trained to their end, and that do not compete. */
    public Expanded(List<Configuration> configurations, List<Configuration> excluded, int repeated) {
        this(configurations, excluded, repeated, List.of(), List.of());
    }

    /** These and other configurations behind them. */
    public Expanded and(List<Configuration> others, List<Entrant> theirs) {
        List<Configuration> all = new ArrayList<>(configurations);
        all.addAll(others);
        List<Entrant> allEntrants = new ArrayList<>(entrants);
        allEntrants.addAll(theirs);
        return new Expanded(all, excluded, repeated, brackets, allEntrants);
    }
}
