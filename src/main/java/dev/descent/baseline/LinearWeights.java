package dev.descent.baseline;

/**
 * Of every output a constant and a coefficient an input: z = b + Σ β·x, the sum a chain over the inputs.
 *
 * @param values outputs × (1 + inputs), the constant first
 */
record LinearWeights(int outputs, int inputs, double[] values) {
    static LinearWeights zero(int outputs, int inputs) {
        return new LinearWeights(outputs, inputs, new double[outputs * (1 + inputs)]);
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
