package dev.descent.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitializersTest {
    private static List<ComponentType> everyInitializerWithDefaults() {
        return Vocabulary.of(Kind.INITIALIZER).stream()
                .filter(type -> !type.name().equals("values"))
                .toList();
    }

    private static Component initializer(String name, Map<String, ?> given) {
        return Component.of(Vocabulary.type(Kind.INITIALIZER, name), given);
    }

    private static Variable kernel(int layer, int inputs, int units, Component initializer) {
        return new Variable(layer, Variable.KERNEL, 0, units, inputs, true, true, false, initializer);
    }

    private static float[] start(Variable variable, long seed, int repeat) {
        float[] parameters = new float[variable.end()];
        Initializers.fill(variable, seed, repeat, parameters, 0, 1);
        return parameters;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum / values.length - mean(values) * mean(values));
    }

    @ParameterizedTest
    @MethodSource("everyInitializerWithDefaults")
    void everyInitializerOfTheVocabularyFillsAKernelAndABiasWithFiniteValues(ComponentType type) {
        Component initializer = Component.of(type);
        Variable bias = new Variable(0, Variable.BIAS, 0, 7, 1, true, true, false, initializer);

        assertThat(start(kernel(0, 5, 7, initializer), 1, 1)).doesNotContain(Float.NaN);
        assertThat(start(bias, 1, 1)).hasSize(7).doesNotContain(Float.NaN);
    }

    /** Deviations by Keras' formulas: uniform limit/√3; 100 × 300 values, so within about 1 %. */
    @ParameterizedTest
    @CsvSource({
        "glorot_uniform, 0.0707106781",
        "glorot_normal, 0.0707106781",
        "he_uniform, 0.1414213562",
        "he_normal, 0.1414213562",
        "lecun_uniform, 0.1",
        "lecun_normal, 0.1",
        "random_uniform, 0.0288675135",
        "random_normal, 0.05",
        "truncated_normal, 0.0439812831"
    })
    void itsStandardDeviationIsKeras(String name, double expected) {
        float[] values = start(kernel(0, 100, 300, initializer(name, Map.of())), 42, 1);

        assertThat(deviation(values)).isCloseTo(expected, within(0.015 * expected));
        assertThat(mean(values)).isCloseTo(0, within(0.02 * expected));
    }

    @Test
    void uniformValuesStayWithinTheLimit() {
        float limit = (float) Math.sqrt(6.0 / 400);

        for (float value : start(kernel(0, 100, 300, initializer("glorot_uniform", Map.of())), 42, 1)) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo(limit);
        }
    }

    @Test
    void theStartDependsOnSeedRepeatLayerVariableAndShapeOnly() {
        Component glorot = initializer("glorot_uniform", Map.of());
        float[] start = start(kernel(1, 4, 6, glorot), 42, 1);
        float[] elsewhere = new float[2 * (10 + 24)];

        Initializers.fill(
                new Variable(1, Variable.KERNEL, 10, 6, 4, true, true, false, glorot), 42, 1, elsewhere, 1, 2);

        for (int p = 0; p < 24; p++) {
            assertThat(elsewhere[(10 + p) * 2 + 1]).isEqualTo(start[p]);
        }
        assertThat(start(kernel(1, 4, 6, glorot), 43, 1)).isNotEqualTo(start);
        assertThat(start(kernel(1, 4, 6, glorot), 42, 2)).isNotEqualTo(start);
        assertThat(start(kernel(0, 4, 6, glorot), 42, 1)).isNotEqualTo(start);
    }

    /** Element input·units + unit: the first rows of a longer kernel of the same width start alike, up to the limit's size. */
    @Test
    void elementsCountRowMajorAsInKeras() {
        Component uniform = initializer("random_uniform", Map.of());
        float[] small = start(kernel(0, 2, 3, uniform), 5, 1);
        float[] large = start(kernel(0, 4, 3, uniform), 5, 1);

        for (int u = 0; u < 3; u++) {
            for (int i = 0; i < 2; i++) {
                assertThat(large[u * 4 + i]).isEqualTo(small[u * 2 + i]);
            }
        }
    }

    @Test
    void valuesStandWhereTheyAreWritten() {
        Component values =
                initializer("values", Map.of("values", List.of(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0, 6.0))));

        assertThat(start(kernel(0, 2, 3, values), 0, 1)).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(start(
                        new Variable(
                                0,
                                Variable.BIAS,
                                0,
                                2,
                                1,
                                true,
                                true,
                                false,
                                initializer("values", Map.of("values", List.of(0.1, 0.2)))),
                        0,
                        1))
                .containsExactly(0.1f, 0.2f);
    }

    @Test
    void valuesOfAnotherShapeAreRefused() {
        Component values = initializer("values", Map.of("values", List.of(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0))));

        assertThatThrownBy(() -> start(kernel(0, 2, 3, values), 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values of this kernel must be 2 lists (one an input) of 3 numbers (one a unit)");
    }

    @ParameterizedTest
    @CsvSource({"8, 5", "5, 8", "6, 6", "1, 4"})
    void orthogonalKernelsHaveOrthonormalRowsOrColumns(int inputs, int units) {
        float[] w = start(kernel(0, inputs, units, initializer("orthogonal", Map.of("gain", 2.0))), 3, 1);
        boolean columns = units <= inputs;
        int count = Math.min(inputs, units);

        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                double product = 0;
                for (int k = 0; k < Math.max(inputs, units); k++) {
                    product += columns ? w[a * inputs + k] * w[b * inputs + k] : w[k * inputs + a] * w[k * inputs + b];
                }
                // 4: the square of the gain; a few roundings of floats
                assertThat(product).isCloseTo(a == b ? 4 : 0, within(2e-6));
            }
        }
    }
}
