package dev.descent.analysis;

import java.util.Arrays;

/**
 * What becomes of two classes as the threshold goes down from above every score: after each different score tp of P positives and fp of N
 * negatives are on or above it.
 *
 * <pre>
 *   ROC               (fp/N, tp/P), from (0, 0); the area under its straight lines is auc
 *   precision–recall  (tp/P, tp/(tp + fp)); Σ of each precision times the growth of recall is average_precision
 * </pre>
 *
 * @see <a href="https://scikit-learn.org/stable/modules/generated/sklearn.metrics.roc_curve.html">scikit-learn: roc_curve</a>
 * @see <a href="https://scikit-learn.org/stable/modules/generated/sklearn.metrics.precision_recall_curve.html">scikit-learn:
 *     precision_recall_curve</a>
 */
public final class ThresholdCurve {
    private final int[] truePositives;
    private final int[] falsePositives;
    private final int points;
    private final boolean known;

    /**
     * @param scores of each row how much speaks for its being positive
     * @param positive which rows are
     */
    public ThresholdCurve(float[] scores, boolean[] positive) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, r -> r);
        Arrays.sort(order, (a, b) -> Float.compare(scores[b] + 0f, scores[a] + 0f));
        this.truePositives = new int[scores.length + 1];
        this.falsePositives = new int[scores.length + 1];
        int last = 0;
        boolean numbers = true;
        for (int r = 0; r < order.length; r++) {
            numbers &= !Float.isNaN(scores[r]);
            boolean begins = r == 0 || scores[order[r]] != scores[order[r - 1]];
            if (begins) {
                last++;
                truePositives[last] = truePositives[last - 1];
                falsePositives[last] = falsePositives[last - 1];
            }
            if (positive[order[r]]) {
                truePositives[last]++;
            } else {
                falsePositives[last]++;
            }
        }
        this.points = last + 1;
        this.known = numbers;
    }

    /** How many points there are, that above every score among them, which comes first. */
    public int points() {
        return points;
    }

    public int positives() {
        return truePositives[points - 1];
    }

    public int negatives() {
        return falsePositives[points - 1];
    }

    /** Whether there are rows of both classes and every score is a number, without which neither curve is defined. */
    public boolean isDefined() {
        return known && positives() > 0 && negatives() > 0;
    }

    public double falsePositiveRate(int point) {
        return (double) falsePositives[point] / negatives();
    }

    /** The true positive rate. */
    public double recall(int point) {
        return (double) truePositives[point] / positives();
    }

    /** NaN of the first point, above every score. */
    public double precision(int point) {
        return (double) truePositives[point] / (truePositives[point] + falsePositives[point]);
    }

    /** The area under the ROC curve. */
    public double area() {
        double twice = 0;
        for (int p = 1; p < points; p++) {
            twice += (double) (falsePositives[p] - falsePositives[p - 1]) * (truePositives[p] + truePositives[p - 1]);
        }
        return twice / 2 / ((double) positives() * negatives());
    }

    public double averagePrecision() {
        double sum = 0;
        for (int p = 1; p < points; p++) {
            sum += (truePositives[p] - truePositives[p - 1]) * precision(p);
        }
        return sum / positives();
    }
}
