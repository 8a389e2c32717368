package dev.descent.expression;

import dev.descent.model.Component;
import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import dev.descent.nn.Variable;
import java.util.Arrays;

/**
 * The mean loss of a small network over a few rows as one computational graph in double, whose inputs are the network's
 * parameters: a second opinion on an engine's gradients that shares no line with it. Layers are dense and activation.
 */
public final class NetworkGraph {
    private final Graph graph = new Graph();
    private final int parameters;
    private final int loss;

    /**
     * @param inputs rows × features
     * @param targets rows × outputs
     */
    public NetworkGraph(Network network, Component loss, float[] inputs, float[] targets, int rows) {
        parameters = network.parameters();
        for (int p = 0; p < parameters; p++) {
            graph.input("w" + p);
        }
        int[] losses = new int[rows];
        for (int row = 0; row < rows; row++) {
            int[] values = constants(inputs, row * network.inputs(), network.inputs());
            for (Layer layer : network.layers()) {
                values = forward(layer, values);
            }
            losses[row] = loss(loss, values, constants(targets, row * network.outputs(), network.outputs()));
        }
        this.loss = mean(losses);
    }

    /** The mean loss of the rows. */
    public double loss(double[] at) {
        return graph.values(at)[loss];
    }

    /** The derivative of {@link #loss} by each parameter. */
    public double[] gradient(double[] at) {
        double[] derivatives = graph.derivatives(graph.values(at), loss);
        return Arrays.copyOf(derivatives, parameters);
    }

    private int[] forward(Layer layer, int[] x) {
        int[] z = layer.is("dense") ? dense(layer, x) : x;
        if (layer.activation().is("softmax")) {
            return softmax(z);
        }
        return Arrays.stream(z)
                .map(node -> activation(layer.activation(), node))
                .toArray();
    }

    private int[] dense(Layer layer, int[] x) {
        Variable kernel = layer.variable(Variable.KERNEL).orElseThrow();
        int[] z = new int[layer.outputs()];
        for (int u = 0; u < z.length; u++) {
            int unit = u;
            int sum =
                    layer.variable(Variable.BIAS).map(bias -> bias.at() + unit).orElseGet(() -> constant(0));
            for (int i = 0; i < x.length; i++) {
                sum = add(sum, multiply(kernel.at() + u * x.length + i, x[i]));
            }
            z[u] = sum;
        }
        return z;
    }

    private int activation(Component activation, int z) {
        return switch (activation.name()) {
            case "linear" -> z;
            case "relu" -> positive(z);
            case "leaky_relu" ->
                subtract(positive(z), multiply(constant(activation.real("negative_slope")), positive(negate(z))));
            case "elu" -> elu(z, activation.real("alpha"));
            case "celu" -> celu(z, activation.real("alpha"));
            case "mish" ->
                multiply(z, graph.apply(Operation.TANH, graph.apply(Operation.LN, add(constant(1), exp(z)))));
            case "selu" -> multiply(constant(1.0507009873554805), elu(z, 1.6732632423543772));
            case "silu" -> multiply(z, sigmoid(z));
            case "gelu" ->
                multiply(multiply(constant(0.5), z), add(constant(1), erf(multiply(constant(Math.sqrt(0.5)), z))));
            case "softplus" -> graph.apply(Operation.LN, add(constant(1), exp(z)));
            case "softsign" -> divide(z, add(constant(1), graph.apply(Operation.ABS, z)));
            case "sigmoid" -> sigmoid(z);
            case "hard_sigmoid" -> {
                int line = add(divide(z, constant(6)), constant(0.5));
                yield subtract(positive(line), positive(subtract(line, constant(1))));
            }
            case "tanh" -> graph.apply(Operation.TANH, z);
            case "exponential" -> exp(z);
            default -> throw new IllegalArgumentException(activation.name());
        };
    }

    private int loss(Component loss, int[] z, int[] y) {
        int[] terms = new int[z.length];
        for (int o = 0; o < z.length; o++) {
            terms[o] = switch (loss.name()) {
                case "mse" -> square(subtract(z[o], y[o]));
                case "binary_crossentropy" ->
                    negate(add(
                            multiply(y[o], graph.apply(Operation.LN, z[o])),
                            multiply(
                                    subtract(constant(1), y[o]),
                                    graph.apply(Operation.LN, subtract(constant(1), z[o])))));
                case "categorical_crossentropy" -> negate(multiply(y[o], graph.apply(Operation.LN, z[o])));
                default -> throw new IllegalArgumentException(loss.name());
            };
        }
        return loss.is("categorical_crossentropy") ? sum(terms) : mean(terms);
    }

    private int[] softmax(int[] z) {
        int[] powers = Arrays.stream(z).map(this::exp).toArray();
        int total = sum(powers);
        return Arrays.stream(powers).map(power -> divide(power, total)).toArray();
    }

    /** max(x, 0) as (x + |x|)/2, which has no derivative only at 0. */
    private int positive(int x) {
        return multiply(constant(0.5), add(x, graph.apply(Operation.ABS, x)));
    }

    private int celu(int z, double alpha) {
        int below = negate(positive(negate(z)));
        int power = exp(divide(below, constant(alpha)));
        return add(positive(z), multiply(constant(alpha), subtract(power, constant(1))));
    }

    private int elu(int z, double alpha) {
        int below = negate(positive(negate(z)));
        return add(positive(z), multiply(constant(alpha), subtract(exp(below), constant(1))));
    }

    private int sigmoid(int z) {
        return divide(constant(1), add(constant(1), exp(negate(z))));
    }

    /** 2/√π · Σ (−1)ⁿ x²ⁿ⁺¹/(n!·(2n+1)), good to 1e-9 for |x| ≤ 2.5. */
    private int erf(int x) {
        int square = square(x);
        int sum = constant(0);
        double[] coefficients = new double[45];
        double factorial = 1;
        for (int n = 0; n < coefficients.length; n++) {
            factorial *= Math.max(1, n);
            coefficients[n] = (n % 2 == 0 ? 1 : -1) / (factorial * (2 * n + 1));
        }
        for (int n = coefficients.length - 1; n >= 0; n--) {
            sum = add(multiply(sum, square), constant(coefficients[n]));
        }
        return multiply(constant(2 / Math.sqrt(Math.PI)), multiply(x, sum));
    }

    private int mean(int[] nodes) {
        return divide(sum(nodes), constant(nodes.length));
    }

    private int sum(int[] nodes) {
        return Arrays.stream(nodes).reduce(this::add).orElseThrow();
    }

    private int square(int x) {
        return multiply(x, x);
    }

    private int exp(int x) {
        return graph.apply(Operation.EXP, x);
    }

    private int negate(int x) {
        return graph.apply(Operation.NEGATE, x);
    }

    private int add(int a, int b) {
        return graph.apply(Operation.ADD, a, b);
    }

    private int subtract(int a, int b) {
        return graph.apply(Operation.SUBTRACT, a, b);
    }

    private int multiply(int a, int b) {
        return graph.apply(Operation.MULTIPLY, a, b);
    }

    private int divide(int a, int b) {
        return graph.apply(Operation.DIVIDE, a, b);
    }

    private int constant(double value) {
        return graph.constant(value, "");
    }

    private int[] constants(float[] values, int from, int count) {
        int[] nodes = new int[count];
        for (int i = 0; i < count; i++) {
            nodes[i] = constant(values[from + i]);
        }
        return nodes;
    }
}
