package dev.descent.fuzz;

import dev.descent.expression.Expression;
import dev.descent.expression.ExpressionRefused;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text is an expression or refused at a place in it; an expression has a value and a gradient everywhere, be they NaN. */
final class ExpressionTarget implements Target {
    private static final double[] POINTS = {0, -1.5, 2, 1e200, Double.NaN, Double.NEGATIVE_INFINITY};

    @Override
    public String name() {
        return "expression";
    }

    @Override
    public boolean takes(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Expression expression;
        try {
            expression = Expression.parse(text);
        } catch (ExpressionRefused refused) {
            isPlaced(refused, text);
            return false;
        }
        if (expression.graph().size() > 1 + text.length()) {
            throw new IllegalStateException(expression.graph().size() + " nodes of " + text.length() + " characters");
        }
        List<String> variables = expression.variables();
        for (double point : POINTS) {
            double[] at = new double[variables.size()];
            for (int v = 0; v < at.length; v++) {
                at[v] = point + v;
            }
            double[] gradient = new double[at.length];
            double value = expression.value(at, gradient);
            if (Double.compare(value, expression.value(at)) != 0) {
                throw new IllegalStateException("the value is " + value + " only where it is differentiated");
            }
        }
        hasTheSameVariables(text, expression);
        return true;
    }

    @Override
    public List<byte[]> seeds() {
        return Text.seeds(
                "x^2",
                "100*(y - x^2)^2 + (1 - x)^2",
                "sqrt(abs(x)) + ln(x)*exp(-x)/tanh(3)",
                "sin(cos(tan(x_1))) - pi*e^-y",
                "-2^-3^x",
                "1.5e-3*x + .5",
                "a*b*c*d - (a + b)/(c - d)",
                "max(x, min(y, 2)) + sign(x)");
    }

    @Override
    public List<String> pieces() {
        return List.of(
                "+",
                "-",
                "*",
                "/",
                "^",
                "**",
                "(",
                ")",
                "()",
                "x",
                "y",
                "e",
                "pi",
                "1e",
                "2",
                ".",
                "0",
                "sqrt(",
                "ln(",
                "exp(",
                "sin(",
                "tan",
                "tanh(",
                "abs(",
                "max(",
                "min(x,",
                "sign(",
                " ",
                "\n",
                ",",
                "x^",
                "((((((((",
                "--------",
                "é",
                "😀",
                "\0",
                "_");
    }

    private static void isPlaced(ExpressionRefused refused, String text) {
        int last = text.codePointCount(0, text.length()) + 1;
        if (refused.column() < 1
                || refused.column() > last
                || refused.length() < 1
                || refused.getMessage().isBlank()) {
            throw new IllegalStateException(refused.column() + " lies outside: " + refused.getMessage());
        }
    }

    private static void hasTheSameVariables(String text, Expression expression) {
        try {
            Expression again = Expression.parse(text, expression.variables());
            if (!again.variables().equals(expression.variables())
                    || !again.text().equals(text)) {
                throw new IllegalStateException("a second reading differs");
            }
        } catch (ExpressionRefused refused) {
            throw new IllegalStateException("taken at first, then refused", refused);
        }
    }
}
