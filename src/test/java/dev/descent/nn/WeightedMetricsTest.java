package dev.descent.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values are those of scikit-learn 1.2.1, each metric called with sample_weight=weights. */
class WeightedMetricsTest {
    private static List<ComponentType> everyMetric() {
        return Vocabulary.of(Kind.METRIC);
    }

    private static Metric metric(String name, String key, Object value, boolean weighted) {
        Map<String, Object> given = new LinkedHashMap<>();
        if (!key.isEmpty()) {
            given.put(key, value);
        }
        given.put("weighted", weighted);
        return Metrics.of(Component.of(Vocabulary.type(Kind.METRIC, name), given));
    }

    private static Metric weighted(String name) {
        String key = name.equals("top_k_accuracy") ? "k" : name.equals("f_beta") ? "beta" : "";
        return metric(name, key, key.equals("k") ? (Object) 2L : (Object) 2.0, true);
    }

    private static float[] oneHot(int classes, int... labels) {
        float[] values = new float[labels.length * classes];
        for (int r = 0; r < labels.length; r++) {
            values[r * classes + labels[r]] = 1;
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "mse, 1.1205357142857142",
        "rmse, 1.0585535953770664",
        "mae, 1.0178571428571428",
        "r2, 0.7144250304754165",
        "explained_variance, 0.7502641202763105"
    })
    void ofNumbers(String name, double expected) {
        float[] y = {3, -0.5f, 2, 7, 4.25f};
        float[] z = {2.5f, 0, 2, 8, 3};
        float[] weights = {1, 0.5f, 0, 2, 3.5f};

        assertThat(weighted(name).value(z, y, weights, 5, 1, TargetEncoding.NUMERIC))
                .isCloseTo(expected, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"mse, 0.6071428571428571", "mae, 0.6428571428571428", "r2, 0.9020223152022315"})
    void ofSeveralNumbers(String name, double expected) {
        float[] y = {0.5f, 1, -1, 1, 7, -6};
        float[] z = {0, 2, -1, 2, 8, -5};

        assertThat(weighted(name).value(z, y, new float[] {1, 2, 0.5f}, 3, 2, TargetEncoding.NUMERIC))
                .isCloseTo(expected, within(1e-15));
    }

    @Test
    void theMedianHasHalfOfTheWeightOnEitherSide() {
        float[] y = {0, 0, 0, 0};
        float[] z = {4, 1, 3, -2};

        // by hand: |e| is 1, 2, 3, 4 of weights 1, 1, 4, 1: 3.5 of 7 is reached at 3
        assertThat(weighted("median_absolute_error")
                        .value(z, y, new float[] {1, 1, 4, 1}, 4, 1, TargetEncoding.NUMERIC))
                .isEqualTo(3);
        // of weights 1, 2, 1, 2: 3 of 6 is reached at 2 and passed at 3
        assertThat(weighted("median_absolute_error")
                        .value(z, y, new float[] {2, 1, 1, 2}, 4, 1, TargetEncoding.NUMERIC))
                .isEqualTo(2.5);
    }

    @ParameterizedTest
    @CsvSource({
        "accuracy, 0.2653061224489796",
        "zero_one, 0.7346938775510203",
        "precision, 0.38461538461538464",
        "recall, 0.15151515151515152",
        "f1, 0.21739130434782608",
        "f_beta, 0.17241379310344826",
        "balanced_accuracy, 0.32575757575757575",
        "mcc, -0.3701501546820385",
        "auc, 0.5189393939393939",
        "average_precision, 0.712650628928632",
        "log_loss, 0.9116501322807218"
    })
    void ofTwoClasses(String name, double expected) {
        float[] y = {0, 1, 0, 0, 1, 0, 1, 1};
        float[] z = {0.125f, 0.75f, 0.625f, 0.25f, 0.25f, 0.875f, 0.75f, 0.5f};
        float[] weights = {2, 1, 0.5f, 0, 3, 1.5f, 0.25f, 4};

        assertThat(weighted(name).value(z, y, weights, 8, 1, TargetEncoding.ZERO_ONE))
                .isCloseTo(expected, within(1e-15));
    }

    /** auc and average_precision are means of roc_auc_score and average_precision_score of each class against the rest. */
    @ParameterizedTest
    @CsvSource({
        "accuracy, 0.673469387755102",
        "balanced_accuracy, 0.6315789473684211",
        "mcc, 0.532809292756082",
        "precision, 0.46909090909090906",
        "recall, 0.6315789473684211",
        "f1, 0.5382775119617226",
        "auc, 0.9129756208703577",
        "average_precision, 0.8276906640064535",
        "log_loss, 0.6811217908817511"
    })
    void ofMoreClasses(String name, double expected) {
        float[] z = {
            0.5f, 0.25f, 0.25f, 0.125f, 0.375f, 0.5f, 0.25f, 0.5f, 0.25f, 0.75f, 0.125f, 0.125f, 0.5f, 0.25f, 0.25f,
            0.125f, 0.25f, 0.625f, 0.25f, 0.25f, 0.5f
        };
        float[] weights = {1, 2, 0.5f, 3, 1.5f, 4, 0.25f};

        assertThat(weighted(name).value(z, oneHot(3, 0, 1, 2, 0, 1, 2, 2), weights, 7, 3, TargetEncoding.ONE_HOT))
                .isCloseTo(expected, within(2e-15));
    }

    @Test
    void ofTheFirstTwo() {
        float[] z = {0.5f, 0.2f, 0.2f, 0.3f, 0.4f, 0.2f, 0.2f, 0.4f, 0.3f, 0.7f, 0.2f, 0.1f};

        // the rows of 1, 2 and ½ have the right class among their first two
        assertThat(weighted("top_k_accuracy")
                        .value(z, oneHot(3, 0, 1, 2, 2), new float[] {1, 2, 0.5f, 3}, 4, 3, TargetEncoding.ONE_HOT))
                .isEqualTo(3.5 / 6.5);
    }

    /** Also of scores that are equal, and with rows that don't count. */
    @ParameterizedTest
    @MethodSource("everyMetric")
    void aWholeWeightIsAsManyRows(ComponentType type) {
        Random random = new Random(3);
        int[] labels = {0, 2, 1, 1, 0, 2, 0, 1, 2, 0};
        float[] weights = {1, 0, 3, 2, 1, 1, 0, 2, 1, 2};
        float[] y = oneHot(3, labels);
        float[] z = new float[y.length];
        for (int k = 0; k < z.length; k++) {
            z[k] = (1 + random.nextInt(8)) / 16f;
        }
        int[] repeated = {0, 2, 2, 2, 3, 3, 4, 5, 7, 7, 8, 9, 9};
        float[] rowsY = new float[repeated.length * 3];
        float[] rowsZ = new float[repeated.length * 3];
        for (int r = 0; r < repeated.length; r++) {
            System.arraycopy(y, repeated[r] * 3, rowsY, r * 3, 3);
            System.arraycopy(z, repeated[r] * 3, rowsZ, r * 3, 3);
        }
        for (TargetEncoding encoding : List.of(TargetEncoding.ONE_HOT, TargetEncoding.ZERO_ONE)) {
            double expected = weighted(type.name()).value(rowsZ, rowsY, new float[0], repeated.length, 3, encoding);

            assertThat(weighted(type.name()).value(z, y, weights, labels.length, 3, encoding))
                    .as("%s of %s", type.name(), encoding)
                    .isCloseTo(expected, within(1e-15));
        }
    }

    /** 0.1 and 0.7 have no exact sum, so that a mean of equal targets may differ from them. */
    @ParameterizedTest
    @MethodSource("everyMetric")
    void rowsWithoutWeightDefineNothing(ComponentType type) {
        float[] y = {0.1f, 0.1f, 0.1f, 1};
        float[] z = {0.1f, 0.2f, 0.3f, 0.9f};

        assertThat(Double.isNaN(weighted(type.name())
                        .value(z, y, new float[] {0.1f, 0.7f, 0.3f, 0}, 4, 1, TargetEncoding.ZERO_ONE)))
                .as(type.name())
                .isEqualTo(type.metric()
                        .undefined()
                        .filter(where -> !where.equals("a prediction is NaN"))
                        .isPresent());
        assertThat(weighted(type.name()).value(z, y, new float[4], 4, 1, TargetEncoding.ZERO_ONE))
                .as(type.name())
                .isNaN();
    }

    @ParameterizedTest
    @MethodSource("everyMetric")
    void whatIsNotWeightedDoesNotLookAtWeights(ComponentType type) {
        String key = type.name().equals("top_k_accuracy") ? "k" : "";
        Metric metric = metric(type.name(), key, 1L, false);
        float[] y = {0, 1, 0, 1};
        float[] z = {0.25f, 0.75f, 0.625f, 0.375f};

        assertThat(metric.value(z, y, new float[] {1, 2, 3, 4}, 4, 1, TargetEncoding.ZERO_ONE))
                .isEqualTo(metric.value(z, y, new float[0], 4, 1, TargetEncoding.ZERO_ONE));
    }
}
