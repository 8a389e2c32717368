package dev.descent.engine.reference;

import dev.descent.model.Component;
import dev.descent.model.NetworkSpec;
import dev.descent.nn.DoubleTwin;
import dev.descent.nn.DropoutMask;
import dev.descent.nn.Layer;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import dev.descent.nn.Variable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loss of a batch once more, in double: what gradients are the derivatives of. */
final class DoubleNetwork {
    /** The step of a pass outside training. */
    static final long INFERENCE = 0;

    private final Network network;
    private final NetworkSpec spec;
    private final Map<Integer, DropoutMask> masks = new HashMap<>();

    DoubleNetwork(Network network, NetworkSpec spec, int repeat) {
        this.network = network;
        this.spec = spec;
        for (Layer layer : network.layers()) {
            if (layer.is("dropout")) {
                masks.put(layer.index(), new DropoutMask(layer, spec.seed(), repeat));
            }
        }
    }

    /** The mean loss of the rows in training mode, with the penalties. */
    double loss(double[] parameters, float[] inputs, float[] targets, int rows, long step) {
        double sum = 0;
        for (double loss : losses(parameters, inputs, targets, rows, step)) {
            sum += loss;
        }
        return sum / rows + penalty(parameters);
    }

    /**
     * The loss of each row.
     *
     * @param step from 1, or {@link #INFERENCE}
     */
    double[] losses(double[] parameters, float[] inputs, float[] targets, int rows, long step) {
        double[][] z = forward(parameters, inputs, rows, step, false);
        boolean logits =
                !Losses.prediction(spec.loss(), network.lastActivation()).is("linear");
        double[] losses = new double[rows];
        for (int r = 0; r < rows; r++) {
            double[] y = new double[network.outputs()];
            for (int o = 0; o < y.length; o++) {
                y[o] = targets[r * y.length + o];
            }
            losses[r] = DoubleTwin.loss(spec.loss(), logits, z[r], y);
        }
        return losses;
    }

    /** What the network predicts of rows: probabilities, if its loss is one of logits. */
    double[][] predictions(double[] parameters, float[] inputs, int rows) {
        double[][] z = forward(parameters, inputs, rows, INFERENCE, false);
        return activate(Losses.prediction(spec.loss(), network.lastActivation()), z);
    }

    /** Moves the running values as a training step does. */
    void move(double[] parameters, float[] inputs, int rows, long step) {
        forward(parameters, inputs, rows, step, true);
    }

    /** The penalties of all layers. */
    double penalty(double[] parameters) {
        double penalty = 0;
        for (Layer layer : network.layers()) {
            penalty += penalty(layer, parameters);
        }
        return penalty;
    }

    private double[][] forward(double[] parameters, float[] inputs, int rows, long step, boolean moves) {
        double[][] x = new double[rows][network.inputs()];
        for (int k = 0; k < inputs.length; k++) {
            x[k / network.inputs()][k % network.inputs()] = inputs[k];
        }
        boolean fromLogits = Losses.of(spec.loss(), network.lastActivation()).fromLogits();
        Deque<double[][]> kept = new ArrayDeque<>();
        for (Layer layer : network.layers()) {
            if (moves && layer.is("batch_normalization") && !isFrozen(layer)) {
                move(layer, parameters, transposed(x));
            }
            x = layer.is("add") ? sum(x, kept.pop()) : apply(layer, parameters, x, step);
            if (layer.is("residual")) {
                kept.push(x);
            }
            if (!(fromLogits && layer.index() == network.layers().size() - 1)) {
                x = activate(layer.activation(), x);
            }
        }
        return x;
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int r = 0; r < a.length; r++) {
            for (int u = 0; u < a[r].length; u++) {
                sum[r][u] = a[r][u] + b[r][u];
            }
        }
        return sum;
    }

    private double[][] apply(Layer layer, double[] parameters, double[][] x, long step) {
        return switch (layer.type()) {
            case "dense" -> dense(layer, parameters, x);
            case "embedding" -> embedded(layer, parameters, x);
            case "dropout" -> step == INFERENCE ? x : dropout(layer, x, step);
            case "batch_normalization" ->
                step == INFERENCE || isFrozen(layer)
                        ? byRunningValues(layer, parameters, x)
                        : transposed(normalized(layer, parameters, transposed(x), true));
            case "layer_normalization" -> normalized(layer, parameters, x, false);
            default -> x;
        };
    }

    private static void move(Layer layer, double[] parameters, double[][] columns) {
        double share = 1 - layer.component().real("momentum");
        int means = layer.variable(Variable.MOVING_MEAN).orElseThrow().at();
        int variances = layer.variable(Variable.MOVING_VARIANCE).orElseThrow().at();
        for (int u = 0; u < columns.length; u++) {
            double mean = mean(columns[u]);
            parameters[means + u] += share * (mean - parameters[means + u]);
            parameters[variances + u] += share * (variance(columns[u], mean) - parameters[variances + u]);
        }
    }

    private static double[][] byRunningValues(Layer layer, double[] parameters, double[][] x) {
        double[] gamma = values(layer, Variable.GAMMA, parameters, 1);
        double[] beta = values(layer, Variable.BETA, parameters, 0);
        double[] mean = values(layer, Variable.MOVING_MEAN, parameters, 0);
        double[] variance = values(layer, Variable.MOVING_VARIANCE, parameters, 1);
        double epsilon = layer.component().real("epsilon");
        double[][] y = new double[x.length][layer.outputs()];
        for (int r = 0; r < x.length; r++) {
            for (int u = 0; u < layer.outputs(); u++) {
                y[r][u] = gamma[u] * (x[r][u] - mean[u]) / Math.sqrt(variance[u] + epsilon) + beta[u];
            }
        }
        return y;
    }

    private static double[][] dense(Layer layer, double[] parameters, double[][] x) {
        double[][] z = new double[x.length][layer.outputs()];
        Variable kernel = layer.variable(Variable.KERNEL).orElseThrow();
        double[] biases = values(layer, Variable.BIAS, parameters, 0);
        for (int r = 0; r < x.length; r++) {
            for (int u = 0; u < layer.outputs(); u++) {
                z[r][u] = biases[u];
                for (int i = 0; i < layer.inputs(); i++) {
                    z[r][u] += parameters[kernel.at() + u * layer.inputs() + i] * x[r][i];
                }
            }
        }
        return z;
    }

    /** By blocks of a kernel: of the identity where values pass, of the vectors where they are categories. */
    private static double[][] embedded(Layer layer, double[] parameters, double[][] x) {
        double[][] y = new double[x.length][layer.outputs()];
        for (int r = 0; r < x.length; r++) {
            int at = 0;
            int next = 0;
            List<Component> columns = layer.component().list("columns");
            for (int c = 0; c < columns.size(); c++) {
                while (next < columns.get(c).whole("first")) {
                    y[r][at++] = x[r][next++];
                }
                Variable vectors = layer.variables().get(c);
                for (int u = 0; u < vectors.units(); u++) {
                    for (int i = 0; i < vectors.inputs(); i++) {
                        y[r][at + u] += parameters[vectors.at() + u * vectors.inputs() + i] * x[r][next + i];
                    }
                }
                at += vectors.units();
                next += vectors.inputs();
            }
            while (next < x[r].length) {
                y[r][at++] = x[r][next++];
            }
        }
        return y;
    }

    /** The variable's values, or so many times {@code absent}. */
    private static double[] values(Layer layer, String name, double[] parameters, double absent) {
        double[] values = new double[layer.outputs()];
        Arrays.fill(values, absent);
        layer.variable(name).ifPresent(v -> System.arraycopy(parameters, v.at(), values, 0, values.length));
        return values;
    }

    private double[][] dropout(Layer layer, double[][] x, long step) {
        DropoutMask mask = masks.get(layer.index());
        double[][] y = new double[x.length][layer.outputs()];
        for (int r = 0; r < x.length; r++) {
            for (int u = 0; u < layer.outputs(); u++) {
                y[r][u] = x[r][u] * mask.factor(step, r, u);
            }
        }
        return y;
    }

    /** Each row of x to mean 0 and variance 1; γ and β go with the row in batch, else with the column. */
    private static double[][] normalized(Layer layer, double[] parameters, double[][] x, boolean batch) {
        double[] gamma = values(layer, Variable.GAMMA, parameters, 1);
        double[] beta = values(layer, Variable.BETA, parameters, 0);
        double epsilon = layer.component().real("epsilon");
        double[][] y = new double[x.length][x[0].length];
        for (int s = 0; s < x.length; s++) {
            double mean = mean(x[s]);
            double variance = variance(x[s], mean);
            for (int k = 0; k < x[s].length; k++) {
                int unit = batch ? s : k;
                y[s][k] = gamma[unit] * (x[s][k] - mean) / Math.sqrt(variance + epsilon) + beta[unit];
            }
        }
        return y;
    }

    private static double mean(double[] x) {
        double mean = 0;
        for (double value : x) {
            mean += value / x.length;
        }
        return mean;
    }

    private static double variance(double[] x, double mean) {
        double variance = 0;
        for (double value : x) {
            variance += (value - mean) * (value - mean) / x.length;
        }
        return variance;
    }

    private static double[][] transposed(double[][] x) {
        double[][] y = new double[x[0].length][x.length];
        for (int r = 0; r < x.length; r++) {
            for (int c = 0; c < x[0].length; c++) {
                y[c][r] = x[r][c];
            }
        }
        return y;
    }

    private static double[][] activate(Component activation, double[][] z) {
        double[][] a = new double[z.length][];
        for (int r = 0; r < z.length; r++) {
            if (activation.is("softmax")) {
                a[r] = DoubleTwin.softmax(z[r]);
            } else {
                a[r] = new double[z[r].length];
                for (int u = 0; u < z[r].length; u++) {
                    a[r][u] = DoubleTwin.activation(activation, z[r][u]);
                }
            }
        }
        return a;
    }

    private static boolean isFrozen(Layer layer) {
        return layer.component().find("trainable").equals(Optional.of(false));
    }

    private static double penalty(Layer layer, double[] parameters) {
        if (!layer.component().has("kernel_regularizer") || isFrozen(layer)) {
            return 0;
        }
        Component regularizer = layer.component().component("kernel_regularizer");
        Variable kernel = layer.variable(Variable.KERNEL).orElseThrow();
        double sum = 0;
        for (int p = kernel.at(); p < kernel.end(); p++) {
            sum += regularizer.real("l1") * Math.abs(parameters[p])
                    + regularizer.real("l2") * parameters[p] * parameters[p];
        }
        return sum;
    }
}
