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
    private final long[] ranked;
    private long positives;
    private int at;
    private long tiedPositives;
    private long tiedNegatives;

    /** A number made of one order; NaN where it is undefined. */
    @FunctionalInterface
    interface Measure {
        double of(RankedScores scores);
    }

    /** The measure, NaN where nothing is left that it is defined for, or a prediction is NaN. */
    static double measure(float[] z, float[] y, int rows, int outputs, TargetEncoding encoding, Measure measure) {
        float threshold = Metrics.threshold(encoding);
        if (encoding != TargetEncoding.ONE_HOT) {
            return measure(z, y, 0, 1, rows * outputs, threshold, measure);
        }
        if (outputs == 2) {
            return measure(z, y, 1, 2, rows, threshold, measure);
        }
        double sum = 0;
        int defined = 0;
        for (int o = 0; o < outputs; o++) {
            double value =
                    occurs(y, o, outputs, rows) ? measure(z, y, o, outputs, rows, threshold, measure) : Double.NaN;
            if (!Double.isNaN(value)) {
                sum += value;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    private static boolean occurs(float[] y, int at, int stride, int count) {
        for (int k = 0; k < count; k++) {
            if (y[at + k * stride] != 0) {
                return true;
            }
        }
        return false;
    }

    private static double measure(
            float[] z, float[] y, int at, int stride, int count, float threshold, Measure measure) {
        for (int k = 0; k < count; k++) {
            if (Float.isNaN(z[at + k * stride])) {
                return Double.NaN;
            }
        }
        return measure.of(new RankedScores(z, y, at, stride, count, threshold));
    }

    private RankedScores(float[] z, float[] y, int at, int stride, int count, float threshold) {
        this.ranked = new long[count];
        for (int k = 0; k < count; k++) {
            boolean positive = y[at + k * stride] > threshold;
            ranked[k] = ordinal(z[at + k * stride]) << 1 | (positive ? 1 : 0);
            positives += positive ? 1 : 0;
        }
        Arrays.sort(ranked);
    }

    long positives() {
        return positives;
    }

    long negatives() {
        return ranked.length - positives;
    }

    /** Goes on to the next group of equal predictions, the lowest first; false after the last. */
    boolean next() {
        if (at == ranked.length) {
            return false;
        }
        long value = ranked[at] >> 1;
        tiedPositives = 0;
        int from = at;
        for (; at < ranked.length && ranked[at] >> 1 == value; at++) {
            tiedPositives += ranked[at] & 1;
        }
        tiedNegatives = at - from - tiedPositives;
        return true;
    }

    long tiedPositives() {
        return tiedPositives;
    }

    long tiedNegatives() {
        return tiedNegatives;
    }

    /** A whole number that is ordered as the values are; −0 and 0 have the same. */
    private static long ordinal(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }
}
