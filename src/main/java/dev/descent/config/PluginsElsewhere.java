package dev.descent.config;

import java.util.Map;
import java.util.Optional;

/** Plug-ins of Descent's own that not every build of it has. */
public final class PluginsElsewhere {
    /** What a profile of the build brings, by kind. */
    private static final Map<String, String> PROFILES = Map.of("executor", "spark", "engine", "pytorch");

    private PluginsElsewhere() {}

    /**
     * Where a plug-in is found that is not here, in a clause; empty if nobody knows.
     *
     * @param kind {@code executor} or {@code engine}
     */
    public static Optional<String> of(String kind, String name) {
        return name.equals(PROFILES.get(kind))
                ? Optional.of("'" + name + "' is in the jar that `mvn -P" + name + " package` builds")
                : Optional.empty();
    }
}
