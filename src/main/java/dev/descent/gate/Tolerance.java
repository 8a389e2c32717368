package dev.descent.gate;

/**
 * How far two numbers may lie apart and still count as the same: by the larger of a share of the larger one and a floor for numbers near
 * zero, where a share is nothing.
 *
 * <pre>
 *   |x − y| ≤ max(absolute, relative·max(|x|, |y|))
 * </pre>
 *
 * @param relative the share, at least 0 and less than 1: with 1 a number may become any other of its sign
 * @param absolute the floor, at least 0
 */
public record Tolerance(double relative, double absolute) {
    /** Two numbers count as the same where their texts are. */
    public static final Tolerance EXACT = new Tolerance(0, 0);

    /** A whole number of more digits may be a measured value that was large. */
    private static final int COUNT_DIGITS = 6;

    public Tolerance {
        if (!(relative >= 0 && relative < 1)) {
            throw new IllegalArgumentException("a relative tolerance must lie in [0, 1)");
        }
        if (!(absolute >= 0 && absolute < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("an absolute tolerance must be finite and at least 0");
        }
    }

    /** Whether it is {@link #EXACT}. */
    public boolean isExact() {
        return relative == 0 && absolute == 0;
    }

    /** Whether two numbers count as the same. Nothing is near infinity, and NaN is near nothing. */
    boolean covers(double x, double y) {
        return Double.isFinite(x - y)
                && Math.abs(x - y) <= Math.max(absolute, relative * Math.max(Math.abs(x), Math.abs(y)));
    }

    /** Whether one of two texts is a {@link #isCount whole number}: then they are the same number or not. */
    static boolean isOfCounts(String x, String y) {
        return isCount(x) || isCount(y);
    }

    /** Whether a text is a whole number of at most 6 digits: a count, a seed, a place, which is right or wrong. */
    static boolean isCount(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - start;
        for (int k = start; k < text.length(); k++) {
            if (text.charAt(k) < '0' || text.charAt(k) > '9') {
                return false;
            }
        }
        return digits > 0 && digits <= COUNT_DIGITS;
    }
}
