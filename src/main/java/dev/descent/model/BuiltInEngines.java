package dev.descent.model;

import java.util.List;
import java.util.Optional;

/** The engines whose numbers are Descent's own: the same to the bit on every machine. What another engine promises it alone knows. */
public final class BuiltInEngines {
    /** Their names. */
    public static final List<String> NAMES = List.of("lockstep", "reference");

    /** What has to be known of another engine's numbers, to stand behind its name and a comma. */
    public static final String WHICH_ELSE =
            "which is not built in: its numbers may repeat on one machine and with one version of it only";

    private BuiltInEngines() {}

    /** Whether the engine of that name is one. */
    public static boolean has(String name) {
        return NAMES.contains(name);
    }

    /** The name, if that engine is none. */
    public static Optional<String> foreign(String name) {
        return Optional.of(name).filter(it -> !has(it));
    }
}
