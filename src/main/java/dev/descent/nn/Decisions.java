package dev.descent.nn;

import dev.descent.model.DatasetSpec.TargetEncoding;

/**
 * Predicted against true classes, counted.
 *
 * <p>One-hot: a row is one decision, the first of its largest predictions. Otherwise every output of every row is a decision
 * between two classes that part at 0.5, or at 0 for −1 and 1; a value at the threshold is the first class, as in Keras.
 *
 * <p>Precision, recall and f1 are those of the second of two classes; of more classes the mean over those that occur among
 * targets or predictions, as scikit-learn's {@code average='macro'}. A share of nothing is 0, as its {@code zero_division=0}.
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
                count(z[k] > threshold ? 1 : 0, y[k] > threshold ? 1 : 0);
            }
        }
    }

    double accuracy() {
        return (double) right() / decisions;
    }

    double zeroOne() {
        return (double) (decisions - right()) / decisions;
    }

    double precision() {
        return average((c) -> share(hits[c], predicted[c]));
    }

    double recall() {
        return average((c) -> share(hits[c], actual[c]));
    }

    /** 2·precision·recall/(precision + recall), of counts. */
    double f1() {
        return average((c) -> share(2 * hits[c], predicted[c] + actual[c]));
    }

    @FunctionalInterface
    private interface OfClass {
        double value(int c);
    }

    private double average(OfClass measure) {
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

    private long right() {
        long right = 0;
        for (long h : hits) {
            right += h;
        }
        return right;
    }

    private void count(int prediction, int target) {
        decisions++;
        predicted[prediction]++;
        actual[target]++;
        if (prediction == target) {
            hits[target]++;
        }
    }

    private static double share(long part, long whole) {
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
