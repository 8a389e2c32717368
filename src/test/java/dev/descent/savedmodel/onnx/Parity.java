package dev.descent.savedmodel.onnx;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts the numbers and labels that agree, and says how far they are apart at most, as a part of the tolerance. */
final class Parity {
    private long numbers;
    private long labels;
    private double farthest;

    /** Numbers are as near as {@code tolerance · max(1, |expected|)}; NaN is NaN. */
    void numbers(String what, float[][] found, float[] expected, double tolerance) {
        int width = expected.length / found.length;
        for (int row = 0; row < found.length; row++) {
            assertThat(found[row]).as(what).hasSize(width);
            for (int k = 0; k < width; k++) {
                number(what + " row " + row + " output " + k, found[row][k], expected[row * width + k], tolerance);
            }
        }
    }

    private void number(String what, float found, float expected, double tolerance) {
        numbers++;
        if (Float.compare(found, expected) == 0 || found == expected) {
            return;
        }
        double share = Math.abs((double) found - expected) / Math.max(1, Math.abs(expected)) / tolerance;
        assertThat(share).as("%s: %s, expected %s", what, found, expected).isLessThanOrEqualTo(1); // fails for NaN too
        farthest = Math.max(farthest, share);
    }

    void label(String what, String found, String expected) {
        labels++;
        assertThat(found).as(what).isEqualTo(expected);
    }

    long numbers() {
        return numbers;
    }

    long labels() {
        return labels;
    }

    /** The largest difference, as a part of its tolerance. */
    double farthest() {
        return farthest;
    }
}
