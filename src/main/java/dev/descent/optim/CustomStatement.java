package dev.descent.optim;

import dev.descent.expression.Expression;
import dev.descent.expression.ExpressionRefused;
import dev.descent.expression.Graph;
import dev.descent.expression.Graph.Node;
import dev.descent.expression.Operation;
import dev.descent.kernel.ProgramOperation;
import java.util.List;

/**
 * One line of a {@link CustomRule}: an expression, and what of it is the same for every weight. The largest parts that depend on t, lr,
 * parameters and numbers alone are constants of a step.
 */
final class CustomStatement {
    private final String target;
    private final Graph graph;
    private final int output;
    private final Node[] nodes;
    /** Whether a node is each weight's own. */
    private final boolean[] varying;
    /** Whether a value is needed of a node, or it is the exponent of {@link #wholeExponent}. */
    private final boolean[] used;

    private final boolean[] constant;

    /**
     * @param names the inputs
     * @param own how many of these, the first ones, are each weight's own
     */
    CustomStatement(String target, String text, List<String> names, int own) {
        this.target = target;
        try {
            Expression expression = Expression.parse(text, names);
            this.graph = expression.graph();
            this.output = expression.output();
            this.nodes = graph.nodes().toArray(Node[]::new);
        } catch (ExpressionRefused e) {
            throw new IllegalArgumentException(text + " is not an expression of " + names + ": " + e.getMessage(), e);
        }
        this.varying = new boolean[graph.size()];
        this.used = new boolean[graph.size()];
        for (int v = 0; v < varying.length; v++) {
            Node node = node(v);
            for (int i = 0; i < node.operation().operands(); i++) {
                varying[v] |= varying[node.operand(i)];
            }
            varying[v] |= v < own;
        }
        this.constant = new boolean[graph.size()];
        used[output] = true;
        constant[output] = !varying[output];
        for (int v = output; v >= 0; v--) {
            if (used[v]) {
                int operands = wholeExponent(v) == null ? node(v).operation().operands() : 1;
                for (int i = 0; i < operands; i++) {
                    int operand = node(v).operand(i);
                    used[operand] = true;
                    constant[operand] |= varying[v] && !varying[operand];
                }
            }
        }
    }

    String target() {
        return target;
    }

    Graph graph() {
        return graph;
    }

    int output() {
        return output;
    }

    Node node(int v) {
        return nodes[v];
    }

    boolean isUsed(int v) {
        return used[v];
    }

    boolean varies(int v) {
        return varying[v];
    }

    /** Whether a node is a constant of a step that is not only part of a larger one. */
    boolean isConstant(int v) {
        return constant[v];
    }

    /** The whole number from 1 to 64 that each weight's own value is raised to, if it is written as such; else null. */
    Integer wholeExponent(int v) {
        Node power = node(v);
        if (power.operation() != Operation.POWER || !varying[power.first()]) {
            return null;
        }
        Node exponent = node(power.second());
        double value = exponent.constant();
        boolean small = value >= 1 && value <= ProgramOperation.MOST_FACTORS;
        return exponent.operation() == Operation.CONSTANT && small && value == Math.rint(value) ? (int) value : null;
    }
}
