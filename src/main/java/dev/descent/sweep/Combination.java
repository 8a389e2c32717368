package dev.descent.sweep;

import java.util.Arrays;
import java.util.Comparator;

/** Which option each axis of a sweep has, by the axis' index; none where an axis does not multiply. */
final class Combination {
    /** The order of a sweep: the first axis turns slowest, and one that does not multiply counts as at its first option. */
    static final Comparator<Combination> ORDER = Combination::compare;

    private static final int NONE = -1;

    private final int[] options;
    /** By axis, the number that was drawn; NaN where none was. Null as long as none was at all. */
    private final double[] drawn;

    private Combination(int[] options, double[] drawn) {
        this.options = options;
        this.drawn = drawn;
    }

    /** No axis has an option. */
    static Combination ofNone(int axes) {
        int[] options = new int[axes];
        Arrays.fill(options, NONE);
        return new Combination(options, null);
    }

    /** This combination with an option of one axis. */
    Combination with(int axis, int option) {
        int[] changed = options.clone();
        changed[axis] = option;
        return new Combination(changed, drawn);
    }

    /** This combination with a number that was drawn for an axis, in the place of its first option. */
    Combination with(int axis, double number) {
        double[] changed = new double[options.length];
        if (drawn == null) {
            Arrays.fill(changed, Double.NaN);
        } else {
            System.arraycopy(drawn, 0, changed, 0, changed.length);
        }
        changed[axis] = number;
        return new Combination(with(axis, 0).options, changed);
    }

    /** The number that was drawn for an axis; NaN if none was. */
    double drawn(int axis) {
        return drawn == null ? Double.NaN : drawn[axis];
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

    @Override
    public boolean equals(Object other) {
        return other instanceof Combination that
                && Arrays.equals(options, that.options)
                && Arrays.equals(drawn, that.drawn);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(options) + Arrays.hashCode(drawn);
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
