package dev.descent.model;

/**
 * An interval of numbers. NaN lies in no range.
 *
 * @param low the lower end, or −∞
 * @param lowIncluded whether {@code low} itself belongs to the range
 * @param high the upper end, or +∞
 * @param highIncluded whether {@code high} itself belongs to the range
 */
public record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
    public static final Range POSITIVE = new Range(0, false, Double.POSITIVE_INFINITY, false);
    public static final Range NOT_NEGATIVE = new Range(0, true, Double.POSITIVE_INFINITY, false);
    public static final Range NOT_POSITIVE = new Range(Double.NEGATIVE_INFINITY, false, 0, true);
    /** [0, 1]. */
    public static final Range UNIT = new Range(0, true, 1, true);
    /** [0, 1), the range of a decay rate. */
    public static final Range HALF_OPEN_UNIT = new Range(0, true, 1, false);

    public static Range atLeast(double low) {
        return new Range(low, true, Double.POSITIVE_INFINITY, false);
    }

    public static Range atMost(double high) {
        return new Range(Double.NEGATIVE_INFINITY, false, high, true);
    }

    /** (low, ∞). */
    public static Range above(double low) {
        return new Range(low, false, Double.POSITIVE_INFINITY, false);
    }

    /** (low, high). */
    public static Range between(double low, double high) {
        return new Range(low, false, high, false);
    }

    /** The largest difference between two numbers in it. */
    public double width() {
        return high - low;
    }

    public boolean contains(double x) {
        return (lowIncluded ? x >= low : x > low) && (highIncluded ? x <= high : x < high);
    }
}
