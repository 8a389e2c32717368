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
        return Metrics.of(Component.of(Vocabulary.type(Kind.METRIC, name)))
                .value(predictions, targets, targets.length / outputs, outputs, encoding);
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

        double perfect = measure(type.name(), targets, targets, 1, TargetEncoding.ZERO_ONE);

        assertThat(perfect).as(type.name()).isEqualTo(best);
        for (int k = 0; k < 100; k++) {
            float[] noisy = new float[targets.length];
            for (int i = 0; i < noisy.length; i++) {
                noisy[i] = random.nextFloat();
            }
            double value = measure(type.name(), noisy, targets, 1, TargetEncoding.ZERO_ONE);
            assertThat(facts.range().contains(value))
                    .as("%s of %s", type.name(), value)
                    .isTrue();
            assertThat(facts.direction().compare(perfect, value))
                    .as(type.name())
                    .isLessThanOrEqualTo(0);
        }
        float[] wrong = {1, 0, 0, 1, 0, 1, 1, 0};
        assertThat(facts.direction().compare(perfect, measure(type.name(), wrong, targets, 1, TargetEncoding.ZERO_ONE)))
                .as(type.name())
                .isNegative();
    }

    @ParameterizedTest
    @MethodSource("everyMetric")
    void itIsUndefinedForOneClassOnlyWhereTheVocabularySaysSo(ComponentType type) {
        float[] targets = {1, 1, 1};

        double value = measure(type.name(), new float[] {0.2f, 0.7f, 0.9f}, targets, 1, TargetEncoding.ZERO_ONE);

        assertThat(Double.isNaN(value))
                .as(type.name())
                .isEqualTo(type.metric().undefined().isPresent());
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
        // 2, 1]),
        // r2_score([-2, -2, -2], [-2, -2, -2]), r2_score([-2, -2, -2], [-2, -2, -2 + 1e-8]) with a difference that
        // floats can see
        assertThat(measure("r2", new float[] {2.5f, 0, 2, 8}, new float[] {3, -0.5f, 2, 7}, 1, TargetEncoding.NUMERIC))
                .isCloseTo(0.948, within(1e-3));
        assertThat(measure("r2", new float[] {2, 2, 2}, new float[] {1, 2, 3}, 1, TargetEncoding.NUMERIC))
                .isZero();
        assertThat(measure("r2", new float[] {3, 2, 1}, new float[] {1, 2, 3}, 1, TargetEncoding.NUMERIC))
                .isEqualTo(-3);
        assertThat(measure("r2", new float[] {-2, -2, -2}, new float[] {-2, -2, -2}, 1, TargetEncoding.NUMERIC))
                .isEqualTo(1);
        assertThat(measure("r2", new float[] {-2, -2, -1}, new float[] {-2, -2, -2}, 1, TargetEncoding.NUMERIC))
                .isZero();
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
}
