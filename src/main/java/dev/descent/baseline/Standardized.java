package dev.descent.baseline;

import dev.descent.data.Part;

/**
 * Inputs as a linear model sees them: minus the mean, divided by the standard deviation of the training rows, both weighted as these
 * are; 0 where all are the same.
 */
final class Standardized {
    private final double[] means;
    private final double[] deviations;

    private Standardized(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    static Standardized of(Part train, double[] weights) {
        int features = train.features();
        double[] means = new double[features];
        double[] squares = new double[features];
        double all = 0;
        for (int row = 0; row < train.rows(); row++) {
            all += weights[row];
            for (int j = 0; j < features; j++) {
                means[j] += weights[row] * train.inputs()[row * features + j];
            }
        }
        for (int j = 0; j < features; j++) {
            means[j] /= all;
        }
        for (int row = 0; row < train.rows(); row++) {
            for (int j = 0; j < features; j++) {
                double distance = train.inputs()[row * features + j] - means[j];
                squares[j] += weights[row] * distance * distance;
            }
        }
        for (int j = 0; j < features; j++) {
            squares[j] = Math.sqrt(squares[j] / all);
        }
        return new Standardized(means, squares);
    }

    int features() {
        return means.length;
    }

    /** Writes a row's inputs to {@code x}. */
    void read(Part part, int row, double[] x) {
        for (int j = 0; j < x.length; j++) {
            // what rounding alone makes of equal inputs is no deviation
            boolean varies = deviations[j] > 1e-12 * Math.abs(means[j]);
            x[j] = varies ? (part.inputs()[row * x.length + j] - means[j]) / deviations[j] : 0;
        }
    }
}
