package dev.descent.analysis.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two samples whose values belong together pair by pair, such as two configurations in the same repeats: the paired t-test on
 * d = a − b.
 *
 * <pre>
 *   t = mean(d) / √((1/n + overlap)·var(d))      n − 1 degrees of freedom
 * </pre>
 *
 * <p>{@code overlap} is 0 where all pairs share one split of the data (Student's test). Where pairs have splits of their own
 * the training parts overlap, and it is the rows left out of training and measured over those trained on (Nadeau and Bengio 2003, the
 * corrected resampled t-test).
 *
 * @param n how many pairs
 * @param meanDifference mean(d)
 * @param ciLow the lower end of the 95 % interval of the mean difference; NaN for fewer than two pairs
 * @param ciHigh its upper end
 * @param pValue two-sided; NaN for fewer than two pairs; 1 where all differences are 0, 0 where they are all the same and not 0
 * @see <a href="https://doi.org/10.1023/A:1024068626366">Nadeau and Bengio (2003), Inference for the Generalization Error</a>
 */
public record PairedComparison(int n, double meanDifference, double ciLow, double ciHigh, double pValue) {

    /**
     * Compares a with b.
     *
     * @throws IllegalArgumentException if the samples differ in length, are empty, or overlap is negative
     */
    public static PairedComparison of(double[] a, double[] b, double overlap) {
        int n = a.length;
        if (n == 0 || b.length != n || !(overlap >= 0)) {
            throw new IllegalArgumentException("pairs are as many as values, at least one; overlap is at least 0");
        }
        double[] differences = new double[n];
        for (int i = 0; i < n; i++) {
            differences[i] = a[i] - b[i];
        }
        double mean = Moments.mean(differences);
        if (n == 1) {
            return new PairedComparison(n, mean, Double.NaN, Double.NaN, Double.NaN);
        }
        double error = Moments.deviation(differences, mean) * Math.sqrt(1.0 / n + overlap);
        double half = Moments.quantile(n - 1) * error;
        double p =
                mean == 0 && error == 0 ? 1 : 2 * TDistribution.of(n - 1).survivalProbability(Math.abs(mean) / error);
        return new PairedComparison(n, mean, mean - half, mean + half, Math.min(1, p));
    }
}
