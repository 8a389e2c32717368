package dev.descent.sweep.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The density of points like those observed, in several dimensions at once.
 *
 * <pre>
 *   p(x) = Σₖ wₖ·Πd pₖd(x_d)          kernel k around the k-th observation; the last kernel is the prior
 *   w: of n observations in the order of trials  all 1 for n ≤ 25,
 *      else evenly from 1/n to 1 for the first n − 25, and 1 for the last 25;   1 for the prior;  divided by their sum
 * </pre>
 */
final class ParzenEstimator {
    private static final int LATEST = 25;

    private final double[] weights;
    private final double[] logWeights;
    private final List<Kernels> kernels = new ArrayList<>();

    /**
     * The density around points.
     *
     * @param space the space of the points
     * @param dimensions the dimensions to look at, active in all of the points
     * @param points in the order of trials
     */
    ParzenEstimator(SearchSpace space, List<Integer> dimensions, List<Point> points) {
        this.weights = weights(points.size());
        this.logWeights = new double[weights.length];
        for (int k = 0; k < weights.length; k++) {
            logWeights[k] = StrictMath.log(weights[k]);
        }
        for (int d : dimensions) {
            double[] values =
                    points.stream().mapToDouble(point -> point.value(d)).toArray();
            kernels.add(Kernels.around(values, space.dimensions().get(d).domain()));
        }
    }

    /** The weights of {@code n} observations, and that of the prior. */
    static double[] weights(int n) {
        double[] weights = new double[n + 1];
        int ramp = Math.max(0, n - LATEST);
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            double first = 1.0 / n;
            weights[i] = i >= ramp ? 1 : first + (ramp == 1 ? 0 : i * ((1 - first) / (ramp - 1)));
            sum += weights[i];
        }
        for (int i = 0; i <= n; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** The number of the kernel at a quantile. */
    int kernel(double u) {
        double below = 0;
        for (int k = 0; k < weights.length - 1; k++) {
            below += weights[k];
            if (u < below) {
                return k;
            }
        }
        return weights.length - 1;
    }

    /** The value at a quantile of a kernel, in the dimension of this place. */
    double draw(int place, int kernel, double u) {
        return kernels.get(place).draw(kernel, u);
    }

    /** log p(x); the values by place. */
    double logDensity(double[] values) {
        double[] sums = logWeights.clone();
        for (int place = 0; place < values.length; place++) {
            kernels.get(place).addLogs(values[place], sums);
        }
        double most = Double.NEGATIVE_INFINITY;
        for (double sum : sums) {
            most = Math.max(most, sum);
        }
        double total = 0;
        for (double sum : sums) {
            total += StrictMath.exp(sum - most);
        }
        return most + StrictMath.log(total);
    }
}
