package dev.descent.nn;

import dev.descent.model.DatasetSpec.TargetEncoding;

/**
 * Predicted against true classes, counted: what every metric of decisions is made of.
 *
 * <p>One-hot: a row is one decision, the first of its largest predictions. Otherwise every output of every row is a decision
 * between two classes that part at 0.5, or at 0 for −1 and 1; a value at the threshold is the first class, as in Keras.
 * There NaN is the wrong one of the two.
 *
 * <p>A measure of positives is that of the second of two classes; of more classes the mean over those that occur among targets or
 * predictions, as scikit-learn's {@code average='macro'}. A share of nothing is 0, as its {@code zero_division=0}.
 */
final class Decisions {
    private final long[] hits;
    private final long[] predicted;
    private final long[] actual;
    private long decisions;

    Decisions(float[] z, float[] y, int rows, int outputs, TargetEncoding encoding) {
        boolean oneHot = encoding == TargetEncoding.ONE_HOT;
        int classes = oneHot ? outputs : 2;
        this.hits = new long[classes];
        this.predicted = new long[classes];
        this.actual = new long[classes];
        if (oneHot) {
            for (int r = 0; r < rows; r++) {
                count(largest(z, r * outputs, outputs), largest(y, r * outputs, outputs));
            }
        } else {
            float threshold = Metrics.threshold(encoding);
            for (int k = 0; k < rows * outputs; k++) {
                int target = y[k] > threshold ? 1 : 0;
                count(Float.isNaN(z[k]) ? 1 - target : z[k] > threshold ? 1 : 0, target);
            }
        }
    }

    int classes() {
        return hits.length;
    }

    /** How many decisions there are. */
    long all() {
        return decisions;
    }

    /** How many are right. */
    long right() {
        long right = 0;
        for (long h : hits) {
            right += h;
        }
        return right;
    }

    /** How many of a class were decided to be of it. */
    long hits(int c) {
        return hits[c];
    }

    /** How many were decided to be of a class. */
    long predicted(int c) {
        return predicted[c];
    }

    /** How many are of a class. */
    long actual(int c) {
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
            return measure.value(1);
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

    private void count(int prediction, int target) {
        decisions++;
        predicted[prediction]++;
        actual[target]++;
        if (prediction == target) {
            hits[target]++;
        }
    }

    /** A share; that of nothing is 0. */
    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
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
