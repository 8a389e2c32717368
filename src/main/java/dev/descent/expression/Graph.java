package dev.descent.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A computational graph: nodes in an order in which each uses only nodes before it. A node is named by its number, from 0.
 *
 * <p>Reverse-mode differentiation: with v̄ the derivative of the output with respect to node v, the output's own is 1, and walking
 * the nodes backwards each gives to the nodes it uses its share by the chain rule,
 *
 * <pre>
 *   ā ← ā + v̄ · ∂v/∂a
 * </pre>
 *
 * <p>Nodes that no input reaches get no share, so that x^2 asks for no logarithm. The graph holds no values: they are arrays of
 * the caller's, one value a node.
 *
 * @see <a href="https://doi.org/10.1137/1.9780898717761">Griewank and Walther (2008), Evaluating Derivatives</a>, chapter 3
 */
public final class Graph {
    /**
     * One node.
     *
     * @param operation what it does
     * @param first the node it uses first; −1 for none
     * @param second the node it uses second; −1 for none
     * @param constant its value if it is a constant
     * @param label an input's name or a constant as written; empty for the others
     * @param varies whether it depends on an input
     */
    public record Node(Operation operation, int first, int second, double constant, String label, boolean varies) {
        /** The node it uses as operand 0 or 1. */
        public int operand(int operand) {
            return operand == 0 ? first : second;
        }
    }

    private final List<Node> nodes = new ArrayList<>();

    /** The nodes in order. */
    public List<Node> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    public int size() {
        return nodes.size();
    }

    /** Adds an input; the values of inputs are given in the order in which they were added. */
    int input(String name) {
        return add(new Node(Operation.INPUT, -1, -1, 0, name, true));
    }

    int constant(double value, String label) {
        return add(new Node(Operation.CONSTANT, -1, -1, value, label, false));
    }

    int apply(Operation operation, int first) {
        return add(new Node(operation, first, -1, 0, "", nodes.get(first).varies()));
    }

    int apply(Operation operation, int first, int second) {
        boolean varies = nodes.get(first).varies() || nodes.get(second).varies();
        return add(new Node(operation, first, second, 0, "", varies));
    }

    private int add(Node node) {
        nodes.add(node);
        return nodes.size() - 1;
    }

    /** The value of every node. */
    public double[] values(double... inputs) {
        double[] values = new double[nodes.size()];
        int given = 0;
        for (int i = 0; i < values.length; i++) {
            Node node = nodes.get(i);
            switch (node.operation()) {
                case INPUT -> values[i] = inputs[given++];
                case CONSTANT -> values[i] = node.constant();
                default -> values[i] = node.operation().value(values[node.first()], second(node, values));
            }
        }
        return values;
    }

    /**
     * The derivative of one node with respect to every node.
     *
     * @param values as {@link #values} gave them
     */
    public double[] derivatives(double[] values, int output) {
        double[] derivatives = new double[nodes.size()];
        derivatives[output] = 1;
        for (int i = output; i >= 0; i--) {
            if (nodes.get(i).varies()) {
                for (int operand = 0; operand < nodes.get(i).operation().operands(); operand++) {
                    int used = nodes.get(i).operand(operand);
                    if (nodes.get(used).varies()) {
                        derivatives[used] += derivatives[i] * slope(i, operand, values);
                    }
                }
            }
        }
        return derivatives;
    }

    /**
     * The derivative of a node by one of those it uses.
     *
     * @param operand 0 or 1
     */
    public double slope(int node, int operand, double[] values) {
        Node v = nodes.get(node);
        double a = values[v.first()];
        double b = second(v, values);
        return operand == 0
                ? v.operation().byFirst(a, b, values[node])
                : v.operation().bySecond(a, b, values[node]);
    }

    private static double second(Node node, double[] values) {
        return node.second() < 0 ? 0 : values[node.second()];
    }
}
