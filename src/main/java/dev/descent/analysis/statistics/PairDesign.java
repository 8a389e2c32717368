package dev.descent.analysis.statistics;

/**
 * How two configurations are compared.
 *
 * @param largerIsBetter whether a larger value is the better one
 * @param overlap as in {@link PairedComparison}
 * @param counted of how many comparisons this is one (Bonferroni): of all pairs of configurations where the values that are compared
 *     have picked one of the two, else of those with the reference
 * @param equalWithin up to which difference two are practically equal, in the unit of the values; 0 if never
 * @param widest the largest difference that two values can have; ∞ where these have no bounds
 */
public record PairDesign(boolean largerIsBetter, double overlap, long counted, double equalWithin, double widest) {
    /** The level at which a comparison decides, before it is divided by the number of comparisons. */
    public static final double LEVEL = 0.05;

    public PairDesign {
        if (!(overlap >= 0) || counted < 1 || !(equalWithin >= 0) || !(widest >= 0)) {
            throw new IllegalArgumentException("overlap, equalWithin and widest are at least 0, counted at least 1");
        }
    }

    /** Of values that have no bounds. */
    public PairDesign(boolean largerIsBetter, double overlap, long counted, double equalWithin) {
        this(largerIsBetter, overlap, counted, equalWithin, Double.POSITIVE_INFINITY);
    }

    /** How many pairs m configurations form. */
    public static long pairs(int configurations) {
        return Math.max(1, (long) configurations * (configurations - 1) / 2);
    }

    /** The level of this one comparison. */
    public double level() {
        return LEVEL / counted;
    }
}
