package dev.descent.sweep.search;

import java.util.Arrays;

/**
 * Kernels over real numbers: the density of the coordinate, of the logarithm for a log distribution.
 *
 * <pre>
 *   log p(c) = −((c − μ)/σ)²/2 − log(σ·√(2π)) − log(Φ((H − μ)/σ) − Φ((L − μ)/σ))
 * </pre>
 */
final class NormalKernels implements Kernels {
    private static final double LOG_ROOT_TWO_PI = 0.9189385332046727;

    private final Distribution distribution;
    private final NormalShapes shapes;
    /** By kernel, what does not depend on c. */
    private final double[] constants;

    NormalKernels(double[] values, Distribution distribution) {
        this.distribution = distribution;
        this.shapes = new NormalShapes(
                Arrays.stream(values).map(distribution::coordinate).toArray(),
                distribution.axisLow(),
                distribution.axisHigh());
        this.constants = new double[shapes.size()];
        for (int k = 0; k < constants.length; k++) {
            constants[k] = -LOG_ROOT_TWO_PI - StrictMath.log(shapes.deviation(k)) - shapes.logMass(k);
        }
    }

    @Override
    public void addLogs(double value, double[] sums) {
        double c = distribution.coordinate(value);
        for (int k = 0; k < constants.length; k++) {
            double z = (c - shapes.mean(k)) / shapes.deviation(k);
            sums[k] += constants[k] - 0.5 * z * z;
        }
    }

    @Override
    public double draw(int kernel, double u) {
        return distribution.value(shapes.quantile(kernel, u));
    }
}
