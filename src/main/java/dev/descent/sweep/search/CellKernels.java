package dev.descent.sweep.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Kernels over values with a step: the mass of the value's cell among that of all cells.
 *
 * <pre>
 *   log p(x) = log(Φ((right − μ)/σ) − Φ((left − μ)/σ)) − log(Φ((H − μ)/σ) − Φ((L − μ)/σ))       left, right: ends of x's cell
 * </pre>
 *
 * <p>Observations repeat on such an axis: kernels of one shape are computed once, and so is a value that is asked for again.
 */
final class CellKernels implements Kernels {
    private final Distribution distribution;
    private final NormalShapes shapes;
    /** By kernel, the first kernel of its shape. */
    private final int[] twins;

    private final double[] logWhole;
    private final Map<Double, double[]> known = new HashMap<>();

    private record Shape(double mean, double deviation) {}

    CellKernels(double[] values, Distribution distribution) {
        this.distribution = distribution;
        this.shapes = new NormalShapes(
                Arrays.stream(values).map(distribution::coordinate).toArray(),
                distribution.axisLow(),
                distribution.axisHigh());
        this.twins = new int[shapes.size()];
        this.logWhole = new double[shapes.size()];
        Map<Shape, Integer> first = new HashMap<>();
        for (int k = 0; k < twins.length; k++) {
            Integer twin = first.putIfAbsent(new Shape(shapes.mean(k), shapes.deviation(k)), k);
            twins[k] = twin == null ? k : twin;
            logWhole[k] = twin == null ? shapes.logMass(k) : logWhole[twin];
        }
    }

    @Override
    public void addLogs(double value, double[] sums) {
        double[] logs = known.computeIfAbsent(value, this::logs);
        for (int k = 0; k < sums.length; k++) {
            sums[k] += logs[k];
        }
    }

    private double[] logs(double value) {
        double left = distribution.cellLow(value);
        double right = distribution.cellHigh(value);
        double[] logs = new double[twins.length];
        for (int k = 0; k < logs.length; k++) {
            logs[k] = twins[k] < k ? logs[twins[k]] : shapes.logMass(k, left, right) - logWhole[k];
        }
        return logs;
    }

    @Override
    public double draw(int kernel, double u) {
        return distribution.value(shapes.quantile(kernel, u));
    }
}
