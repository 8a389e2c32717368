package dev.descent.nn;

import dev.descent.model.DatasetSpec.TargetEncoding;
import java.util.Arrays;

/**
 * Positives and negatives in the order of their predictions, rows of equal predictions together: what every metric of ranking is
 * made of.
 *
 * <p>One output, or several that are not classes: all values together, as Keras' AUC. Two classes: the values of the second. More
 * classes: each class against the rest, and the mean over those that occur among the targets and for which the measure is defined.
 */
final class RankedScores {
    /** Predictions as they are ordered, in the upper bits; below them 1 of a positive, or where rows have weights their place. */
    private final long[] ranked;

    private final float[] y;
    private final int from;
    private final int stride;
    private final float threshold;
    private final float[] weights;
    private final int lowerBits;
    private double positives;
    private double negatives;
    private int at;
    private double tiedPositives;
    private double tiedNegatives;

    /** A number made of one order; NaN where it is undefined. */
    @FunctionalInterface
    interface Measure {
        double of(RankedScores scores);
    }

    /**
     * The measure, NaN where nothing is left that it is defined for, or a prediction is NaN.
     *
     * @param weights of the rows, by which they count; length 0 if all count 1
     */
    static double measure(
            float[] z, float[] y, float[] weights, int rows, int outputs, TargetEncoding encoding, Measure measure) {
        float threshold = Metrics.threshold(encoding);
        if (encoding != TargetEncoding.ONE_HOT) {
            float[] ofEach = new float[weights.length * outputs];
            for (int k = 0; k < ofEach.length; k++) {
                ofEach[k] = weights[k / outputs];
            }
            return measure(z, y, ofEach, 0, 1, rows * outputs, threshold, measure);
        }
        if (outputs == 2) {
            return measure(z, y, weights, 1, 2, rows, threshold, measure);
        }
        double sum = 0;
        int defined = 0;
        for (int o = 0; o < outputs; o++) {
            double value = occurs(y, weights, o, outputs, rows)
                    ? measure(z, y, weights, o, outputs, rows, threshold, measure)
                    : Double.NaN;
            if (!Double.isNaN(value)) {
                sum += value;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    private static boolean occurs(float[] y, float[] weights, int from, int stride, int count) {
        for (int k = 0; k < count; k++) {
            if (y[from + k * stride] != 0 && (weights.length == 0 || weights[k] > 0)) {
                return true;
            }
        }
        return false;
    }

    private static double measure(
            float[] z, float[] y, float[] weights, int from, int stride, int count, float threshold, Measure measure) {
        for (int k = 0; k < count; k++) {
            if (Float.isNaN(z[from + k * stride])) {
                return Double.NaN;
            }
        }
        return measure.of(new RankedScores(z, y, weights, from, stride, count, threshold));
    }

    private RankedScores(float[] z, float[] y, float[] weights, int from, int stride, int count, float threshold) {
        this.y = y;
        this.weights = weights;
        this.from = from;
        this.stride = stride;
        this.threshold = threshold;
        this.lowerBits = weights.length > 0 ? Integer.SIZE : 1;
        this.ranked = new long[count];
        for (int k = 0; k < count; k++) {
            boolean positive = isPositive(k);
            long lower = weights.length > 0 ? k : positive ? 1 : 0;
            ranked[k] = (long) ordinal(z[from + k * stride]) << lowerBits | lower;
            double weight = weights.length > 0 ? weights[k] : 1;
            positives += positive ? weight : 0;
            negatives += positive ? 0 : weight;
        }
        Arrays.sort(ranked);
    }

    private boolean isPositive(int k) {
        return y[from + k * stride] > threshold;
    }

    double positives() {
        return positives;
    }

    double negatives() {
        return negatives;
    }

    /** Goes on to the next group of equal predictions, the lowest first; false after the last. */
    boolean next() {
        if (at == ranked.length) {
            return false;
        }
        long value = ranked[at] >> lowerBits;
        tiedPositives = 0;
        tiedNegatives = 0;
        if (weights.length == 0) {
            int first = at;
            long tied = 0;
            for (; at < ranked.length && ranked[at] >> lowerBits == value; at++) {
                tied += ranked[at] & 1;
            }
            tiedPositives = tied;
            tiedNegatives = at - first - tied;
            return true;
        }
        for (; at < ranked.length && ranked[at] >> lowerBits == value; at++) {
            int k = (int) ranked[at];
            tiedPositives += isPositive(k) ? weights[k] : 0;
            tiedNegatives += isPositive(k) ? 0 : weights[k];
        }
        return true;
    }

    double tiedPositives() {
        return tiedPositives;
    }

    double tiedNegatives() {
        return tiedNegatives;
    }

    /** A whole number that is ordered as the values are; −0 and 0 have the same. */
    private static int ordinal(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }
}
