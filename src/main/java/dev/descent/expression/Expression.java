package dev.descent.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A function of named variables, as a user writes it:
 *
 * <pre>
 *   sum      = product { (+ | -) product }
 *   product  = signed { (* | /) signed }
 *   signed   = [+ | -] signed | power
 *   power    = atom [ ^ signed ]                          2^3^2 is 2^(3^2), -x^2 is -(x^2)
 *   atom     = number | pi | e | variable | function ( sum [ , sum ] ) | ( sum )
 *   number   = digits [. digits] | . digits, then [(e | E) [+ | -] digits]
 * </pre>
 *
 * <p>Functions are sqrt, ln, exp, sin, cos, tan, tanh, abs and sign of one value, max and min of two. A variable is an ASCII letter or underscore, then letters, digits
 * and underscores, and is neither a function nor {@code pi} or {@code e}.
 */
public final class Expression {
    private final String text;
    private final Graph graph;
    private final List<String> variables;
    private final List<String> used;
    private final int[] inputs;
    private final int output;

    private Expression(String text, ExpressionParser parsed) {
        this.text = text;
        this.graph = parsed.graph();
        this.variables = List.copyOf(parsed.variables());
        this.used = List.copyOf(parsed.used());
        this.inputs = parsed.inputs();
        this.output = parsed.output();
    }

    /** Reads an expression of whatever variables it names; their order is that in which they first appear. */
    public static Expression parse(String text) throws ExpressionRefused {
        return new Expression(text, ExpressionParser.open(text));
    }

    /** Reads an expression of these variables, in this order; it need not use all of them, but no other. */
    public static Expression parse(String text, Collection<String> variables) throws ExpressionRefused {
        return new Expression(text, ExpressionParser.closed(text, new ArrayList<>(variables)));
    }

    /** Whether {@code name} can be a variable. */
    public static boolean isVariable(String name) {
        return ExpressionParser.isVariable(name);
    }

    /** As written. */
    public String text() {
        return text;
    }

    /** The variables, in the order in which their values are given. */
    public List<String> variables() {
        return variables;
    }

    /** The variables that stand in the text, in the order of their first appearance. */
    public List<String> used() {
        return used;
    }

    /** Whether the variable stands in the text. */
    public boolean uses(String variable) {
        return used.contains(variable);
    }

    /** The graph that computes it; the inputs are the variables in order. */
    public Graph graph() {
        return graph;
    }

    /** The node of the graph that is the expression's value. */
    public int output() {
        return output;
    }

    /** Its value at a point, one coordinate a variable. */
    public double value(double... at) {
        return graph.values(at)[output];
    }

    /**
     * Its value at a point, and its partial derivatives there.
     *
     * @param at one coordinate a variable
     * @param gradient written, one derivative a variable
     */
    public double value(double[] at, double[] gradient) {
        double[] values = graph.values(at);
        double[] derivatives = graph.derivatives(values, output);
        for (int v = 0; v < inputs.length; v++) {
            gradient[v] = derivatives[inputs[v]];
        }
        return values[output];
    }
}
