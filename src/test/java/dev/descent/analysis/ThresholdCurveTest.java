package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThresholdCurveTest {
    private static final float[] SCORES = {0.1f, 0.4f, 0.35f, 0.8f};
    private static final boolean[] POSITIVE = {false, false, true, true};
    private static final double ROUNDING = 1e-15;

    @Test
    void theRocCurveOfTheDocumentation() {
        // sklearn: roc_curve([1, 1, 2, 2], [0.1, 0.4, 0.35, 0.8], pos_label=2), the example of its documentation:
        // fpr 0, 0, 0.5, 0.5, 1; tpr 0, 0.5, 0.5, 1, 1; roc_auc_score of the same: 0.75
        ThresholdCurve curve = new ThresholdCurve(SCORES, POSITIVE);
        assertThat(curve.points()).isEqualTo(5);
        double[] falsePositiveRates = {0, 0, 0.5, 0.5, 1};
        double[] truePositiveRates = {0, 0.5, 0.5, 1, 1};
        for (int p = 0; p < 5; p++) {
            assertThat(curve.falsePositiveRate(p)).isEqualTo(falsePositiveRates[p]);
            assertThat(curve.recall(p)).isEqualTo(truePositiveRates[p]);
        }
        assertThat(curve.area()).isEqualTo(0.75);
    }

    @Test
    void thePrecisionRecallCurveOfTheDocumentation() {
        // sklearn: precision_recall_curve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]), the example of its documentation, from
        // its end:
        // precision 1, 1, 0.5, 0.66666667, 0.5; recall 0, 0.5, 0.5, 1, 1; average_precision_score of the same: 0.83…
        ThresholdCurve curve = new ThresholdCurve(SCORES, POSITIVE);
        double[] precisions = {1, 0.5, 2.0 / 3, 0.5};
        double[] recalls = {0.5, 0.5, 1, 1};
        for (int p = 1; p < 5; p++) {
            assertThat(curve.precision(p)).isEqualTo(precisions[p - 1]);
            assertThat(curve.recall(p)).isEqualTo(recalls[p - 1]);
        }
        assertThat(curve.averagePrecision()).isCloseTo(5.0 / 6, within(ROUNDING));
    }

    @Test
    void rowsOfOneScoreAreOnePoint() {
        ThresholdCurve curve =
                new ThresholdCurve(new float[] {0f, -0f, 1f, 0f}, new boolean[] {true, false, true, false});
        assertThat(curve.points()).isEqualTo(3);
        assertThat(curve.area()).isEqualTo(0.75);
    }

    @Test
    void oneClassOrAScoreThatIsNoNumberHasNoCurve() {
        assertThat(new ThresholdCurve(SCORES, new boolean[4]).isDefined()).isFalse();
        assertThat(new ThresholdCurve(SCORES, POSITIVE).isDefined()).isTrue();
        float[] scores = SCORES.clone();
        scores[2] = Float.NaN;
        assertThat(new ThresholdCurve(scores, POSITIVE).isDefined()).isFalse();
        assertThat(new ThresholdCurve(new float[0], new boolean[0]).isDefined()).isFalse();
    }
}
