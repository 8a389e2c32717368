package dev.descent.nn;

import dev.descent.model.DatasetSpec.TargetEncoding;

/**
 * Predicted against true classes, counted: what every metric of decisions is made of.
 *
 * <p>One-hot: a row is one decision, the first of its largest predictions. Otherwise every output of every row is a decision
 * between two classes that part at 0.5, or at 0 for −1 and 1; a value at the threshold is the first class, as in Keras.
 * There NaN is the wrong one of the two.
 *
 * <p>A measure of positives is that of the second of two classes, undefined if no target is of it; of more classes the mean over those
 * that occur among targets or predictions, as scikit-learn's {@code average='macro'}. A share of nothing is undefined.
 */
final class Decisions {
    private final float[] z;
    private final float[] y;
    private final int outputs;
    private final boolean oneHot;
    private final float threshold;
    private final double[] hits;
    private final double[] predicted;
    private final double[] actual;
    private double all;
    private double right;

    /** @param weights of the rows, by which their decisions count; length 0 if all count 1 */
    Decisions(float[] z, float[] y, float[] weights, int rows, int outputs, TargetEncoding encoding) {
        this.z = z;
        this.y = y;
        this.outputs = outputs;
        this.oneHot = encoding == TargetEncoding.ONE_HOT;
        this.threshold = Metrics.threshold(encoding);
        int classes = oneHot ? outputs : 2;
        this.hits = new double[classes];
        this.predicted = new double[classes];
        this.actual = new double[classes];
        int decisions = oneHot ? rows : rows * outputs;
        if (weights.length > 0) {
            weigh(weights, decisions);
        } else {
            count(decisions);
        }
    }

    private void count(int decisions) {
        long[] hit = new long[hits.length];
        long[] said = new long[hits.length];
        long[] occurring = new long[hits.length];
        for (int d = 0; d < decisions; d++) {
            int target = target(d);
            int decided = decided(d, target);
            said[decided]++;
            occurring[target]++;
            if (decided == target) {
                hit[target]++;
            }
        }
        all = decisions;
        for (int c = 0; c < hits.length; c++) {
            hits[c] = hit[c];
            predicted[c] = said[c];
            actual[c] = occurring[c];
            right += hit[c];
        }
    }

    private void weigh(float[] weights, int decisions) {
        for (int d = 0; d < decisions; d++) {
            int target = target(d);
            int decided = decided(d, target);
            double weight = weights[oneHot ? d : d / outputs];
            all += weight;
            predicted[decided] += weight;
            actual[target] += weight;
            if (decided == target) {
                hits[target] += weight;
                right += weight;
            }
        }
    }

    private int target(int decision) {
        return oneHot ? largest(y, decision * outputs, outputs) : y[decision] > threshold ? 1 : 0;
    }

    private int decided(int decision, int target) {
        if (oneHot) {
            return largest(z, decision * outputs, outputs);
        }
        return Float.isNaN(z[decision]) ? 1 - target : z[decision] > threshold ? 1 : 0;
    }

    int classes() {
        return hits.length;
    }

    /** How many decisions there are. */
    double all() {
        return all;
    }

    /** How many are right. */
    double right() {
        return right;
    }

    /** How many of a class were decided to be of it. */
    double hits(int c) {
        return hits[c];
    }

    /** How many were decided to be of a class. */
    double predicted(int c) {
        return predicted[c];
    }

    /** How many are of a class. */
    double actual(int c) {
        return actual[c];
    }

    /** A measure of one class. */
    @FunctionalInterface
    interface OfClass {
        double value(int c);
    }

    /** The measure of the second of two classes; of more, the mean over those that occur among targets or predictions. */
    double ofPositives(OfClass measure) {
        if (hits.length == 2) {
            return actual[1] == 0 ? Double.NaN : measure.value(1);
        }
        double sum = 0;
        int occurring = 0;
        for (int c = 0; c < hits.length; c++) {
            if (predicted[c] + actual[c] > 0) {
                sum += measure.value(c);
                occurring++;
            }
        }
        return sum / occurring;
    }

    /** The index, from 0, of the first of the largest values. */
    static int largest(float[] values, int at, int count) {
        int largest = 0;
        for (int k = 1; k < count; k++) {
            if (values[at + k] > values[at + largest]) {
                largest = k;
            }
        }
        return largest;
    }
}
