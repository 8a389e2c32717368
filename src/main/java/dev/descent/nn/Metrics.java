package dev.descent.nn;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The metrics: z prediction, y target, e = z − y, all in double; every sum is a chain over the rows in order, the outputs of a row
 * ascending. What is averaged over outputs is a mean of means.
 *
 * <pre>
 *   mse                    Σe²/(rows·outputs)
 *   rmse                   √mse
 *   mae                    Σ|e|/(rows·outputs)
 *   median_absolute_error  median of |e| of each output, averaged; of an even number of rows the mean of the middle two
 *   r2                     1 − Σe²/Σ(y − ȳ)² of each output, averaged
 *   explained_variance     1 − Σ(e − ē)²/Σ(y − ȳ)² of each output, averaged
 * </pre>
 *
 * <p>In both an output that is constant counts 1 if the numerator is 0, else 0, as in scikit-learn. Of {@link Decisions}, h hits, p
 * predicted and a actual of a class, n decisions, hits of all classes H:
 *
 * <pre>
 *   accuracy           H/n                      zero_one  (n − H)/n
 *   precision          h/p                      recall    h/a
 *   f1                 2h/(p + a)               f_beta    (1 + β²)·h/(p + β²·a)
 *   balanced_accuracy  mean of h/a over the classes that have a &gt; 0
 *   mcc                (H·n − Σp·a)/√((n² − Σp²)·(n² − Σa²)), 0 where the root is
 * </pre>
 *
 * <p>Of {@link RankedScores}, P positives and N negatives:
 *
 * <pre>
 *   auc                Σ over positives of (negatives below + ½·negatives equal)/(P·N)
 *   average_precision  Σ over positives of (positives not below)/(rows not below), divided by P; 0 where P is
 * </pre>
 *
 * <p>And of the predictions of a row, p kept within [ε, 1 − ε], ε = 2⁻²³:
 *
 * <pre>
 *   log_loss           mean of −ln p of the right class; two classes: p of the second, 1 − p of the first
 *   top_k_accuracy     share of rows in which fewer than k predictions are larger than that of the right class
 * </pre>
 *
 * @see <a href="https://scikit-learn.org/stable/modules/model_evaluation.html">scikit-learn: metrics and scoring</a>
 * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil (1982), The meaning and use of the area under a
 *     receiver operating characteristic (ROC) curve</a>
 * @see <a href="https://doi.org/10.1016/j.compbiolchem.2004.09.006">Gorodkin (2004), Comparing two K-category assignments by a
 *     K-category correlation coefficient</a>, for mcc
 */
public final class Metrics {
    /** The distance of 1 to the next float, which keeps logarithms finite, as scikit-learn does for predictions in float32. */
    private static final double EPSILON = 0x1p-23;

    private Metrics() {}

    /** The metric that a component names. */
    public static Metric of(Component metric) {
        return switch (metric.name()) {
            case "mse" -> (z, y, rows, outputs, encoding) -> squaredError(z, y);
            case "rmse" -> (z, y, rows, outputs, encoding) -> Math.sqrt(squaredError(z, y));
            case "mae" -> (z, y, rows, outputs, encoding) -> absoluteError(z, y);
            case "median_absolute_error" -> (z, y, rows, outputs, encoding) -> medianError(z, y, rows, outputs);
            case "r2" -> (z, y, rows, outputs, encoding) -> explained(z, y, rows, outputs, false);
            case "explained_variance" -> (z, y, rows, outputs, encoding) -> explained(z, y, rows, outputs, true);
            case "accuracy" -> decided(d -> (double) d.right() / d.all());
            case "zero_one" -> decided(d -> (double) (d.all() - d.right()) / d.all());
            case "precision" -> decided(d -> d.ofPositives(c -> Decisions.share(d.hits(c), d.predicted(c))));
            case "recall" -> decided(d -> d.ofPositives(c -> Decisions.share(d.hits(c), d.actual(c))));
            case "f1" -> decided(d -> d.ofPositives(c -> Decisions.share(2 * d.hits(c), d.predicted(c) + d.actual(c))));
            case "f_beta" -> fBeta(metric.real("beta"));
            case "balanced_accuracy" -> decided(Metrics::balancedAccuracy);
            case "mcc" -> decided(Metrics::correlation);
            case "auc" -> ranked(Metrics::areaUnderCurve);
            case "average_precision" -> ranked(Metrics::averagePrecision);
            case "log_loss" -> Metrics::logLoss;
            case "top_k_accuracy" -> topK(metric.whole("k"));
            default -> throw new IllegalArgumentException("no metric is named " + metric.name());
        };
    }

    /** The class, from 0, that a row's outputs mean: the first of the largest, or of two classes the second above their threshold. */
    public static int decision(float[] z, int at, int outputs, TargetEncoding encoding) {
        return encoding == TargetEncoding.ONE_HOT
                ? Decisions.largest(z, at, outputs)
                : z[at] > threshold(encoding) ? 1 : 0;
    }

    /** Where two classes part: larger values are the second class. */
    static float threshold(TargetEncoding encoding) {
        return encoding == TargetEncoding.PLUS_MINUS_ONE ? 0f : 0.5f;
    }

    private static Metric decided(ToDoubleFunction<Decisions> measure) {
        return (z, y, rows, outputs, encoding) -> measure.applyAsDouble(new Decisions(z, y, rows, outputs, encoding));
    }

    private static Metric ranked(RankedScores.Measure measure) {
        return (z, y, rows, outputs, encoding) -> RankedScores.measure(z, y, rows, outputs, encoding, measure);
    }

    private static double squaredError(float[] z, float[] y) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            double e = (double) z[k] - y[k];
            sum += e * e;
        }
        return sum / z.length;
    }

    private static double absoluteError(float[] z, float[] y) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += Math.abs((double) z[k] - y[k]);
        }
        return sum / z.length;
    }

    private static double medianError(float[] z, float[] y, int rows, int outputs) {
        double sum = 0;
        double[] distances = new double[rows];
        for (int o = 0; o < outputs; o++) {
            for (int r = 0; r < rows; r++) {
                distances[r] = Math.abs((double) z[r * outputs + o] - y[r * outputs + o]);
            }
            // NaN is sorted last
            Arrays.sort(distances);
            double last = distances[rows - 1];
            sum += Double.isNaN(last) ? last : (distances[(rows - 1) / 2] + distances[rows / 2]) / 2;
        }
        return sum / outputs;
    }

    /** @param centered whether the errors' mean is taken from them */
    private static double explained(float[] z, float[] y, int rows, int outputs, boolean centered) {
        double sum = 0;
        for (int o = 0; o < outputs; o++) {
            double mean = 0;
            double bias = 0;
            for (int r = 0; r < rows; r++) {
                mean += y[r * outputs + o];
                bias += (double) z[r * outputs + o] - y[r * outputs + o];
            }
            mean /= rows;
            bias = centered ? bias / rows : 0;
            double unexplained = 0;
            double total = 0;
            for (int r = 0; r < rows; r++) {
                double e = (double) z[r * outputs + o] - y[r * outputs + o] - bias;
                double d = y[r * outputs + o] - mean;
                unexplained += e * e;
                total += d * d;
            }
            sum += total != 0 ? 1 - unexplained / total : unexplained == 0 ? 1 : 0;
        }
        return sum / outputs;
    }

    private static Metric fBeta(double beta) {
        double weight = beta * beta;
        return decided(d -> d.ofPositives(c -> {
            double whole = d.predicted(c) + weight * d.actual(c);
            return whole == 0 ? 0 : (1 + weight) * d.hits(c) / whole;
        }));
    }

    private static double balancedAccuracy(Decisions d) {
        double sum = 0;
        int occurring = 0;
        for (int c = 0; c < d.classes(); c++) {
            if (d.actual(c) > 0) {
                sum += (double) d.hits(c) / d.actual(c);
                occurring++;
            }
        }
        return sum / occurring;
    }

    /** The products are doubles: they are exact up to 9·10⁷ decisions, and never overflow. */
    private static double correlation(Decisions d) {
        double all = d.all();
        double common = d.right() * all;
        double predicted = all * all;
        double actual = all * all;
        for (int c = 0; c < d.classes(); c++) {
            common -= (double) d.predicted(c) * d.actual(c);
            predicted -= (double) d.predicted(c) * d.predicted(c);
            actual -= (double) d.actual(c) * d.actual(c);
        }
        double spread = Math.sqrt(predicted * actual);
        return spread == 0 ? 0 : common / spread;
    }

    private static double areaUnderCurve(RankedScores scores) {
        long negatives = 0;
        long halves = 0;
        while (scores.next()) {
            halves += scores.tiedPositives() * (2 * negatives + scores.tiedNegatives());
            negatives += scores.tiedNegatives();
        }
        long positives = scores.positives();
        return positives == 0 || negatives == 0 ? Double.NaN : halves / (2.0 * positives * negatives);
    }

    private static double averagePrecision(RankedScores scores) {
        long positives = scores.positives();
        long rows = positives + scores.negatives();
        double sum = 0;
        for (long p = positives; scores.next(); p -= scores.tiedPositives()) {
            sum += scores.tiedPositives() * ((double) p / rows);
            rows -= scores.tiedPositives() + scores.tiedNegatives();
        }
        return positives == 0 ? 0 : sum / positives;
    }

    private static double logLoss(float[] z, float[] y, int rows, int outputs, TargetEncoding encoding) {
        double sum = 0;
        if (encoding == TargetEncoding.ONE_HOT) {
            for (int r = 0; r < rows; r++) {
                sum -= StrictMath.log(probability(z[r * outputs + Decisions.largest(y, r * outputs, outputs)]));
            }
            return sum / rows;
        }
        for (int k = 0; k < z.length; k++) {
            double p = probability(z[k]);
            sum -= StrictMath.log(y[k] > threshold(encoding) ? p : 1 - p);
        }
        return sum / z.length;
    }

    private static double probability(float z) {
        return Math.max(Math.min(z, 1 - EPSILON), EPSILON);
    }

    private static Metric topK(int k) {
        return (z, y, rows, outputs, encoding) -> {
            if (encoding != TargetEncoding.ONE_HOT) {
                return k > 1 ? 1 : new Decisions(z, y, rows, outputs, encoding).right() / (double) z.length;
            }
            long right = 0;
            for (int r = 0; r < rows; r++) {
                float own = z[r * outputs + Decisions.largest(y, r * outputs, outputs)];
                int larger = 0;
                for (int o = 0; o < outputs; o++) {
                    // NaN is never the smaller one
                    larger += z[r * outputs + o] <= own ? 0 : 1;
                }
                right += larger < k ? 1 : 0;
            }
            return (double) right / rows;
        };
    }
}
