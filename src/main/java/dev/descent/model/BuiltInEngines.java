package dev.descent.model;

import java.util.List;

/** The engines whose numbers are Descent's own: the same to the bit on every machine. What another engine promises it alone knows. */
public final class BuiltInEngines {
    /** Their names. */
    public static final List<String> NAMES = List.of("lockstep", "reference");

    private BuiltInEngines() {}

    /** Whether the engine of that name is one. */
    public static boolean has(String name) {
        return NAMES.contains(name);
    }
}
