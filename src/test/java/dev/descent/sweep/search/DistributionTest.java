package dev.descent.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.number.NumberText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
    private static final double LAST = 1 - 0x1p-53;

    static List<Distribution> all() {
        return List.of(
                Distribution.uniform(-2, 3),
                Distribution.uniform(0.123456789, 0.9876543219),
                Distribution.uniform(0, 1).withStep(0.1),
                Distribution.uniform(0, 1).withStep(0.3),
                Distribution.uniform(0.5, 0.99).oneMinus(),
                Distribution.uniform(0, 1).withStep(0.1).oneMinus(),
                Distribution.logUniform(1e-4, 1),
                Distribution.logUniform(0.0123456789, 3),
                Distribution.logUniform(0.02, 0.5).oneMinus(),
                Distribution.logUniform(1e-9, 0.5).oneMinus(),
                Distribution.intUniform(4, 64),
                Distribution.intUniform(-3, 3),
                Distribution.intUniform(8, 64).withStep(8),
                Distribution.intUniform(8, 62).withStep(8),
                Distribution.intLogUniform(1, 9),
                Distribution.intLogUniform(4, 256));
    }

    private static Stream<Double> quantiles() {
        return Stream.concat(Stream.of(0.0, LAST), Stream.iterate(0.0, u -> u < 1, u -> u + 1.0 / 1024));
    }

    @ParameterizedTest
    @MethodSource("all")
    void endsAreDrawnAndNothingBeyondThem(Distribution distribution) {
        List<Double> values = quantiles().map(distribution::at).toList();
        assertThat(values).allMatch(value -> value >= distribution.low() && value <= distribution.high());
        double tolerance = 1e-5 * Math.max(Math.abs(distribution.low()), Math.abs(distribution.high()));
        assertThat(values.stream().min(Double::compare))
                .hasValueSatisfying(least -> assertThat(least).isCloseTo(distribution.low(), within(tolerance)));
        assertThat(values.stream().max(Double::compare))
                .hasValueSatisfying(most -> assertThat(most).isCloseTo(distribution.high(), within(tolerance)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsPrintedIsTheValue(Distribution distribution) {
        quantiles()
                .map(distribution::at)
                .forEach(value -> assertThat(Double.parseDouble(NumberText.written(value)))
                        .isEqualTo(value));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theValueOfAValuesCoordinateIsTheValue(Distribution distribution) {
        quantiles().map(distribution::at).forEach(value -> {
            double coordinate = distribution.coordinate(value);
            assertThat(coordinate).isBetween(distribution.axisLow(), distribution.axisHigh());
            assertThat(distribution.value(coordinate)).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void theEndsOfTheAxisHaveTheValuesAtTheEnds(Distribution distribution) {
        assertThat(List.of(distribution.value(distribution.axisLow()), distribution.value(distribution.axisHigh())))
                .containsExactlyInAnyOrder(distribution.at(0), distribution.at(LAST));
    }

    @Test
    void aRealNumberHasSixSignificantDigits() {
        Distribution rate = Distribution.logUniform(1e-4, 1);
        assertThat(rate.at(0)).isEqualTo(0.0001);
        assertThat(rate.at(0.25)).isEqualTo(0.001);
        // 10^(−4 + 4·0.3) = 10^−2.8 = 0.00158489319…
        assertThat(rate.at(0.3)).isEqualTo(0.00158489);
        assertThat(Distribution.uniform(0, 3).at(1.0 / 9)).isEqualTo(0.333333);
        assertThat(Distribution.uniform(-1, 1).at(0.5)).isZero();
    }

    @Test
    void endsOfMoreDigitsStayInside() {
        Distribution narrow = Distribution.uniform(0.12345678, 0.98765432);
        assertThat(narrow.at(0)).isEqualTo(0.123457);
        assertThat(narrow.at(LAST)).isEqualTo(0.987654);
        Distribution inner = Distribution.uniform(0.123457001, 0.987653999);
        assertThat(inner.at(0)).isEqualTo(0.123457001);
        assertThat(inner.at(LAST)).isEqualTo(0.987653999);
    }

    @Test
    @DisplayName("1 − x keeps the digits of x, however near to 1 it is")
    void oneMinusKeepsTheDigits() {
        Distribution beta = Distribution.logUniform(0.000123456, 0.5).oneMinus();
        assertThat(beta.at(0)).isEqualTo(0.999876544);
        assertThat(NumberText.written(beta.at(0))).isEqualTo("0.999876544");
        assertThat(beta.coordinate(0.999876544)).isEqualTo(StrictMath.log(0.000123456));
        assertThat(NumberText.written(
                        Distribution.logUniform(1e-9, 0.1).oneMinus().at(0.1)))
                .isEqualTo("0.99999999369043");
        assertThat(beta.high()).isEqualTo(0.999876544);
        assertThat(beta.low()).isEqualTo(0.5);
    }

    @Test
    void everyWholeNumberIsEquallyLikely() {
        assertThat(counts(Distribution.intUniform(1, 4)))
                .containsExactly(
                        Map.entry(1.0, 1024), Map.entry(2.0, 1024), Map.entry(3.0, 1024), Map.entry(4.0, 1024));
        assertThat(counts(Distribution.intUniform(8, 39).withStep(8)).values()).containsOnly(1024);
        assertThat(counts(Distribution.uniform(0, 0.3).withStep(0.1)).keySet()).containsExactly(0.0, 0.1, 0.2, 0.3);
    }

    @Test
    @DisplayName("of int_log_uniform[1, 3], n has the share log((n + ½)/(n − ½))/log(3.5/0.5)")
    void logarithmsOfWholeNumbers() {
        Map<Double, Integer> counts = counts(Distribution.intLogUniform(1, 3));
        double all = StrictMath.log(7);
        assertThat(counts.get(1.0)).isCloseTo((int) (4096 * StrictMath.log(1.5 / 0.5) / all), within(1));
        assertThat(counts.get(2.0)).isCloseTo((int) (4096 * StrictMath.log(2.5 / 1.5) / all), within(1));
        assertThat(counts.get(3.0)).isCloseTo((int) (4096 * StrictMath.log(3.5 / 2.5) / all), within(1));
    }

    private static Map<Double, Integer> counts(Distribution distribution) {
        Map<Double, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 4096; i++) {
            counts.merge(distribution.at(i / 4096.0), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void sizesAndSteps() {
        assertThat(Distribution.intUniform(4, 64).size()).isEqualTo(61);
        assertThat(Distribution.intUniform(8, 62).withStep(8).size()).isEqualTo(7);
        assertThat(Distribution.intUniform(8, 62).withStep(8).high()).isEqualTo(56);
        assertThat(Distribution.uniform(0, 1).withStep(0.1).size()).isEqualTo(11);
        assertThat(Distribution.uniform(0, 0.3).withStep(0.1).high()).isEqualTo(0.3);
        assertThat(Distribution.intLogUniform(4, 256).size()).isEqualTo(253);
        assertThat(Distribution.intLogUniform(4, 256).step()).hasValue(1);
        assertThat(Distribution.intUniform(8, 64).withStep(8).step()).hasValue(8);
        assertThat(Distribution.uniform(0, 1).step()).isEmpty();
        assertThat(Distribution.uniform(0, 1).isFinite()).isFalse();
        assertThatThrownBy(Distribution.uniform(0, 1)::size).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void axesOfValuesWithAStepAreWiderByHalfAStep() {
        Distribution units = Distribution.intUniform(8, 62).withStep(8);
        assertThat(units.axisLow()).isEqualTo(4);
        assertThat(units.axisHigh()).isEqualTo(60);
        Distribution whole = Distribution.intLogUniform(4, 256);
        assertThat(whole.axisLow()).isEqualTo(StrictMath.log(3.5));
        assertThat(whole.axisHigh()).isEqualTo(StrictMath.log(256.5));
        assertThat(whole.cellLow(7)).isEqualTo(StrictMath.log(6.5));
        Distribution rate = Distribution.logUniform(1e-4, 1);
        assertThat(rate.axisLow()).isEqualTo(StrictMath.log(1e-4));
        assertThat(rate.axisHigh()).isZero();
    }

    @Test
    void textIsAsWritten() {
        assertThat(all().stream().map(Distribution::toString))
                .contains(
                        "log_uniform[0.0001, 1]",
                        "uniform[0, 1, step 0.3]",
                        "int_uniform[8, 62, step 8]",
                        "int_log_uniform[4, 256]",
                        "one_minus(log_uniform[0.02, 0.5])",
                        "one_minus(uniform[0, 1, step 0.1])");
    }

    @Test
    void equalByContent() {
        assertThat(all()).doesNotHaveDuplicates();
        assertThat(all()).isEqualTo(all()).hasSameHashCodeAs(all());
        assertThat(Distribution.uniform(1, 4)).isNotEqualTo(Distribution.intUniform(1, 4));
        assertThat(Distribution.uniform(-0.0, 1)).isEqualTo(Distribution.uniform(0, 1));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> Distribution.uniform(1, 1)).hasMessageContaining("low must lie below high");
        assertThatThrownBy(() -> Distribution.uniform(0, Double.NaN)).hasMessageContaining("low must lie below high");
        assertThatThrownBy(() -> Distribution.uniform(-1e308, 1e308)).hasMessageContaining("finite");
        assertThatThrownBy(() -> Distribution.logUniform(0, 1)).hasMessage("low must be above 0, but is 0");
        assertThatThrownBy(() -> Distribution.intLogUniform(0, 5)).hasMessage("low must be at least 1, but is 0");
        assertThatThrownBy(() -> Distribution.intUniform(0, Long.MAX_VALUE)).hasMessageContaining("2^53");
        assertThatThrownBy(() -> Distribution.logUniform(1, 2).withStep(1)).hasMessageContaining("can't have a step");
        assertThatThrownBy(() -> Distribution.uniform(1, 2).oneMinus().withStep(1))
                .hasMessageContaining("can't have a step");
        assertThatThrownBy(() -> Distribution.intUniform(1, 9).withStep(0.5))
                .hasMessage("step must be above 0 and whole, but is 0.5");
        assertThatThrownBy(() -> Distribution.uniform(1, 9).withStep(-1)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Distribution.uniform(0, 1).withStep(1e-300)).hasMessageContaining("too many values");
        assertThatThrownBy(() -> Distribution.intUniform(0, 1).oneMinus()).hasMessageContaining("from 1");
        assertThatThrownBy(() -> Distribution.uniform(0, 1).oneMinus().oneMinus())
                .hasMessageContaining("from 1");
    }

    @Test
    void whatItContainsCanBeDrawn() {
        Distribution half = Distribution.logUniform(0.02, 0.5).oneMinus();
        for (Distribution distribution : List.of(
                Distribution.uniform(-1, 3),
                Distribution.logUniform(1e-5, 0.3),
                Distribution.intUniform(2, 70),
                Distribution.intLogUniform(1, 1L << 53),
                Distribution.uniform(0, 1).withStep(0.1),
                half)) {
            for (int i = 0; i < 1000; i++) {
                assertThat(distribution.contains(distribution.at(i / 1000.0)))
                        .as("%s at %d", distribution, i)
                        .isTrue();
            }
            assertThat(distribution.contains(distribution.low())).isTrue();
            assertThat(distribution.contains(distribution.high())).isTrue();
            assertThat(distribution.contains(Math.nextUp(distribution.high()))).isFalse();
            assertThat(distribution.contains(Double.NaN)).isFalse();
        }
        assertThat(Distribution.intLogUniform(1, 9).contains(4.5)).isFalse();
        assertThat(Distribution.uniform(0, 1).withStep(0.1).contains(0.25)).isFalse();
        assertThat(Distribution.uniform(0, 1).contains(0.1234567)).isFalse();
    }
}
