package dev.descent.analysis.statistics;

/**
 * The means of two samples and the 95 % interval of their difference, by Welch: the samples may vary by different amounts. The degrees of
 * freedom are those of Welch and Satterthwaite, which are no whole number.
 *
 * @param left the mean of the first sample
 * @param right that of the second
 * @param ciLow the lower end of the interval of right − left; NaN where a sample has fewer than two values
 * @param ciHigh its upper end
 */
public record MeanDifference(double left, double right, double ciLow, double ciHigh) {
    /** Of samples of any sizes from 1. */
    public static MeanDifference of(double[] left, double[] right) {
        double a = Moments.mean(left);
        double b = Moments.mean(right);
        if (left.length < 2 || right.length < 2) {
            return new MeanDifference(a, b, Double.NaN, Double.NaN);
        }
        double ofLeft = squaredError(left, a);
        double ofRight = squaredError(right, b);
        double error = ofLeft + ofRight;
        double half = 0;
        if (error > 0) {
            double freedom =
                    error * error / (ofLeft * ofLeft / (left.length - 1) + ofRight * ofRight / (right.length - 1));
            half = Moments.quantile(freedom) * Math.sqrt(error);
        }
        return new MeanDifference(a, b, b - a - half, b - a + half);
    }

    /** right − left. */
    public double difference() {
        return right - left;
    }

    private static double squaredError(double[] values, double mean) {
        double deviation = Moments.deviation(values, mean);
        return deviation * deviation / values.length;
    }
}
