package dev.descent.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.expression.Expression;
import dev.descent.expression.ExpressionRefused;
import dev.descent.function.Descent;
import dev.descent.function.DescentResult;
import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.SolveSpec;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.model.Vocabulary;
import dev.descent.number.NumberText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of experiments without a network. */
class FunctionExplanationTest {
    private static final Map<String, Double> START = new LinkedHashMap<>();

    static {
        START.put("x", -1.2);
        START.put("y", 1.0);
    }

    @Test
    @DisplayName("J = x², η = 0.3 from 1.2 is explained as a textbook would")
    void parabola() throws IOException {
        Component sgd = component(Kind.OPTIMIZER, "sgd", Map.of("learning_rate", 0.3));
        String page = explain(
                new MinimizeSpec("x^2", Map.of("x", 1.2), Optional.of(sgd), 20, Optional.empty(), Optional.empty(), 0),
                1);
        assertThat(page).isEqualTo("""
                trial 1 of 1
                minimize f = x^2 by sgd
                Every number is a double; 12 digits are shown.
                the update of each variable w, g being its derivative
                  w ← w − η·g

                step 1: f 1.44 → 0.2304
                  forward
                    x = 1.2
                    #2 = x ^ 2 = 1.2 ^ 2 = 1.44
                    f = #2 = 1.44
                  backward, by the chain rule
                    ∂f/∂#2 = 1
                    ∂f/∂x = ∂f/∂#2·(2·x^(2−1)) = 1·2.4 = 2.4
                  update
                    t = 1, η = 0.3
                    −η·λ = 0, −η = -0.3
                    x: g = 2.4, w 1.2 → 0.48

                after step 1
                  x = 0.48
                  f = 0.2304
                """);
    }

    @Test
    @DisplayName("Nesterov's method names the point it moves, and prints the plain one beside it")
    void nesterov() throws IOException {
        Component nesterov = component(Kind.OPTIMIZER, "nesterov", Map.of("learning_rate", 0.1, "momentum", 0.5));
        String page = explain(
                new MinimizeSpec(
                        "x^2", Map.of("x", 3.0), Optional.of(nesterov), 20, Optional.empty(), Optional.empty(), 0),
                1);
        assertThat(page)
                .contains("w is the look-ahead point, at which the next g is taken; the plain one is w − μ·v\n")
                .contains("    x: g = 6, v 0 → -0.6, w 3 → 2.1\n    look-ahead x = 2.1, plain x = 2.4\n");
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    @DisplayName("the numbers of a page are those of the descent, and every equation on it holds")
    void rosenbrock(Component optimizer) throws IOException, ExpressionRefused {
        MinimizeSpec spec = new MinimizeSpec(
                "(1 - x)^2 + 100 * (y - x^2)^2",
                START,
                Optional.of(optimizer),
                3,
                Optional.of(component(Kind.CLIPPING, "global_norm", Map.of("bound", 5.0))),
                Optional.empty(),
                0);
        String page = explain(spec, 3);
        DescentResult result = Descent.minimize(spec);
        for (int row = 0; row <= 3; row++) {
            assertThat(page).contains("  x = " + at(result, row, "x")).contains("f = ");
            if (row < 3) {
                assertThat(page).contains("w " + at(result, row, "x") + " → " + at(result, row + 1, "x"));
                assertThat(page).contains(" = " + at(result, row, "d_y") + "\n");
            }
        }
        assertThat(page).endsWith("  f = " + at(result, 3, "value") + "\n");
        assertThat(equationsThatHold(page)).isEqualTo(3 * (7 + 8));
    }

    static Stream<Component> optimizers() {
        return Vocabulary.of(Kind.OPTIMIZER).stream()
                .filter(type -> !type.name().equals("custom"))
                .map(Component::of);
    }

    @Test
    void variablesNamedLikeOperandsAreNotConfused() throws IOException, ExpressionRefused {
        Map<String, Double> start = new LinkedHashMap<>();
        start.put("b", 2.0);
        start.put("a", 3.0);
        Component sgd = component(Kind.OPTIMIZER, "sgd", Map.of());
        String page =
                explain(new MinimizeSpec("b^a", start, Optional.of(sgd), 1, Optional.empty(), Optional.empty(), 0), 1);
        assertThat(page).contains("∂f/∂b = ∂f/∂#2·(a·b^(a−1)) = 1·12 = 12");
        assertThat(page).contains("∂f/∂a = ∂f/∂#2·(b^a·ln b) = 1·5.54517744448 = 5.54517744448");
    }

    @Test
    void aDescentThatDivergesSaysSo() throws IOException {
        Component sgd = component(Kind.OPTIMIZER, "sgd", Map.of("learning_rate", 1e200));
        MinimizeSpec spec =
                new MinimizeSpec("x^4", Map.of("x", 1.2), Optional.of(sgd), 20, Optional.empty(), Optional.empty(), 0);
        assertThat(explain(spec, 20))
                .contains("after step 1\n")
                .doesNotContain("step 2")
                .endsWith("not finite: diverged\n");
    }

    @Test
    @DisplayName("x² → ln → √ to 2.13 from 2: the page has the numbers of the route until it is solved")
    void chain() throws IOException, ExpressionRefused {
        Map<String, String> graph = new LinkedHashMap<>();
        graph.put("a", "x^2");
        graph.put("b", "ln(a)");
        graph.put("c", "sqrt(b)");
        SolveSpec spec = new SolveSpec(graph, "c", 2.13, "x", 2, 1e-6, 100, 0);
        String page = explain(spec, 100);
        DescentResult result = Descent.solve(spec);
        for (int row = 0; row < result.trajectory().rows() - 1; row++) {
            assertThat(page).contains("a = x^2 = " + at(result, row, "a") + "\n");
            assertThat(page).contains(" = " + at(result, row, "delta_a") + "\n");
            assertThat(page).contains(" = " + at(result, row + 1, "x") + "\n");
        }
        assertThat(page).endsWith("is at most 1e-6: solved\n");
        assertThat(equationsThatHold(page)).isGreaterThanOrEqualTo(5 * result.steps());
    }

    @Test
    void aChainThatCanNotPassBackSaysSo() throws IOException {
        assertThat(explain(new SolveSpec(Map.of("a", "x^2 + 1"), "a", 5, "x", 0, 1e-6, 10, 0), 5))
                .endsWith("an error can't be passed through a derivative that is 0 or not finite: diverged\n");
    }

    /** Lines of the form {@code name = … = digits and operators = result}: how many there are; each must hold to 1e-10. */
    private static int equationsThatHold(String page) throws ExpressionRefused {
        int held = 0;
        for (String line : Redo.lines(page)) {
            String[] sides = line.split(" = | ← ");
            if (sides.length < 3 || !sides[sides.length - 1].matches("[-0-9.e]+")) {
                continue;
            }
            String calculation = sides[sides.length - 2].replace('·', '*').replace('−', '-');
            if (calculation.matches("[-+*/^0-9.e() ]*[-+*/^][-+*/^0-9.e() ]*")) {
                double result = Double.parseDouble(sides[sides.length - 1]);
                assertThat(Expression.parse(calculation, List.of()).value())
                        .as(line)
                        .isCloseTo(result, within(1e-10 * Math.max(1, Math.abs(result))));
                held++;
            }
        }
        return held;
    }

    private static String explain(TrialSpec spec, int steps) throws IOException {
        StringBuilder page = new StringBuilder();
        Trial trial = new Trial(1, "0", spec, 1, 1, 0, Optional.empty(), List.of());
        Explanation.write(trial, List.of("trial 1 of 1"), Optional.empty(), steps, Shown.DEFAULT, page);
        return String.join("\n", Redo.lines(page.toString())) + "\n";
    }

    private static String at(DescentResult result, int row, String column) {
        return NumberText.computed(
                result.trajectory().value(row, result.trajectory().columns().indexOf(column)));
    }

    private static Component component(Kind kind, String name, Map<String, ?> given) {
        return Component.of(Vocabulary.type(kind, name), given);
    }
}
