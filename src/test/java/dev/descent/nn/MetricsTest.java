package dev.descent.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Direction;
import dev.descent.model.Facts;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values are those of the named calls in scikit-learn's documentation, or counted by hand. */
class MetricsTest {
    private static List<ComponentType> everyMetric() {
        return Vocabulary.of(Kind.METRIC);
    }

    private static double measure(
            String name, float[] predictions, float[] targets, int outputs, TargetEncoding encoding) {
        return measure(Component.of(Vocabulary.type(Kind.METRIC, name)), predictions, targets, outputs, encoding);
    }

    private static double measure(
            Component metric, float[] predictions, float[] targets, int outputs, TargetEncoding encoding) {
        return Metrics.of(metric)
                .value(predictions, targets, new float[0], targets.length / outputs, outputs, encoding);
    }

    /** With its defaults, but 1 where a default may exceed the classes. */
    private static Component component(ComponentType type) {
        return type.metric()
                .fewerThanClasses()
                .map(key -> Component.of(type, Map.of(key, 1L)))
                .orElseGet(() -> Component.of(type));
    }

    private static Component metric(String name, String key, Object value) {
        return Component.of(Vocabulary.type(Kind.METRIC, name), Map.of(key, value));
    }

    private static float[] oneHot(int classes, int... labels) {
        float[] values = new float[labels.length * classes];
        for (int r = 0; r < labels.length; r++) {
            values[r * classes + labels[r]] = 1;
        }
        return values;
    }

    /** Of perfect predictions and of noisy ones, both classes present. */
    @ParameterizedTest
    @MethodSource("everyMetric")
    void itsDirectionAndRangeAreThoseOfTheVocabulary(ComponentType type) {
        Facts.Metric facts = type.metric();
        float[] targets = {0, 1, 1, 0, 1, 0, 0, 1};
        double best = facts.direction() == Direction.LARGER_IS_BETTER
                ? facts.range().high()
                : facts.range().low();
        Random random = new Random(7);

        double perfect = measure(component(type), targets, targets, 1, TargetEncoding.ZERO_ONE);

        // a probability is kept 2⁻²³ away from 1, and −ln(1 − 2⁻²³) is as much
        double distance = facts.basis() == Facts.Basis.PROBABILITIES ? 0x1.1p-23 : 0;
        assertThat(perfect).as(type.name()).isCloseTo(best, within(distance));
        for (int k = 0; k < 100; k++) {
            float[] noisy = new float[targets.length];
            for (int i = 0; i < noisy.length; i++) {
                noisy[i] = random.nextFloat();
            }
            double value = measure(component(type), noisy, targets, 1, TargetEncoding.ZERO_ONE);
            assertThat(facts.range().contains(value))
                    .as("%s of %s", type.name(), value)
                    .isTrue();
            assertThat(facts.direction().compare(perfect, value))
                    .as(type.name())
                    .isLessThanOrEqualTo(0);
        }
        float[] wrong = {1, 0, 0, 1, 0, 1, 1, 0};
        assertThat(facts.direction()
                        .compare(perfect, measure(component(type), wrong, targets, 1, TargetEncoding.ZERO_ONE)))
                .as("%s: is its direction right?", type.name())
                .isNegative();
    }

    /** What divides by what the targets have none of, so that it is no use to any prediction. */
    @ParameterizedTest
    @MethodSource("everyMetric")
    void ofTargetsThatLeaveItUndefinedItIsSoWhateverIsPredicted(ComponentType type) {
        for (float target : new float[] {0, 1}) {
            float[] targets = {target, target, target};
            Metric metric = Metrics.of(component(type));
            boolean undefined = metric.isUndefinedFor(targets, new float[0], 3, 1, TargetEncoding.ZERO_ONE);

            String where = type.metric().undefined().orElse("");
            assertThat(undefined)
                    .as("%s of targets %s", type.name(), target)
                    .isEqualTo(where.contains("only one class")
                            || where.contains("all targets are the same")
                            || target == 0 && where.contains("no row is positive"));
            for (float[] predictions : List.of(new float[] {0.2f, 0.7f, 0.9f}, new float[3])) {
                assertThat(Double.isNaN(measure(component(type), predictions, targets, 1, TargetEncoding.ZERO_ONE)))
                        .as("%s of targets %s", type.name(), target)
                        .isEqualTo(
                                undefined || predictions[0] == 0 && type.name().equals("precision"));
            }
        }
    }

    @Test
    void whatPredictionsLeaveUndefinedIsNeverZero() {
        float[] targets = {0, 1, 1};
        float[] negative = new float[3];

        assertThat(measure("precision", negative, targets, 1, TargetEncoding.ZERO_ONE))
                .isNaN();
        assertThat(measure("mcc", negative, targets, 1, TargetEncoding.ZERO_ONE))
                .isNaN();
        assertThat(measure("f1", negative, targets, 1, TargetEncoding.ZERO_ONE)).isZero();
        // of three classes the last is never predicted, or predicted but of no row
        assertThat(measure("precision", oneHot(3, 0, 1, 1), oneHot(3, 0, 1, 2), 3, TargetEncoding.ONE_HOT))
                .isNaN();
        assertThat(measure("recall", oneHot(3, 0, 1, 2), oneHot(3, 0, 1, 1), 3, TargetEncoding.ONE_HOT))
                .isEqualTo(0.75);
    }

    @Test
    void anOutputWhoseTargetsAreAllTheSameIsLeftOut() {
        float[] targets = {1, 7, 2, 7, 3, 7};
        float[] predictions = {2, 7, 2, 8, 2, 6};

        assertThat(measure("r2", predictions, targets, 2, TargetEncoding.NUMERIC))
                .isZero();
        assertThat(measure("explained_variance", predictions, targets, 2, TargetEncoding.NUMERIC))
                .isZero();
        assertThat(measure("r2", new float[] {3}, new float[] {3}, 1, TargetEncoding.NUMERIC))
                .isNaN();
    }

    @Test
    void squaredAndAbsoluteErrors() {
        float[] targets = {3, -0.5f, 2, 7};
        float[] predictions = {2.5f, 0, 2, 8};

        // sklearn: mean_squared_error([3, -0.5, 2, 7], [2.5, 0.0, 2, 8]), root_mean_squared_error, mean_absolute_error
        assertThat(measure("mse", predictions, targets, 1, TargetEncoding.NUMERIC))
                .isEqualTo(0.375);
        assertThat(measure("rmse", predictions, targets, 1, TargetEncoding.NUMERIC))
                .isCloseTo(0.612, within(5e-4));
        assertThat(measure("mae", predictions, targets, 1, TargetEncoding.NUMERIC))
                .isEqualTo(0.5);
    }

    @Test
    void errorsOfSeveralOutputsAreAveraged() {
        float[] targets = {0.5f, 1, -1, 1, 7, -6};
        float[] predictions = {0, 2, -1, 2, 8, -5};

        // sklearn: mean_squared_error and mean_absolute_error of [[0.5, 1], [-1, 1], [7, -6]] and [[0, 2], [-1, 2], [8,
        // -5]]
        assertThat(measure("mse", predictions, targets, 2, TargetEncoding.NUMERIC))
                .isCloseTo(0.708, within(5e-4));
        assertThat(measure("mae", predictions, targets, 2, TargetEncoding.NUMERIC))
                .isEqualTo(0.75);
    }

    @Test
    void determination() {
        // sklearn: r2_score([3, -0.5, 2, 7], [2.5, 0.0, 2, 8]), r2_score([1, 2, 3], [2, 2, 2]), r2_score([1, 2, 3], [3,
        // 2, 1])
        assertThat(measure("r2", new float[] {2.5f, 0, 2, 8}, new float[] {3, -0.5f, 2, 7}, 1, TargetEncoding.NUMERIC))
                .isCloseTo(0.948, within(1e-3));
        assertThat(measure("r2", new float[] {2, 2, 2}, new float[] {1, 2, 3}, 1, TargetEncoding.NUMERIC))
                .isZero();
        assertThat(measure("r2", new float[] {3, 2, 1}, new float[] {1, 2, 3}, 1, TargetEncoding.NUMERIC))
                .isEqualTo(-3);
    }

    @Test
    void manyClassesAreAveraged() {
        float[] targets = oneHot(3, 0, 1, 2, 0, 1, 2);
        float[] predictions = oneHot(3, 0, 2, 1, 0, 0, 1);

        // sklearn: precision_score, recall_score and f1_score([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], average='macro')
        assertThat(measure("precision", predictions, targets, 3, TargetEncoding.ONE_HOT))
                .isCloseTo(0.222, within(5e-4));
        assertThat(measure("recall", predictions, targets, 3, TargetEncoding.ONE_HOT))
                .isCloseTo(0.333, within(5e-4));
        assertThat(measure("f1", predictions, targets, 3, TargetEncoding.ONE_HOT))
                .isCloseTo(0.267, within(5e-4));
        assertThat(measure("accuracy", predictions, targets, 3, TargetEncoding.ONE_HOT))
                .isEqualTo(2.0 / 6);
        assertThat(measure("zero_one", predictions, targets, 3, TargetEncoding.ONE_HOT))
                .isEqualTo(4.0 / 6);
    }

    @Test
    void aClassThatNeverOccursIsNotAveraged() {
        float[] targets = oneHot(4, 0, 1, 2, 0, 1, 2);
        float[] predictions = oneHot(4, 0, 2, 1, 0, 0, 1);

        assertThat(measure("recall", predictions, targets, 4, TargetEncoding.ONE_HOT))
                .isEqualTo(1.0 / 3);
    }

    @Test
    void twoClassesPartAtOneHalfOrAtZero() {
        float[] predictions = {0.4f, 0.5f, 0.6f, 0.9f};

        assertThat(measure("accuracy", predictions, new float[] {0, 1, 1, 0}, 1, TargetEncoding.ZERO_ONE))
                .isEqualTo(0.5);
        assertThat(measure("accuracy", predictions, new float[] {-1, 1, 1, -1}, 1, TargetEncoding.PLUS_MINUS_ONE))
                .isEqualTo(0.5);
        assertThat(measure("precision", predictions, new float[] {0, 1, 1, 0}, 1, TargetEncoding.ZERO_ONE))
                .isEqualTo(0.5);
        assertThat(measure("recall", predictions, new float[] {0, 1, 1, 0}, 1, TargetEncoding.ZERO_ONE))
                .isEqualTo(0.5);
        assertThat(measure("recall", predictions, new float[] {-1, 1, 1, -1}, 1, TargetEncoding.PLUS_MINUS_ONE))
                .isEqualTo(1);
    }

    @Test
    void areaUnderTheCurve() {
        // sklearn: roc_auc_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])
        assertThat(measure(
                        "auc",
                        new float[] {0.1f, 0.4f, 0.35f, 0.8f},
                        new float[] {0, 0, 1, 1},
                        1,
                        TargetEncoding.ZERO_ONE))
                .isEqualTo(0.75);
    }

    @Test
    void tiesCountHalfAndTheSignOfZeroDoesNot() {
        assertThat(measure("auc", new float[] {-0f, 0f, 1}, new float[] {-1, 1, 1}, 1, TargetEncoding.PLUS_MINUS_ONE))
                .isEqualTo(0.75);
    }

    @Test
    void negativePredictionsAreRankedBelowPositiveOnes() {
        assertThat(measure("auc", new float[] {-3, -1, 2, 1}, new float[] {0, 1, 1, 0}, 1, TargetEncoding.ZERO_ONE))
                .isEqualTo(0.75);
    }

    @Test
    void theAreaOfOneClassIsUndefined() {
        assertThat(measure("auc", new float[] {0.1f, 0.4f}, new float[] {1, 1}, 1, TargetEncoding.ZERO_ONE))
                .isNaN();
    }

    @Test
    void theAreaOfTwoOneHotClassesIsThatOfTheSecond() {
        float[] predictions = {0.9f, 0.1f, 0.6f, 0.4f, 0.65f, 0.35f, 0.2f, 0.8f};

        assertThat(measure("auc", predictions, oneHot(2, 0, 0, 1, 1), 2, TargetEncoding.ONE_HOT))
                .isEqualTo(0.75);
    }

    @ParameterizedTest
    @MethodSource("everyMetric")
    void aPredictionThatIsNoNumberIsNoGoodOne(ComponentType type) {
        float[] targets = oneHot(3, 0, 1, 2);
        float[] predictions = targets.clone();
        predictions[3] = Float.NaN;
        predictions[4] = Float.NaN;
        predictions[5] = Float.NaN;

        double value = measure(component(type), predictions, targets, 3, TargetEncoding.ONE_HOT);

        assertThat(type.metric()
                        .direction()
                        .compare(measure(component(type), targets, targets, 3, TargetEncoding.ONE_HOT), value))
                .as("%s is %s", type.name(), value)
                .isNegative();
    }

    @ParameterizedTest
    @MethodSource("everyMetric")
    void ofTwoClassesAPredictionThatIsNoNumberIsNoGoodOneEither(ComponentType type) {
        float[] targets = {0, 1, 0, 1};
        float[] predictions = {Float.NaN, 1, 0, Float.NaN};

        double value = measure(component(type), predictions, targets, 1, TargetEncoding.ZERO_ONE);

        assertThat(type.metric()
                        .direction()
                        .compare(measure(component(type), targets, targets, 1, TargetEncoding.ZERO_ONE), value))
                .as("%s is %s", type.name(), value)
                .isNegative();
    }

    @Test
    void ofTwoClassesNaNIsTheWrongOne() {
        float[] predictions = {Float.NaN, Float.NaN};

        assertThat(measure("accuracy", predictions, new float[] {0, 0}, 1, TargetEncoding.ZERO_ONE))
                .isZero();
        assertThat(measure("accuracy", predictions, new float[] {-1, 1}, 1, TargetEncoding.PLUS_MINUS_ONE))
                .isZero();
    }

    @Test
    void matthewsCorrelation() {
        // sklearn: matthews_corrcoef([1, 1, 1, -1], [1, -1, 1, 1]): the example of its documentation, −1/3
        assertThat(measure(
                        "mcc", new float[] {1, -1, 1, 1}, new float[] {1, 1, 1, -1}, 1, TargetEncoding.PLUS_MINUS_ONE))
                .isCloseTo(-1.0 / 3, within(1e-15));
        // sklearn: matthews_corrcoef([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1]): H = 2, n = 6, p = (3, 2, 1), a = (2, 2,
        // 2):
        // (2·6 − 12)/√((36 − 14)(36 − 12)) = 0
        assertThat(measure("mcc", oneHot(3, 0, 2, 1, 0, 0, 1), oneHot(3, 0, 1, 2, 0, 1, 2), 3, TargetEncoding.ONE_HOT))
                .isZero();
        // sklearn: matthews_corrcoef([0, 0, 1, 1, 2, 2], [0, 0, 1, 2, 2, 1]): H = 4: (24 − 12)/(36 − 12)
        assertThat(measure("mcc", oneHot(3, 0, 0, 1, 2, 2, 1), oneHot(3, 0, 0, 1, 1, 2, 2), 3, TargetEncoding.ONE_HOT))
                .isEqualTo(0.5);
    }

    @Test
    void balancedAccuracy() {
        // sklearn: balanced_accuracy_score([0, 1, 0, 0, 1, 0], [0, 1, 0, 0, 0, 1]): the example of its documentation,
        // 0.625
        assertThat(measure(
                        "balanced_accuracy",
                        new float[] {0, 1, 0, 0, 0, 1},
                        new float[] {0, 1, 0, 0, 1, 0},
                        1,
                        TargetEncoding.ZERO_ONE))
                .isEqualTo(0.625);
        // a class that is predicted but has no rows is left out: (½ + 1)/2
        assertThat(measure(
                        "balanced_accuracy", oneHot(3, 0, 2, 1, 1), oneHot(3, 0, 0, 1, 1), 3, TargetEncoding.ONE_HOT))
                .isEqualTo(0.75);
    }

    @Test
    void averagePrecision() {
        // sklearn: average_precision_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]): the example of its documentation,
        // 0.83…
        assertThat(measure(
                        "average_precision",
                        new float[] {0.1f, 0.4f, 0.35f, 0.8f},
                        new float[] {0, 0, 1, 1},
                        1,
                        TargetEncoding.ZERO_ONE))
                .isCloseTo((1 + 2.0 / 3) / 2, within(1e-15));
        // sklearn: average_precision_score([0, 0, 1, 1, 2, 2], [[0.7, 0.2, 0.1], [0.4, 0.3, 0.3], [0.1, 0.8, 0.1],
        // [0.2, 0.3, 0.5], [0.4, 0.4, 0.2], [0.1, 0.2, 0.7]]): the example of its documentation, 0.77
        float[] scores = {
            0.7f, 0.2f, 0.1f, 0.4f, 0.3f, 0.3f, 0.1f, 0.8f, 0.1f, 0.2f, 0.3f, 0.5f, 0.4f, 0.4f, 0.2f, 0.1f, 0.2f, 0.7f
        };
        // (½ + ½·2/3 + ½ + ½·½ + ½ + ½·½)/3 = 7/9: ties at the second positive of each class
        assertThat(measure("average_precision", scores, oneHot(3, 0, 0, 1, 1, 2, 2), 3, TargetEncoding.ONE_HOT))
                .isCloseTo(7.0 / 9, within(1e-15));
        // all scores equal: the precision of all rows
        assertThat(measure(
                        "average_precision",
                        new float[] {3, 3, 3, 3},
                        new float[] {0, 1, 0, 0},
                        1,
                        TargetEncoding.ZERO_ONE))
                .isEqualTo(0.25);
    }

    @Test
    void topK() {
        float[] scores = {0.5f, 0.2f, 0.2f, 0.3f, 0.4f, 0.2f, 0.2f, 0.4f, 0.3f, 0.7f, 0.2f, 0.1f};

        // sklearn: top_k_accuracy_score([0, 1, 2, 2], [[0.5, 0.2, 0.2], [0.3, 0.4, 0.2], [0.2, 0.4, 0.3], [0.7, 0.2,
        // 0.1]],
        // k=2): the example of its documentation, 0.75
        float[] targets = oneHot(3, 0, 1, 2, 2);
        assertThat(measure(metric("top_k_accuracy", "k", 2L), scores, targets, 3, TargetEncoding.ONE_HOT))
                .isEqualTo(0.75);
        assertThat(measure(metric("top_k_accuracy", "k", 1L), scores, targets, 3, TargetEncoding.ONE_HOT))
                .isEqualTo(0.5);
        assertThat(measure(metric("top_k_accuracy", "k", 3L), scores, targets, 3, TargetEncoding.ONE_HOT))
                .isEqualTo(1);
        // keras.metrics.TopKCategoricalAccuracy: classes that are as large as the right one don't push it out
        assertThat(measure(
                        metric("top_k_accuracy", "k", 1L),
                        new float[] {0.4f, 0.4f, 0.2f},
                        oneHot(3, 1),
                        3,
                        TargetEncoding.ONE_HOT))
                .isEqualTo(1);
        assertThat(measure(
                        metric("top_k_accuracy", "k", 1L),
                        new float[] {0.2f, 0.6f},
                        new float[] {1, 1},
                        1,
                        TargetEncoding.ZERO_ONE))
                .isEqualTo(0.5);
    }

    @Test
    void fBeta() {
        float[] targets = oneHot(3, 0, 1, 2, 0, 1, 2);
        float[] predictions = oneHot(3, 0, 2, 1, 0, 0, 1);

        // sklearn: fbeta_score([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], average='macro', beta=0.5): the example of its
        // documentation, 0.238: class 0 has (1 + ¼)·2/(3 + ¼·2) = 5/7, the others 0
        assertThat(measure(metric("f_beta", "beta", 0.5), predictions, targets, 3, TargetEncoding.ONE_HOT))
                .isCloseTo(5.0 / 21, within(1e-15));
        assertThat(measure(metric("f_beta", "beta", 1.0), predictions, targets, 3, TargetEncoding.ONE_HOT))
                .isEqualTo(measure("f1", predictions, targets, 3, TargetEncoding.ONE_HOT));
        // 5·1/(1 + 4·2): one hit of one predicted and two actual positives, β = 2
        assertThat(measure(
                        metric("f_beta", "beta", 2.0),
                        new float[] {1, 0, 0},
                        new float[] {1, 1, 0},
                        1,
                        TargetEncoding.ZERO_ONE))
                .isEqualTo(5.0 / 9);
    }

    @Test
    void explainedVariance() {
        // sklearn: explained_variance_score([3, -0.5, 2, 7], [2.5, 0.0, 2, 8]): the example of its documentation,
        // 0.957…:
        // 1 − (1.5 − 4·(¼)²)/(38.25 − 4·2.875²) … by hand: errors (−½, ½, 0, 1), mean ¼, Σ(e − ¼)² = 1.25;
        // Σ(y − 2.875)² = 29.1875
        assertThat(measure(
                        "explained_variance",
                        new float[] {2.5f, 0, 2, 8},
                        new float[] {3, -0.5f, 2, 7},
                        1,
                        TargetEncoding.NUMERIC))
                .isCloseTo(1 - 1.25 / 29.1875, within(1e-15));
        // sklearn: explained_variance_score([[0.5, 1], [-1, 1], [7, -6]], [[0, 2], [-1, 2], [8, -5]]): 0.983…; the
        // second
        // output's error is constant: 1
        assertThat(measure(
                        "explained_variance",
                        new float[] {0, 2, -1, 2, 8, -5},
                        new float[] {0.5f, 1, -1, 1, 7, -6},
                        2,
                        TargetEncoding.NUMERIC))
                .isCloseTo(0.9838709677419355, within(1e-15));
    }

    @Test
    void medianOfErrors() {
        // sklearn: median_absolute_error([3, -0.5, 2, 7], [2.5, 0.0, 2, 8]): 0.5, and of
        // [[0.5, 1], [-1, 1], [7, -6]], [[0, 2], [-1, 2], [8, -5]]: 0.75: the examples of its documentation
        assertThat(measure(
                        "median_absolute_error",
                        new float[] {2.5f, 0, 2, 8},
                        new float[] {3, -0.5f, 2, 7},
                        1,
                        TargetEncoding.NUMERIC))
                .isEqualTo(0.5);
        assertThat(measure(
                        "median_absolute_error",
                        new float[] {0, 2, -1, 2, 8, -5},
                        new float[] {0.5f, 1, -1, 1, 7, -6},
                        2,
                        TargetEncoding.NUMERIC))
                .isEqualTo(0.75);
    }

    @Test
    void logLoss() {
        // sklearn: log_loss(["spam", "ham", "ham", "spam"], [[.1, .9], [.9, .1], [.8, .2], [.35, .65]]): the example of
        // its
        // documentation, 0.21616
        float[] two = {0.1f, 0.9f, 0.9f, 0.1f, 0.8f, 0.2f, 0.35f, 0.65f};
        assertThat(measure("log_loss", two, oneHot(2, 1, 0, 0, 1), 2, TargetEncoding.ONE_HOT))
                .isCloseTo(0.21616, within(5e-6));
        assertThat(measure(
                        "log_loss",
                        new float[] {0.9f, 0.1f, 0.2f, 0.65f},
                        new float[] {1, 0, 0, 1},
                        1,
                        TargetEncoding.ZERO_ONE))
                .isCloseTo(0.21616, within(5e-6));
        // a wrong class that is certain: −ln 2⁻²³
        assertThat(measure("log_loss", new float[] {0}, new float[] {1}, 1, TargetEncoding.ZERO_ONE))
                .isCloseTo(23 * StrictMath.log(2), within(1e-12));
    }
}
