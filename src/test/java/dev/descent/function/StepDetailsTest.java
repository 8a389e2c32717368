package dev.descent.function;

import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.Vocabulary;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StepDetailsTest {
    @Test
    @DisplayName("x² from 3, η = 0.1, μ = 0.5: lengths, gradients and velocity by hand")
    void momentumByHand() {
        StepDetails details = details("x^2", Map.of("x", 3.0), momentum("momentum", 0.1, 0.5));
        assertThat(details.columns()).containsExactly("learning_rate", "step_length", "gradient_norm", "v(x)");
        assertThat(details.next()).containsExactly(Double.NaN, Double.NaN, 6, 0);
        // v = −0.1·6 = −0.6, x = 2.4
        assertThat(details.next()).containsExactly(new double[] {0.1, 0.6, 4.8, -0.6}, within(1e-15));
        // v = 0.5·(−0.6) − 0.1·4.8 = −0.78, x = 1.62
        assertThat(details.next()).containsExactly(new double[] {0.1, 0.78, 3.24, -0.78}, within(1e-15));
    }

    @Test
    @DisplayName("Nesterov's plain points are those that Brownlee prints; its variables are ahead of them by μ·v")
    void nesterovsPlainPoint() {
        Map<String, Double> start = new LinkedHashMap<>();
        start.put("x", -0.165955990594852);
        start.put("y", 0.4406489868843162);
        StepDetails details = details("x^2 + y^2", start, momentum("nesterov", 0.1, 0.3));
        assertThat(details.columns()).endsWith("look_ahead(x)", "look_ahead(y)", "plain(x)", "plain(y)");
        assertThat(last(details.next(), 4))
                .containsExactly(-0.165955990594852, 0.4406489868843162, -0.165955990594852, 0.4406489868843162);
        assertThat(last(details.next(), 4))
                .containsExactly(new double[] {-0.12280743, 0.32608025, -0.13276479, 0.35251919}, within(5e-9));
    }

    @Test
    @DisplayName("plain points of Nesterov's method move by the velocity alone")
    void plainPointsMoveByTheVelocity() {
        StepDetails details = details("x^4 - x", Map.of("x", 2.0), momentum("nesterov", 0.01, 0.9));
        double[] before = details.next();
        for (int step = 1; step <= 20; step++) {
            double[] now = details.next();
            assertThat(now[5]).isCloseTo(before[5] + now[3], within(1e-14));
            before = now;
        }
    }

    @ParameterizedTest
    @CsvSource({"nadam", "nadamax"})
    @DisplayName("the point of nadam lacks, plain, what the mean adds beyond the gradient's own share")
    void nadamsPlainPoint(String name) {
        StepDetails details = details("x^2", Map.of("x", 3.0), optimizer(name));
        details.next();
        double[] now = details.next();
        List<String> columns = details.columns();
        // c₂ = (1 − μ₁)/(1 − μ₁) = 1 in the first step, so that the plain point has moved by the rate times the
        // gradient
        assertThat(now[columns.indexOf("plain(x)")]).isCloseTo(3 - now[columns.indexOf("rate(x)")] * 6, within(1e-12));
        assertThat(now[columns.indexOf("look_ahead(x)")]).isLessThan(now[columns.indexOf("plain(x)")]);
    }

    @Test
    @DisplayName("adagrad's own rates: η/√(a + ε), a = 0.1 + g²")
    void adagradsRates() {
        Map<String, Double> start = new LinkedHashMap<>();
        start.put("x", 3.0);
        start.put("y", 0.5);
        Component adagrad =
                optimizer("adagrad", "learning_rate", 0.5).with("epsilon", 0.0).with("initial_accumulator_value", 0.0);
        StepDetails details = details("x^2 + y^2", start, adagrad);
        assertThat(details.columns().subList(3, 7)).containsExactly("a(x)", "a(y)", "rate(x)", "rate(y)");
        assertThat(last(details.next(), 4)).containsExactly(0, 0, Double.NaN, Double.NaN);
        assertThat(last(details.next(), 4)).containsExactly(36, 1, 0.5 / 6, 0.5);
    }

    static Stream<Component> withOwnRates() {
        return Vocabulary.of(Kind.OPTIMIZER).stream()
                .filter(type -> !type.name().equals("custom"))
                .flatMap(type -> switch (type.name()) {
                    case "rmsprop" ->
                        Stream.of(Component.of(type), Component.of(type).with("centered", true));
                    case "adam" ->
                        Stream.of(Component.of(type), Component.of(type).with("amsgrad", true));
                    default -> Stream.of(Component.of(type));
                })
                .filter(optimizer -> details("x^2", Map.of("x", 1.0), optimizer)
                        .rule()
                        .ownRateFormula()
                        .isPresent());
    }

    @ParameterizedTest
    @MethodSource("withOwnRates")
    @DisplayName("a step is the own rate times what it multiplies: the gradient, or the mean of gradients")
    void ownRatesMakeTheSteps(Component optimizer) {
        StepDetails details = details("x^2", Map.of("x", 3.0), optimizer.with("weight_decay", 0.0));
        List<String> columns = details.columns();
        double gradient = details.next()[2];
        for (int step = 1; step <= 5; step++) {
            double[] now = details.next();
            double rate = now[columns.indexOf("rate(x)")];
            int mean = columns.indexOf("m(x)");
            boolean looksAhead = columns.contains("plain(x)");
            if (!looksAhead) {
                assertThat(now[1]).isCloseTo(rate * Math.abs(mean < 0 ? gradient : now[mean]), within(1e-12));
            }
            assertThat(rate).isPositive();
            gradient = now[2];
        }
    }

    @Test
    void aWrittenRuleShowsItsStates() {
        Component custom = Component.of(
                Vocabulary.type(Kind.OPTIMIZER, "custom"),
                Map.of("state", Map.of("a", 2.0), "update", ordered("a", "a + g^2", "w", "w - lr * g / sqrt(a)")));
        StepDetails details = details("x^2", Map.of("x", 3.0), custom.with("learning_rate", 0.1));
        assertThat(details.columns()).endsWith("gradient_norm", "a(x)");
        assertThat(last(details.next(), 1)).containsExactly(2);
        assertThat(last(details.next(), 1)).containsExactly(38);
    }

    @Test
    void lengthsOfNumbersWhoseSquaresAreNoDoubles() {
        assertThat(StepDetails.length(new double[] {3e200, -4e200})).isCloseTo(5e200, within(1e185));
        assertThat(StepDetails.length(new double[] {3e-200, -4e-200})).isCloseTo(5e-200, within(1e-215));
        assertThat(StepDetails.length(new double[] {0, 0})).isZero();
        assertThat(StepDetails.length(new double[] {4e-324})).isEqualTo(4e-324);
        assertThat(StepDetails.length(new double[] {Double.NaN, 1})).isNaN();
    }

    private static Map<String, String> ordered(String a, String ofA, String b, String ofB) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(a, ofA);
        map.put(b, ofB);
        return map;
    }

    private static Component momentum(String name, double rate, double momentum) {
        return optimizer(name).with("learning_rate", rate).with("momentum", momentum);
    }

    private static StepDetails details(String function, Map<String, Double> start, Component optimizer) {
        return new StepDetails(
                new MinimizeSpec(function, start, Optional.of(optimizer), 30, Optional.empty(), Optional.empty(), 0));
    }

    private static double[] last(double[] values, int count) {
        return Arrays.copyOfRange(values, values.length - count, values.length);
    }
}
