package dev.descent.function;

import dev.descent.expression.Expression;
import dev.descent.expression.ExpressionRefused;
import dev.descent.model.SolveSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A chain of named nodes, each a function of the one before it: n₁ = f₁(x), …, nₖ = fₖ(nₖ₋₁). Values and errors are arrays with x
 * first, then the nodes in order.
 */
public final class Chain {
    private final List<String> names;
    private final List<Expression> nodes;

    /** @throws IllegalArgumentException if a node is not an expression of the one before it */
    public Chain(SolveSpec spec) {
        List<String> before = new ArrayList<>(List.of(spec.variable()));
        List<Expression> expressions = new ArrayList<>();
        for (Map.Entry<String, String> node : spec.graph().entrySet()) {
            expressions.add(expression(node.getValue(), List.of(before.get(before.size() - 1))));
            before.add(node.getKey());
        }
        names = List.copyOf(before);
        nodes = List.copyOf(expressions);
    }

    /** An expression that was checked when its file was read. */
    static Expression expression(String text, List<String> variables) {
        try {
            return Expression.parse(text, variables);
        } catch (ExpressionRefused e) {
            throw new IllegalArgumentException(
                    text + " is not an expression of " + variables + ": " + e.getMessage(), e);
        }
    }

    /** The variable and the nodes, in order. */
    public List<String> names() {
        return names;
    }

    /** The nodes' expressions, the first of the variable. */
    public List<Expression> nodes() {
        return nodes;
    }

    /** The values for one x. */
    public double[] values(double x) {
        double[] values = new double[names.size()];
        values[0] = x;
        for (int i = 0; i < nodes.size(); i++) {
            values[i + 1] = nodes.get(i).value(values[i]);
        }
        return values;
    }

    /** The derivative of each node by the one before it; one fewer than values. */
    public double[] slopes(double[] values) {
        double[] slopes = new double[nodes.size()];
        double[] slope = new double[1];
        for (int i = 0; i < slopes.length; i++) {
            nodes.get(i).value(new double[] {values[i]}, slope);
            slopes[i] = slope[0];
        }
        return slopes;
    }

    /**
     * The error in each value that explains the error of the output: δ(nᵢ₋₁) = δ(nᵢ)/fᵢ'(nᵢ₋₁). An error of exactly 0 passes back
     * as 0.
     */
    public double[] errors(double outputError, double[] slopes) {
        double[] errors = new double[names.size()];
        errors[slopes.length] = outputError;
        for (int i = slopes.length - 1; i >= 0; i--) {
            errors[i] = errors[i + 1] == 0 ? 0 : errors[i + 1] / slopes[i];
        }
        return errors;
    }

    /** Whether an error can be passed back through every node. */
    public static boolean isPassable(double[] slopes) {
        return Arrays.stream(slopes).allMatch(slope -> slope != 0 && Double.isFinite(slope));
    }
}
