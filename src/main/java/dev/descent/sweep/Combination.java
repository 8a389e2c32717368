package dev.descent.sweep;

import java.util.Arrays;
import java.util.Comparator;

/** Which option each axis of a sweep has, by the axis' index; none where an axis does not multiply. */
final class Combination {
    /** The order of a sweep: the first axis turns slowest, and one that does not multiply counts as at its first option. */
    static final Comparator<Combination> ORDER = Combination::compare;

    private static final int NONE = -1;

    private final int[] options;

    private Combination(int[] options) {
        this.options = options;
    }

    /** No axis has an option. */
    static Combination ofNone(int axes) {
        int[] options = new int[axes];
        Arrays.fill(options, NONE);
        return new Combination(options);
    }

    /** This combination with an option of one axis. */
    Combination with(int axis, int option) {
        int[] changed = options.clone();
        changed[axis] = option;
        return new Combination(changed);
    }

    /** Whether an axis has an option. */
    boolean has(int axis) {
        return options[axis] != NONE;
    }

    /** Whether an axis has just that option. */
    boolean has(int axis, int option) {
        return options[axis] == option;
    }

    /**
     * The option that an axis has.
     *
     * @throws IllegalArgumentException if it has none
     */
    int option(int axis) {
        if (!has(axis)) {
            throw new IllegalArgumentException("axis " + axis + " must have an option, but multiplies nothing");
        }
        return options[axis];
    }

    private static int compare(Combination a, Combination b) {
        for (int i = 0; i < a.options.length; i++) {
            int difference = Math.max(a.options[i], 0) - Math.max(b.options[i], 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
