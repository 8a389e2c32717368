package dev.descent.baseline;

import dev.descent.data.Part;
import java.util.Arrays;

/** What {@link LogisticRegression} makes small: rows with targets from 0 to 1, the cross-entropy and its first two derivatives. */
final class ClassRows {
    private final Part part;
    private final Standardized inputs;
    private final double[] rowWeights;
    private final boolean exclusive;
    private final double offset;
    private final double scale;
    private final int outputs;
    private final double all;
    /** Of the weights that {@link #value} saw last: rows × outputs. */
    private final double[] probabilities;

    private final boolean[] fixed;
    private final double[] x;
    private final double[] z;

    /**
     * @param exclusive whether the outputs of a row are classes of which one is right
     * @param plusMinus whether targets are −1 and 1 for 0 and 1
     */
    ClassRows(Part part, Standardized inputs, double[] rowWeights, boolean exclusive, boolean plusMinus) {
        this.part = part;
        this.inputs = inputs;
        this.rowWeights = rowWeights;
        this.exclusive = exclusive;
        this.offset = plusMinus ? 1 : 0;
        this.scale = plusMinus ? 0.5 : 1;
        this.outputs = part.outputs();
        this.probabilities = new double[part.rows() * outputs];
        this.fixed = new boolean[outputs];
        this.x = new double[inputs.features()];
        this.z = new double[outputs];
        double sum = 0;
        for (double weight : rowWeights) {
            sum += weight;
        }
        this.all = sum;
    }

    /** The sum of the weights. */
    double weight() {
        return all;
    }

    /** Constants alone: the logits of the outputs' means. */
    LinearWeights start() {
        LinearWeights start = LinearWeights.zero(outputs, x.length);
        for (int o = 0; o < outputs; o++) {
            double sum = 0;
            for (int row = 0; row < part.rows(); row++) {
                sum += rowWeights[row] * target(row, o);
            }
            double mean = sum / all;
            fixed[o] = mean <= 0 || mean >= 1;
            start.values()[o * (1 + x.length)] =
                    exclusive ? StrictMath.log(Math.max(1e-7, mean)) : ConstantMinimum.logit(mean);
        }
        return start;
    }

    private double target(int row, int output) {
        return (part.targets()[row * outputs + output] + offset) * scale;
    }

    /** The value, and the gradient into that array. */
    double value(LinearWeights weights, double[] gradient) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        for (int row = 0; row < part.rows(); row++) {
            inputs.read(part, row, x);
            for (int o = 0; o < outputs; o++) {
                z[o] = weights.apply(o, x);
            }
            sum += rowWeights[row] * (exclusive ? softmax(row) : sigmoids(row));
            for (int o = 0; o < outputs; o++) {
                add(gradient, o, rowWeights[row] * (probabilities[row * outputs + o] - target(row, o)));
            }
        }
        double squares = 0;
        for (int o = 0; o < outputs; o++) {
            int at = o * (1 + x.length) + 1;
            for (int k = at; k < at + x.length; k++) {
                gradient[k] += fixed[o] ? 0 : weights.values()[k];
                squares += weights.values()[k] * weights.values()[k];
            }
        }
        return sum + squares / 2;
    }

    /** The Hessian at the weights that {@link #value} saw last, times a vector. */
    void curvature(double[] vector, double[] product) {
        Arrays.fill(product, 0);
        LinearWeights direction = new LinearWeights(outputs, x.length, vector);
        for (int row = 0; row < part.rows(); row++) {
            inputs.read(part, row, x);
            double mean = 0;
            for (int o = 0; o < outputs; o++) {
                z[o] = direction.apply(o, x);
                mean += probabilities[row * outputs + o] * z[o];
            }
            for (int o = 0; o < outputs; o++) {
                double p = probabilities[row * outputs + o];
                add(product, o, rowWeights[row] * p * (exclusive ? z[o] - mean : (1 - p) * z[o]));
            }
        }
        for (int o = 0; o < outputs; o++) {
            int at = o * (1 + x.length) + 1;
            for (int k = at; k < at + x.length; k++) {
                product[k] += fixed[o] ? 0 : vector[k];
            }
        }
    }

    private void add(double[] sums, int output, double factor) {
        if (!fixed[output]) {
            int at = output * (1 + x.length);
            sums[at] += factor;
            for (int j = 0; j < x.length; j++) {
                sums[at + 1 + j] += factor * x[j];
            }
        }
    }

    /** Each output by itself. */
    private double sigmoids(int row) {
        double loss = 0;
        for (int o = 0; o < outputs; o++) {
            double small = StrictMath.exp(-Math.abs(z[o]));
            probabilities[row * outputs + o] = (z[o] < 0 ? small : 1) / (1 + small);
            loss += Math.max(z[o], 0) - target(row, o) * z[o] + StrictMath.log1p(small);
        }
        return loss;
    }

    private double softmax(int row) {
        double largest = z[0];
        for (int o = 1; o < outputs; o++) {
            largest = Math.max(largest, z[o]);
        }
        double sum = 0;
        for (int o = 0; o < outputs; o++) {
            double power = StrictMath.exp(z[o] - largest);
            probabilities[row * outputs + o] = power;
            sum += power;
        }
        double loss = 0;
        for (int o = 0; o < outputs; o++) {
            probabilities[row * outputs + o] /= sum;
            loss += target(row, o) * (largest + StrictMath.log(sum) - z[o]);
        }
        return loss;
    }
}
