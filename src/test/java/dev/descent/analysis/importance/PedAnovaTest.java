package dev.descent.analysis.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Direction;
import dev.descent.number.NumberText;
import dev.descent.sweep.search.Distribution;
import dev.descent.sweep.search.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Numbers of Optuna 5.0.0's {@code get_param_importances(study, evaluator=PedAnovaImportanceEvaluator(…), normalize=…)}. */
class PedAnovaTest {
    private static final Direction SMALLER = Direction.SMALLER_IS_BETTER;

    @Test
    @DisplayName("of a full grid, target_quantile=0.25, normalize=False")
    void theBestQuarterOfAGrid() {
        PedAnova anova =
                PedAnova.ofAny(FullGrid.KEYS, FullGrid.values(), SMALLER, 0.25).orElseThrow();
        assertThat(anova.top()).isEqualTo(10);
        assertImportances(anova.importances(), 1.5565038329647904, 0.0009374633580258515, 0.0007438016528910728);
    }

    @Test
    @DisplayName("of a full grid, target_quantile=0.1, normalized; four are the best, too few for a report")
    void theBestTenthOfAGrid() {
        PedAnova anova =
                PedAnova.ofAny(FullGrid.KEYS, FullGrid.values(), SMALLER, 0.1).orElseThrow();
        assertThat(anova.top()).isEqualTo(4);
        assertImportances(anova.importances(), 0.2972413159166123, 0.000999659063379011, 0.0015999999999968002);
        assertThat(anova.shares().get(0)).isCloseTo(0.991330, within(5e-7));
        assertThat(anova.shares().get(1)).isCloseTo(0.003334, within(5e-7));
        assertThat(anova.shares().get(2)).isCloseTo(0.005336, within(5e-7));
        assertThat(PedAnova.of(FullGrid.KEYS, FullGrid.values(), SMALLER)).isEmpty();
    }

    @Test
    @DisplayName("of 100 points on a lattice, a key of which is active with sgd alone")
    void aKeyThatIsNotAlwaysActive() {
        PedAnova anova = PedAnova.of(latticeKeys(), latticeValues(), SMALLER).orElseThrow();
        assertThat(anova.top()).isEqualTo(10);
        assertThat(anova.configurations()).isEqualTo(100);
        assertImportances(
                anova.importances(),
                0.0256569380431035,
                0.0006212238201625331,
                0.0032897007228250468,
                0.0005258969934714311,
                0.0006939666965744347);
        assertImportances(
                anova.shares(),
                0.8333495566702426,
                0.020177645292501947,
                0.10685104490404798,
                0.01708138459964954,
                0.022540368533558022);
    }

    @Test
    void whatIsLargerIsBetterWhereItIs() {
        double[] negated = Arrays.stream(latticeValues()).map(value -> -value).toArray();
        assertThat(PedAnova.of(latticeKeys(), negated, Direction.LARGER_IS_BETTER))
                .isEqualTo(PedAnova.of(latticeKeys(), latticeValues(), SMALLER));
    }

    @Test
    @DisplayName("44 points tie with the tenth")
    void whatTiesWithTheLastOfTheBestIsAmongThem() {
        double[] tied = Arrays.stream(latticeValues()).map(Math::rint).toArray();
        PedAnova anova = PedAnova.of(latticeKeys(), tied, SMALLER).orElseThrow();
        assertThat(anova.top()).isEqualTo(44);
        assertImportances(
                anova.importances(),
                0.15163654950919736,
                0.0009557729216725399,
                0.002368049737374636,
                0.00044853444261237123,
                0.0029832678500659178);
    }

    @Test
    void whatHasNoValueIsWorseThanAny() {
        double[] values = latticeValues();
        double[] diverged = values.clone();
        double[] large = values.clone();
        for (int c = 0; c < values.length; c++) {
            if (values[c] > 2) {
                diverged[c] = Double.NaN;
                large[c] = 1e9 + c;
            }
        }
        assertThat(diverged).contains(Double.NaN);
        assertThat(PedAnova.of(latticeKeys(), diverged, SMALLER)).isEqualTo(PedAnova.of(latticeKeys(), large, SMALLER));
    }

    @Test
    void withFewAtTheTopNothingIsSaid() {
        double[] values = new double[100];
        Arrays.fill(values, 4, 100, Double.NaN);
        assertThat(PedAnova.of(latticeKeys(), values, SMALLER)).isEmpty();
        assertThat(PedAnova.of(latticeKeys(), new double[100], SMALLER)).isEmpty();
        assertThat(PedAnova.of(List.of(), latticeValues(), SMALLER)).isEmpty();
        assertThat(PedAnova.of(List.of(), new double[0], SMALLER)).isEmpty();
    }

    private static List<SweptKey> latticeKeys() {
        List<List<String>> columns = new ArrayList<>();
        for (int k = 0; k < 5; k++) {
            columns.add(new ArrayList<>());
        }
        for (int i = 0; i < 100; i++) {
            columns.get(0).add(text(rate(i)));
            columns.get(1).add(i % 3 == 0 ? text(momentum(i)) : "");
            columns.get(2).add(Integer.toString(units(i)));
            columns.get(3).add("0." + dropout(i));
            columns.get(4).add(List.of("sgd", "adam", "lion").get(i % 3));
        }
        return List.of(
                new SweptKey("lr", columns.get(0), numbers(Distribution.logUniform(1e-4, 1))),
                new SweptKey("m", columns.get(1), numbers(Distribution.uniform(0, 0.99))),
                new SweptKey("u", columns.get(2), numbers(Distribution.intLogUniform(4, 64))),
                new SweptKey(
                        "d",
                        columns.get(3),
                        numbers(Distribution.uniform(0, 0.5).withStep(0.1))),
                new SweptKey("o", columns.get(4), new Domain.Choice(3)));
    }

    /** (log₁₀ lr + 2)² + 0.3·|log₂ u − 4| + (d − 0.2)² + (0.9 − m)² of sgd, 0.2 of adam, 0.5 of lion. */
    private static double[] latticeValues() {
        double[] values = new double[100];
        for (int i = 0; i < values.length; i++) {
            double rate = StrictMath.log10(rate(i)) + 2;
            double units = StrictMath.abs(StrictMath.log(units(i)) / StrictMath.log(2) - 4);
            double dropout = dropout(i) / 10.0 - 0.2;
            double momentum = 0.9 - momentum(i);
            double own = i % 3 == 0 ? momentum * momentum : i % 3 == 1 ? 0.2 : 0.5;
            values[i] = rate * rate + 0.3 * units + dropout * dropout + own;
        }
        return values;
    }

    private static double rate(int i) {
        return Distribution.logUniform(1e-4, 1).at(i * 37 % 100 / 99.0);
    }

    private static double momentum(int i) {
        return Distribution.uniform(0, 0.99).at(i * 61 % 101 / 100.0);
    }

    private static int units(int i) {
        return 4 + i * 29 % 103 % 61;
    }

    private static int dropout(int i) {
        return i * 17 % 6;
    }

    private static String text(double value) {
        return NumberText.written(value);
    }

    private static Domain numbers(Distribution distribution) {
        return new Domain.Numeric(distribution);
    }

    private static void assertImportances(List<Double> found, double... expected) {
        assertThat(found).hasSize(expected.length);
        for (int k = 0; k < expected.length; k++) {
            assertThat(found.get(k)).isCloseTo(expected[k], within(1e-10 * Math.max(1, expected[k])));
        }
    }
}
