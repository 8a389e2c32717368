package dev.descent.sweep.search;

/**
 * One dimension of a Parzen estimator: a distribution around each observation, and a last one, the prior, which knows nothing.
 */
sealed interface Kernels permits NormalKernels, CellKernels, CategoryKernels {

    /** The kernels around the values of a dimension. */
    static Kernels around(double[] values, Domain domain) {
        if (domain instanceof Domain.Choice choice) {
            return new CategoryKernels(values, choice.options());
        }
        if (domain instanceof Domain.Numeric numeric) {
            return numeric.distribution().isFinite()
                    ? new CellKernels(values, numeric.distribution())
                    : new NormalKernels(values, numeric.distribution());
        }
        throw new AssertionError(domain);
    }

    /** Adds log p(value) under each kernel to the sums. */
    void addLogs(double value, double[] sums);

    /** The value at a quantile of one kernel; {@code u} in [0, 1). */
    double draw(int kernel, double u);
}
