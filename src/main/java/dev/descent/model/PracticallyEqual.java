package dev.descent.model;

/**
 * Up to which difference two configurations are practically equal.
 *
 * @param size of the difference; 0 if none counts as equal
 * @param relative whether it is a share of the value that is compared, else in the unit of that value
 */
public record PracticallyEqual(double size, boolean relative) {
    /** No difference counts as equal. */
    public static final PracticallyEqual NEVER = new PracticallyEqual(0, false);

    public PracticallyEqual {
        if (!(size >= 0)) {
            throw new IllegalArgumentException("a difference is at least 0");
        }
    }

    /** Whether no difference counts as equal. */
    public boolean isNever() {
        return size == 0;
    }

    /** The difference in the unit of the values that are compared. */
    public double within(double value) {
        return relative ? size * Math.abs(value) : size;
    }
}
