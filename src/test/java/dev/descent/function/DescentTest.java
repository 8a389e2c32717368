package dev.descent.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.engine.Fixtures;
import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.SolveSpec;
import dev.descent.model.Vocabulary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DescentTest {
    private static final double TARGET = 2.13;

    @Test
    @DisplayName("J = x², η = 0.3 from 1.2: 1.2, 0.48, 0.192, … each 0.4 times the one before")
    void gradientDescentByHand() {
        DescentResult result = Descent.minimize(parabola(0.3, 20));
        assertThat(result.trajectory().columns()).containsExactly("x", "value", "d_x");
        assertThat(result.trajectory().rows()).isEqualTo(21);
        assertThat(result.steps()).isEqualTo(20);
        assertThat(result.diverged()).isFalse();
        double x = 1.2;
        for (int k = 0; k <= 20; k++) {
            assertThat(at(result, k, "x")).isCloseTo(x, within(1e-15));
            assertThat(at(result, k, "value")).isCloseTo(x * x, within(1e-15));
            assertThat(at(result, k, "d_x")).isCloseTo(2 * x, within(1e-15));
            x *= 0.4;
        }
        assertThat(result.value()).isEqualTo(at(result, 20, "value"));
    }

    @Test
    void tooLargeARateDiverges() {
        DescentResult result = Descent.minimize(parabola(1.5, 2000));
        assertThat(result.diverged()).isTrue();
        assertThat(result.trajectory().rows()).isEqualTo(result.steps());
        assertThat(result.value()).isFinite().isGreaterThan(1e300);
        assertThat(at(result, 1, "x")).isCloseTo(-2.4, within(1e-12));
        assertThat(result.trajectory().values())
                .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @Test
    void noStepsAreTheStartAlone() {
        DescentResult result = Descent.minimize(parabola(0.3, 0));
        assertThat(result.trajectory().values()).containsExactly(1.2, 1.44, 2.4);
        assertThat(result.value()).isEqualTo(1.44);
    }

    @Test
    void aStartOutsideTheFunctionDivergesAtTheFirstStep() {
        DescentResult result = Descent.minimize(minimize("ln(x)", Map.of("x", -1.0), optimizer("sgd", Map.of()), 5));
        assertThat(result.diverged()).isTrue();
        assertThat(result.trajectory().rows()).isZero();
        assertThat(result.steps()).isEqualTo(1);
        assertThat(result.value()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "norm,        0.5, 0.5", // each variable is a tensor of one element, as in Keras' clipnorm
        "global_norm, 0.3, 0.4",
        "value,       0.5, 0.5",
    })
    void clippingLimitsTheStepButNotWhatIsShown(String name, double stepOfX, double stepOfY) {
        Component clipping = Component.of(Vocabulary.type(Kind.CLIPPING, name), Map.of("bound", 0.5));
        Component sgd = optimizer("sgd", Map.of("learning_rate", 1.0));
        Map<String, Double> start = new LinkedHashMap<>();
        start.put("x", 3.0);
        start.put("y", -4.0);
        DescentResult result = Descent.minimize(new MinimizeSpec(
                "(x^2 + y^2) / 2", start, Optional.of(sgd), 1, Optional.of(clipping), Optional.empty(), 0));
        assertThat(at(result, 0, "d_x")).isEqualTo(3);
        assertThat(at(result, 0, "d_y")).isEqualTo(-4);
        assertThat(at(result, 1, "x")).isCloseTo(3 - stepOfX, within(1e-15));
        assertThat(at(result, 1, "y")).isCloseTo(-4 + stepOfY, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("everyOptimizer")
    @DisplayName("every optimizer descends on Rosenbrock's valley")
    void rosenbrock(Component optimizer) {
        Map<String, Double> start = new LinkedHashMap<>();
        start.put("x", -1.2);
        start.put("y", 1.0);
        DescentResult result = Descent.minimize(minimize("(1 - x)^2 + 100 * (y - x^2)^2", start, optimizer, 2000));
        assertThat(result.diverged()).isFalse();
        assertThat(at(result, 0, "value")).isCloseTo(24.2, within(1e-12));
        assertThat(result.value()).isLessThan(4.5);
    }

    /** Each with a rate that suits the valley. */
    static Stream<Component> everyOptimizer() {
        return Vocabulary.of(Kind.OPTIMIZER).stream()
                .map(type -> Fixtures.optimizer(
                        type.name(),
                        "learning_rate",
                        switch (type.name()) {
                            case "sgd" -> 0.001;
                            case "momentum", "nesterov" -> 0.0003;
                            case "adadelta", "ftrl", "adagrad" -> 1.0;
                            default -> 0.01;
                        }));
    }

    @Test
    @DisplayName("x² → ln → √ to 2.13 from 2 arrives, and the errors of the first step are those worked out by hand")
    void backPropagationByHand() {
        DescentResult result = Descent.solve(chain(2, TARGET, 100));
        assertThat(result.trajectory().columns())
                .containsExactly("x", "a", "b", "c", "delta_a", "delta_b", "delta_c", "delta_x");
        double a = 4;
        double b = StrictMath.log(4);
        double c = Math.sqrt(b);
        double deltaC = c - TARGET;
        double deltaB = deltaC * 2 * c;
        double deltaA = deltaB * a;
        double deltaX = deltaA / (2 * 2);
        assertThat(at(result, 0, "a")).isEqualTo(a);
        assertThat(at(result, 0, "b")).isEqualTo(b);
        assertThat(at(result, 0, "c")).isCloseTo(1.1774100225, within(1e-10));
        assertThat(at(result, 0, "delta_c")).isCloseTo(deltaC, within(1e-14));
        assertThat(at(result, 0, "delta_b")).isCloseTo(deltaB, within(1e-14));
        assertThat(at(result, 0, "delta_a")).isCloseTo(deltaA, within(1e-14));
        assertThat(at(result, 0, "delta_x")).isCloseTo(deltaX, within(1e-14));
        assertThat(at(result, 1, "x")).isEqualTo(2 - at(result, 0, "delta_x"));
        assertThat(result.diverged()).isFalse();
        assertThat(result.steps()).isEqualTo(result.trajectory().rows() - 1).isLessThan(20);
        assertThat(result.value()).isLessThanOrEqualTo(1e-6);
        assertThat(at(result, result.steps(), "x")).isCloseTo(StrictMath.exp(TARGET * TARGET / 2), within(1e-4));
    }

    @Test
    void stepsThatRunOutAreNoDivergence() {
        DescentResult result = Descent.solve(chain(2, TARGET, 1));
        assertThat(result.diverged()).isFalse();
        assertThat(result.trajectory().rows()).isEqualTo(2);
        assertThat(result.value())
                .isEqualTo(Math.abs(at(result, 1, "c") - TARGET))
                .isGreaterThan(0.01);
    }

    @Test
    void aDerivativeOfZeroDiverges() {
        DescentResult result = Descent.solve(new SolveSpec(Map.of("a", "x^2 + 1"), "a", 5, "x", 0, 1e-6, 10, 0));
        assertThat(result.diverged()).isTrue();
        assertThat(result.trajectory().rows()).isZero();
        assertThat(result.value()).isEqualTo(4);
    }

    @Test
    void aValueThatIsNotFiniteDiverges() {
        DescentResult result = Descent.solve(chain(0, TARGET, 10));
        assertThat(result.diverged()).isTrue();
        assertThat(result.value()).isNaN();
    }

    @Test
    void whatIsSolvedFromTheStartNeedsNoDerivative() {
        DescentResult result = Descent.solve(new SolveSpec(Map.of("a", "x^2"), "a", 0, "x", 0, 0, 10, 0));
        assertThat(result.diverged()).isFalse();
        assertThat(result.steps()).isZero();
        assertThat(result.trajectory().values()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void refusesANodeThatSkipsTheOneBefore() {
        Map<String, String> graph = new LinkedHashMap<>();
        graph.put("a", "x^2");
        graph.put("b", "ln(x)");
        assertThatThrownBy(() -> Descent.solve(new SolveSpec(graph, "b", 1, "x", 2, 1e-6, 10, 0)))
                .hasMessageContaining("no variable is named 'x'");
    }

    private static SolveSpec chain(double start, double target, int steps) {
        Map<String, String> graph = new LinkedHashMap<>();
        graph.put("a", "x^2");
        graph.put("b", "ln(a)");
        graph.put("c", "sqrt(b)");
        return new SolveSpec(graph, "c", target, "x", start, 1e-6, steps, 0);
    }

    @Test
    @DisplayName(
            "ends where the gradient is as short as the tolerance: of x² from 1.2 by 0.25, 2x halves from 2.4; 0.3 is the fourth")
    void tolerance() {
        MinimizeSpec all = parabola(0.25, 10);
        MinimizeSpec some =
                new MinimizeSpec(all.function(), all.start(), all.optimizer(), 10, all.clipping(), Optional.of(0.3), 0);
        DescentResult result = Descent.minimize(some);
        assertThat(result.steps()).isEqualTo(3);
        assertThat(Descent.minimize(all).steps()).isEqualTo(10);
    }

    private static MinimizeSpec parabola(double rate, int steps) {
        return minimize("x^2", Map.of("x", 1.2), optimizer("sgd", Map.of("learning_rate", rate)), steps);
    }

    private static MinimizeSpec minimize(String function, Map<String, Double> start, Component optimizer, int steps) {
        return new MinimizeSpec(function, start, Optional.of(optimizer), steps, Optional.empty(), Optional.empty(), 0);
    }

    private static Component optimizer(String name, Map<String, ?> given) {
        return Component.of(Vocabulary.type(Kind.OPTIMIZER, name), given);
    }

    private static double at(DescentResult result, int row, String column) {
        return result.trajectory().value(row, result.trajectory().columns().indexOf(column));
    }
}
