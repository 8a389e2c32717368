package dev.descent.nn;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Measure;
import java.util.function.IntToDoubleFunction;
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
 * <p>In both an output whose targets are constant is left out of the average. Of {@link Decisions}, h hits, p predicted and a actual of a
 * class, n decisions, hits of all classes H:
 *
 * <pre>
 *   accuracy           H/n                      zero_one  (n − H)/n
 *   precision          h/p                      recall    h/a
 *   f1                 2h/(p + a)               f_beta    (1 + β²)·h/(p + β²·a)
 *   balanced_accuracy  mean of h/a over the classes that have a &gt; 0
 *   mcc                (H·n − Σp·a)/√((n² − Σp²)·(n² − Σa²))
 * </pre>
 *
 * <p>Of {@link RankedScores}, P positives and N negatives:
 *
 * <pre>
 *   auc                Σ over positives of (negatives below + ½·negatives equal)/(P·N)
 *   average_precision  Σ over positives of (positives not below)/(rows not below), divided by P
 * </pre>
 *
 * <p>And of the predictions of a row, p kept within [ε, 1 − ε], ε = 2⁻²³:
 *
 * <pre>
 *   log_loss           mean of −ln p of the right class; two classes: p of the second, 1 − p of the first
 *   top_k_accuracy     share of rows in which fewer than k predictions are larger than that of the right class
 * </pre>
 *
 * <p>What is divided by nothing is undefined, and NaN: never the 0 that scikit-learn puts in its place, which would rank a metric that
 * means nothing as the worst. Where rows have weights, counts and sums are of weights.
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

    private static final float[] ALIKE = {};

    private Metrics() {}

    /** The metric that a component names; unless it is weighted, all rows count alike whatever their weights. */
    public static Metric of(Component metric) {
        Metric measure = weighted(metric);
        return Measure.isWeighted(metric)
                ? measure
                : (z, y, weights, rows, outputs, encoding) -> measure.value(z, y, ALIKE, rows, outputs, encoding);
    }

    private static Metric weighted(Component metric) {
        return switch (metric.name()) {
            case "mse" -> (z, y, weights, rows, outputs, encoding) -> Errors.squared(z, y, weights);
            case "rmse" -> (z, y, weights, rows, outputs, encoding) -> Math.sqrt(Errors.squared(z, y, weights));
            case "mae" -> (z, y, weights, rows, outputs, encoding) -> Errors.absolute(z, y, weights);
            case "median_absolute_error" ->
                (z, y, weights, rows, outputs, encoding) -> Errors.median(z, y, weights, rows, outputs);
            case "r2" ->
                (z, y, weights, rows, outputs, encoding) -> Errors.explained(z, y, weights, rows, outputs, false);
            case "explained_variance" ->
                (z, y, weights, rows, outputs, encoding) -> Errors.explained(z, y, weights, rows, outputs, true);
            case "accuracy" -> decided(d -> d.right() / d.all());
            case "zero_one" -> decided(d -> (d.all() - d.right()) / d.all());
            case "precision" -> decided(d -> d.ofPositives(c -> d.hits(c) / d.predicted(c)));
            case "recall" ->
                decided(d -> d.classes() == 2 ? d.ofPositives(c -> d.hits(c) / d.actual(c)) : balancedAccuracy(d));
            case "f1" -> decided(d -> d.ofPositives(c -> 2 * d.hits(c) / (d.predicted(c) + d.actual(c))));
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
        return (z, y, weights, rows, outputs, encoding) ->
                measure.applyAsDouble(new Decisions(z, y, weights, rows, outputs, encoding));
    }

    private static Metric ranked(RankedScores.Measure measure) {
        return (z, y, weights, rows, outputs, encoding) ->
                RankedScores.measure(z, y, weights, rows, outputs, encoding, measure);
    }

    private static Metric fBeta(double beta) {
        double weight = beta * beta;
        return decided(d -> d.ofPositives(c -> (1 + weight) * d.hits(c) / (d.predicted(c) + weight * d.actual(c))));
    }

    private static double balancedAccuracy(Decisions d) {
        double sum = 0;
        int occurring = 0;
        for (int c = 0; c < d.classes(); c++) {
            if (d.actual(c) > 0) {
                sum += d.hits(c) / d.actual(c);
                occurring++;
            }
        }
        return sum / occurring;
    }

    /** The products are exact up to 9·10⁷ decisions of weight 1. */
    private static double correlation(Decisions d) {
        double all = d.all();
        double common = d.right() * all;
        double predicted = all * all;
        double actual = all * all;
        for (int c = 0; c < d.classes(); c++) {
            common -= d.predicted(c) * d.actual(c);
            predicted -= d.predicted(c) * d.predicted(c);
            actual -= d.actual(c) * d.actual(c);
        }
        double spread = Math.sqrt(predicted * actual);
        return spread == 0 ? Double.NaN : common / spread;
    }

    /** The products are exact up to 9·10⁷ rows of weight 1. */
    private static double areaUnderCurve(RankedScores scores) {
        double negatives = 0;
        double halves = 0;
        while (scores.next()) {
            halves += scores.tiedPositives() * (2 * negatives + scores.tiedNegatives());
            negatives += scores.tiedNegatives();
        }
        double positives = scores.positives();
        return halves / (2.0 * positives * negatives);
    }

    private static double averagePrecision(RankedScores scores) {
        double positives = scores.positives();
        double rows = positives + scores.negatives();
        double sum = 0;
        for (double p = positives; scores.next(); p -= scores.tiedPositives()) {
            if (scores.tiedPositives() > 0) {
                sum += scores.tiedPositives() * share(p, rows);
            }
            rows -= scores.tiedPositives() + scores.tiedNegatives();
        }
        return sum / positives;
    }

    /** What is left of sums of weights may be rounded away. */
    private static double share(double part, double whole) {
        return part >= whole ? 1 : part <= 0 ? 0 : part / whole;
    }

    private static double logLoss(
            float[] z, float[] y, float[] weights, int rows, int outputs, TargetEncoding encoding) {
        if (encoding == TargetEncoding.ONE_HOT) {
            return mean(
                    weights,
                    rows,
                    1,
                    r -> -StrictMath.log(probability(z[r * outputs + Decisions.largest(y, r * outputs, outputs)])));
        }
        float threshold = threshold(encoding);
        return mean(weights, rows, outputs, k -> {
            double p = probability(z[k]);
            return -StrictMath.log(y[k] > threshold ? p : 1 - p);
        });
    }

    /** As {@link Errors#mean}, also of rows that all count alike. */
    private static double mean(float[] weights, int rows, int terms, IntToDoubleFunction term) {
        if (weights.length > 0) {
            return Errors.mean(weights, terms, term);
        }
        double sum = 0;
        for (int k = 0; k < rows * terms; k++) {
            sum += term.applyAsDouble(k);
        }
        return sum / (rows * terms);
    }

    private static double probability(float z) {
        return Math.max(Math.min(z, 1 - EPSILON), EPSILON);
    }

    private static Metric topK(int k) {
        return (z, y, weights, rows, outputs, encoding) -> {
            if (encoding != TargetEncoding.ONE_HOT) {
                Decisions decisions = new Decisions(z, y, weights, rows, outputs, encoding);
                return (k > 1 ? decisions.all() : decisions.right()) / decisions.all();
            }
            return mean(weights, rows, 1, r -> {
                float own = z[r * outputs + Decisions.largest(y, r * outputs, outputs)];
                int larger = 0;
                for (int o = 0; o < outputs; o++) {
                    // NaN is never the smaller one
                    larger += z[r * outputs + o] <= own ? 0 : 1;
                }
                return larger < k ? 1 : 0;
            });
        };
    }
}
