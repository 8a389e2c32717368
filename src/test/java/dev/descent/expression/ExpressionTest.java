package dev.descent.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2 * 3; 7",
                "(1 + 2) * 3; 9",
                "2 - 3 - 4; -5",
                "24 / 4 / 2; 3",
                "2 ^ 3 ^ 2; 512",
                "(2 ^ 3) ^ 2; 64",
                "-2 ^ 2; -4",
                "2 ^ -1; 0.5",
                "-2 * -3; 6",
                "--2; 2",
                "+2 - -2; 4",
                "2 * -x; -6",
                "x^2; 9",
                ".5 + 1.25e1 + 2E-1 + 3e+0; 16.2",
                "sqrt(16) + abs(-2); 6",
                "ln(e ^ 2); 2",
                "exp(0) + sin(0) + cos(0) + tan(0) + tanh(0); 2",
                "sin(pi / 2); 1",
                "sqrt (4); 2",
                "max(x, x_1) - min(2*x, x1); -1",
                "max(-1, min(2, 3))^sign(-3) + sign(0); 0.5",
                "x_1 * x1; 20"
            })
    void computesAsArithmeticDoes(String text, double expected) throws ExpressionRefused {
        Expression expression = Expression.parse(text, List.of("x", "x_1", "x1"));
        assertThat(expression.value(3, 4, 5)).isCloseTo(expected, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "\"\"; 1; 1; the expression is empty",
                "\"  \"; 3; 1; the expression is empty",
                "x +; 4; 1; the expression ends too early",
                "2x; 2; 1; 'x' follows without an operator",
                "x y; 3; 1; 'y' follows without an operator",
                "x 12; 3; 2; '12' follows without an operator",
                "(x + 1; 1; 1; '(' is never closed",
                "(x 1); 4; 1; '1' is unexpected",
                "x + 1); 6; 1; ')' closes nothing",
                "x ** 2; 3; 2; '**' is not an operator",
                "x * / 2; 5; 1; '/' is unexpected",
                "foo(x); 1; 3; no function is named 'foo'",
                "1 + log(x); 5; 3; no function is named 'log'",
                "sqrt x; 1; 4; sqrt needs its argument in parentheses",
                "x + foo; 5; 3; no variable is named 'foo'",
                "x^2 + $; 7; 1; '$' is unexpected",
                "½ + x; 1; 1; '½' is unexpected",
                "x + \uD835\uDF03 + y; 5; 1; '\uD835\uDF03' is unexpected",
                "1.; 2; 1; '.' follows without an operator",
                "2e; 2; 1; 'e' follows without an operator",
                "1e999; 1; 5; 1e999 is too large for a number",
                "(); 2; 1; ')' is unexpected",
                "1,5; 2; 1; ',' follows without an operator",
                "1 + max(x); 5; 6; max takes two values, but here is one",
                "max x; 1; 3; max needs its two values in parentheses",
                "min(x, y, 2); 9; 1; ',' is one too many",
                "max(x; 4; 1; '(' is never closed",
                "max(x, y; 4; 1; '(' is never closed",
                "sqrt(x, y); 7; 1; ',' is unexpected"
            })
    void refusesWithColumnAndReason(String text, int column, int length, String message) {
        ExpressionRefused refused =
                catchThrowableOfType(ExpressionRefused.class, () -> Expression.parse(text, List.of("x", "y")));
        assertThat(refused).hasMessage(message);
        assertThat(refused.column()).isEqualTo(column);
        assertThat(refused.length()).isEqualTo(length);
    }

    @Test
    void namesTheNearestFunctionAndVariable() {
        assertThat(refused("sqr(x)")).hasMessageEndingWith("; did you mean 'sqrt'?");
        assertThat(refused("x + longnam")).hasMessageEndingWith("; did you mean 'longname'?");
    }

    @Test
    @DisplayName(
            "max and min pass the derivative to the value that they chose, of equal ones to the first; sign passes none")
    void derivativesOfChoices() throws ExpressionRefused {
        assertThat(gradient("max(x, y)", 3, 2)).containsExactly(1, 0);
        assertThat(gradient("max(x, y)", 2, 3)).containsExactly(0, 1);
        assertThat(gradient("max(x, y)", 2, 2)).containsExactly(1, 0);
        assertThat(gradient("min(x, y)", 3, 2)).containsExactly(0, 1);
        assertThat(gradient("min(x, y)", 2, 2)).containsExactly(1, 0);
        assertThat(gradient("x*sign(y)", 3, -2)).containsExactly(-1, 0);
    }

    private static double[] gradient(String text, double... at) throws ExpressionRefused {
        double[] gradient = new double[at.length];
        Expression.parse(text, List.of("x", "y")).value(at, gradient);
        return gradient;
    }

    @Test
    @DisplayName("a graph is written with no more parentheses than it takes to be read as the same graph")
    void textOfAGraph() throws ExpressionRefused {
        String plain = "-x^2 + x*(y - 1)/(-x) - (x - (y + x)) + max(x, -y)^-(2)^y";
        Graph graph = Expression.parse(plain).graph();
        int output = Expression.parse(plain).output();
        assertThat(graph.text(output, v -> "")).isEqualTo("-x^2 + x*(y - 1)/-x - (x - (y + x)) + max(x, -y)^-2^y");
        Random random = new Random(4);
        for (int k = 0; k < 2000; k++) {
            Expression made = Expression.parse(randomExpression(random, 5), List.of("x", "y"));
            String written = made.graph().text(made.output(), v -> "");
            Expression again = Expression.parse(written, List.of("x", "y"));
            assertThat(again.graph().text(again.output(), v -> "")).isEqualTo(written);
            assertThat(Double.compare(again.value(0.3, -1.7), made.value(0.3, -1.7)))
                    .isZero();
        }
    }

    @Test
    void takesVariablesInTheOrderOfTheirFirstAppearance() throws ExpressionRefused {
        Expression expression = Expression.parse("b - a / b");
        assertThat(expression.variables()).containsExactly("b", "a");
        assertThat(expression.value(2, 6)).isEqualTo(-1);
    }

    @Test
    void variablesThatAreNotUsedHaveDerivativeZero() throws ExpressionRefused {
        Expression expression = Expression.parse("y^2", List.of("x", "y"));
        double[] gradient = {7, 7};
        assertThat(expression.value(new double[] {5, 3}, gradient)).isEqualTo(9);
        assertThat(gradient).containsExactly(0, 6);
        assertThat(expression.uses("y")).isTrue();
        assertThat(expression.uses("x")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "x,true",
        "w_1,true",
        "_,true",
        "E,true",
        "e,false",
        "pi,false",
        "ln,false",
        "1x,false",
        "'',false",
        "x y,false",
        "θ,false"
    })
    void saysWhatCanBeAVariable(String name, boolean possible) {
        assertThat(Expression.isVariable(name)).isEqualTo(possible);
    }

    @Test
    @DisplayName("the derivative of x^2 at a negative x asks for no logarithm")
    void powerOfNegative() throws ExpressionRefused {
        double[] gradient = new double[1];
        assertThat(Expression.parse("x^3").value(new double[] {-2}, gradient)).isEqualTo(-8);
        assertThat(gradient[0]).isEqualTo(12);
    }

    @Test
    @DisplayName("a value used twice collects both shares: d(x·x + x)/dx = 2x + 1")
    void sharesAdd() throws ExpressionRefused {
        double[] gradient = new double[1];
        Expression.parse("x * x + x").value(new double[] {3}, gradient);
        assertThat(gradient[0]).isEqualTo(7);
    }

    @Test
    @DisplayName("reverse-mode derivatives agree with central differences for random expressions")
    void gradientsAgreeWithDifferences() throws ExpressionRefused {
        Random random = new Random(20);
        int compared = 0;
        for (int k = 0; k < 2000; k++) {
            Expression expression = Expression.parse(randomExpression(random, 4), List.of("x", "y"));
            double[] at = {0.3 + random.nextDouble(), 0.3 + random.nextDouble()};
            double[] gradient = new double[2];
            double value = expression.value(at, gradient);
            for (int v = 0; v < 2; v++) {
                double coarse = difference(expression, at, v, 2e-5);
                double fine = difference(expression, at, v, 1e-5);
                boolean smooth = Math.abs(value) < 1e3 && Math.abs(coarse - fine) < 1e-6 * (1 + Math.abs(fine));
                if (smooth) {
                    assertThat(gradient[v])
                            .as("%s at %s by %d", expression.text(), at, v)
                            .isCloseTo(fine, within(1e-5 * (1 + Math.abs(fine))));
                    compared++;
                }
            }
        }
        assertThat(compared).as("derivatives compared").isGreaterThan(2000);
    }

    @Test
    @DisplayName("any text is either an expression or refused with a place inside it")
    void fuzz() {
        Random random = new Random(21);
        String[] pieces = {
            "x",
            "y",
            "(",
            ")",
            "+",
            "-",
            "*",
            "/",
            "^",
            "sqrt",
            "ln(",
            "exp",
            "pi",
            "e",
            "1",
            ".",
            "2.5",
            "e9",
            " ",
            "\t",
            "é",
            "\uD83D\uDE00",
            "$",
            ",",
            "_",
            "0",
            "**",
            "abs(",
            "tanh(",
            "max(",
            "sign("
        };
        int accepted = 0;
        for (int k = 0; k < 50_000; k++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String written = text.toString();
            try {
                Expression expression = Expression.parse(written);
                expression.value(
                        new double[expression.variables().size()],
                        new double[expression.variables().size()]);
                accepted++;
            } catch (ExpressionRefused e) {
                assertThat(e.column()).isBetween(1, written.codePointCount(0, written.length()) + 1);
                assertThat(e.length()).isPositive();
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(accepted).isGreaterThan(1000);
    }

    @Test
    void nestingIsBounded() throws ExpressionRefused {
        String deep = "(".repeat(99) + "x" + ")".repeat(99);
        assertThat(Expression.parse(deep).value(3)).isEqualTo(3);
        for (String opening : new String[] {"(", "-", "+", "sqrt(", "2^", "-("}) {
            assertThat(refused(opening.repeat(1000) + "x")).hasMessage("the expression is nested too deep");
        }
    }

    @Test
    void lengthIsBounded() throws ExpressionRefused {
        assertThat(Expression.parse("x" + " + x".repeat(2000)).value(1)).isEqualTo(2001);
        assertThat(refused("x" + " + x".repeat(3000)).column()).isEqualTo(10_001);
    }

    private static ExpressionRefused refused(String text) {
        return catchThrowableOfType(
                ExpressionRefused.class, () -> Expression.parse(text, List.of("x", "longname", "other")));
    }

    private static double difference(Expression expression, double[] at, int v, double h) {
        double[] up = at.clone();
        double[] down = at.clone();
        up[v] += h;
        down[v] -= h;
        return (expression.value(up) - expression.value(down)) / (2 * h);
    }

    private static String randomExpression(Random random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> "x";
                case 1 -> "y";
                case 2 -> "0.7";
                default -> "pi";
            };
        }
        String a = randomExpression(random, depth - 1);
        String b = randomExpression(random, depth - 1);
        return switch (random.nextInt(10)) {
            case 9 -> (random.nextBoolean() ? "max(" : "min(") + a + ", " + b + ")";
            case 0 -> "(" + a + " + " + b + ")";
            case 1 -> "(" + a + " - " + b + ")";
            case 2 -> a + " * " + b;
            case 3 -> "(" + a + ") / (2 + abs(" + b + "))";
            case 4 -> "(1 + abs(" + a + "))^(" + b + ")";
            case 5 -> "-(" + a + ")";
            case 6 -> (random.nextBoolean() ? "ln" : "sqrt") + "(0.1 + abs(" + a + "))";
            default -> {
                String[] entire = {"exp", "sin", "cos", "tan", "tanh", "abs"};
                yield entire[random.nextInt(entire.length)] + "(" + a + ")";
            }
        };
    }
}
