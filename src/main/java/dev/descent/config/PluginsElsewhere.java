package dev.descent.config;

import java.util.Optional;

/** Plug-ins of Descent's own that not every build of it has. */
public final class PluginsElsewhere {
    private PluginsElsewhere() {}

    /**
     * Where a plug-in is found that is not here, in a clause; empty if nobody knows.
     *
     * @param kind {@code executor} or {@code engine}
     */
    public static Optional<String> of(String kind, String name) {
        return kind.equals("executor") && name.equals("spark")
                ? Optional.of("'spark' is in the jar that `mvn -Pspark package` builds")
                : Optional.empty();
    }
}
