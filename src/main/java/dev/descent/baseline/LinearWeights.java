package dev.descent.baseline;

/** Of every output a constant and a coefficient an input: z = b + Σ β·x, the sum a chain over the inputs. */
final class LinearWeights {
    private final int outputs;
    private final int inputs;
    private final double[] values;

    /** @param values outputs × (1 + inputs), the constant first */
    LinearWeights(int outputs, int inputs, double[] values) {
        this.outputs = outputs;
        this.inputs = inputs;
        this.values = values;
    }

    static LinearWeights zero(int outputs, int inputs) {
        return new LinearWeights(outputs, inputs, new double[outputs * (1 + inputs)]);
    }

    int outputs() {
        return outputs;
    }

    int inputs() {
        return inputs;
    }

    /** Outputs × (1 + inputs), the constant first; of these weights, not a copy. */
    double[] values() {
        return values;
    }

    double apply(int output, double[] x) {
        int at = output * (1 + inputs);
        double z = values[at];
        for (int j = 0; j < inputs; j++) {
            z += values[at + 1 + j] * x[j];
        }
        return z;
    }
}
