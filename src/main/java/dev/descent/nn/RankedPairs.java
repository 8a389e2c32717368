package dev.descent.nn;

import dev.descent.model.DatasetSpec.TargetEncoding;
import java.util.Arrays;

/**
 * The area under the ROC curve as a count of pairs (Mann and Whitney's statistic), exact but for one division.
 *
 * <pre>
 *   auc = Σ over positives of (negatives below + ½·negatives equal) / (positives·negatives)
 * </pre>
 *
 * <p>One output, or several that are no classes: all values together, as Keras' AUC. Two classes: the values of the second. More
 * classes: the mean over each class against the rest, over the classes for which both occur. Undefined if nothing is left, or a
 * prediction is NaN.
 *
 * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil (1982), The meaning and use of the area under a
 *     receiver operating characteristic (ROC) curve</a>
 */
final class RankedPairs {
    private RankedPairs() {}

    static double areaUnderCurve(float[] z, float[] y, int rows, int outputs, TargetEncoding encoding) {
        float threshold = Metrics.threshold(encoding);
        if (encoding != TargetEncoding.ONE_HOT) {
            return area(z, y, 0, 1, rows * outputs, threshold);
        }
        if (outputs == 2) {
            return area(z, y, 1, 2, rows, threshold);
        }
        double sum = 0;
        int defined = 0;
        for (int o = 0; o < outputs; o++) {
            double area = area(z, y, o, outputs, rows, threshold);
            if (!Double.isNaN(area)) {
                sum += area;
                defined++;
            }
        }
        return defined == 0 ? Double.NaN : sum / defined;
    }

    private static double area(float[] z, float[] y, int at, int stride, int count, float threshold) {
        long[] ranked = new long[count];
        for (int k = 0; k < count; k++) {
            float value = z[at + k * stride];
            if (Float.isNaN(value)) {
                return Double.NaN;
            }
            ranked[k] = ordinal(value) << 1 | (y[at + k * stride] > threshold ? 1 : 0);
        }
        Arrays.sort(ranked);
        long negatives = 0;
        long positives = 0;
        long halves = 0;
        for (int k = 0; k < count; ) {
            long value = ranked[k] >> 1;
            long tiedNegatives = 0;
            long tiedPositives = 0;
            for (; k < count && ranked[k] >> 1 == value; k++) {
                if ((ranked[k] & 1) == 1) {
                    tiedPositives++;
                } else {
                    tiedNegatives++;
                }
            }
            halves += tiedPositives * (2 * negatives + tiedNegatives);
            negatives += tiedNegatives;
            positives += tiedPositives;
        }
        return positives == 0 || negatives == 0 ? Double.NaN : halves / (2.0 * positives * negatives);
    }

    /** A whole number that is ordered as the values are; −0 and 0 have the same. */
    private static long ordinal(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }
}
