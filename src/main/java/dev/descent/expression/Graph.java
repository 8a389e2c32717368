package dev.descent.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

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

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGNED = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

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

    /**
     * A node as an expression, with no more parentheses than it needs to be read as the same graph.
     *
     * @param shown what stands in the place of a node with all that it uses; empty to write it out
     */
    public String text(int node, IntFunction<String> shown) {
        StringBuilder text = new StringBuilder();
        write(node, SUM, shown, text);
        return text.toString();
    }

    /** @param least how tightly what is written must hold together, else it stands in parentheses */
    private void write(int number, int least, IntFunction<String> shown, StringBuilder text) {
        String instead = shown.apply(number);
        if (!instead.isEmpty()) {
            boolean loose = instead.startsWith("-") && least > SUM;
            text.append(loose ? "(" + instead + ")" : instead);
            return;
        }
        Node node = nodes.get(number);
        Operation operation = node.operation();
        if (operation.operands() == 0) {
            text.append(node.label());
            return;
        }
        int tightness = tightness(operation);
        text.append(tightness < least ? "(" : "");
        if (operation.named()) {
            text.append(operation.symbol()).append('(');
            write(node.first(), SUM, shown, text);
            if (operation.operands() == 2) {
                text.append(", ");
                write(node.second(), SUM, shown, text);
            }
            text.append(')');
        } else if (operation == Operation.NEGATE) {
            text.append('-');
            write(node.first(), SIGNED, shown, text);
        } else {
            boolean power = operation == Operation.POWER;
            write(node.first(), power ? ATOM : tightness, shown, text);
            text.append(tightness == SUM ? " " + operation.symbol() + " " : operation.symbol());
            write(node.second(), power ? SIGNED : tightness + 1, shown, text);
        }
        text.append(tightness < least ? ")" : "");
    }

    /** The line of the grammar that an operation is in. */
    private static int tightness(Operation operation) {
        return switch (operation) {
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE -> PRODUCT;
            case NEGATE -> SIGNED;
            case POWER -> POWER;
            default -> ATOM;
        };
    }

    private static double second(Node node, double[] values) {
        return node.second() < 0 ? 0 : values[node.second()];
    }
}
