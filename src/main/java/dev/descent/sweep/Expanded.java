package dev.descent.sweep;

import java.util.List;

/**
 * The combinations of a sweep's axes, in the order of the file. Neither list can be changed; a configuration is made anew each time it is
 * asked for.
 *
 * @param configurations those to train
 * @param excluded those that exclusions left out
 * @param repeated how many points of a search were drawn that an earlier one of the same search equals, which are left out
 */
public record Expanded(List<Configuration> configurations, List<Configuration> excluded, int repeated) {}
