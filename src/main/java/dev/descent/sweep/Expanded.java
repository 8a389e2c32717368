package dev.descent.sweep;

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
 */
public record Expanded(
        List<Configuration> configurations, List<Configuration> excluded, int repeated, List<Integer> brackets) {
    public Expanded {
        brackets = List.copyOf(brackets);
    }

    /** Configurations that no search compares before they are trained to their end. */
    public Expanded(List<Configuration> configurations, List<Configuration> excluded, int repeated) {
        this(configurations, excluded, repeated, List.of());
    }
}
