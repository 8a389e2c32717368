package dev.descent.data;

import java.util.Locale;

/** The parts of a table's rows, in the order in which they stand where each has a file of its own. */
public enum PartName {
    TRAIN,
    VALIDATION,
    TEST;

    /** As files and columns spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As sentences call it. */
    public String title() {
        return this == TRAIN ? "training" : key();
    }
}
