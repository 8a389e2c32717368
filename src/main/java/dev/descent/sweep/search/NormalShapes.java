package dev.descent.sweep.search;

import dev.descent.number.NormalProbability;
import dev.descent.number.NormalQuantile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Normal distributions cut off at the ends L and H of an axis, one around each observed coordinate and a wide one, the prior.
 *
 * <pre>
 *   μᵢ = the coordinate
 *   σᵢ = the larger of the gaps to its neighbours, or to L and H where there is none; with 2 or more observations
 *        the outermost two have their inner gap alone
 *        brought into  [(H − L)/min(100, K + 1), H − L]        K kernels, the prior among them
 *   prior: μ = (L + H)/2,  σ = H − L
 * </pre>
 *
 * <p>As in Optuna 5.0, multivariate, with magic clip and without endpoints.
 *
 * @see <a href="https://arxiv.org/abs/2304.11127">Watanabe (2023), Tree-Structured Parzen Estimator: Understanding Its Algorithm
 *     Components and Their Roles for Better Empirical Performance</a>
 */
final class NormalShapes {
    private final double low;
    private final double high;
    private final double[] means;
    private final double[] deviations;

    /** Shapes around coordinates that lie within the axis. */
    NormalShapes(double[] coordinates, double low, double high) {
        this.low = low;
        this.high = high;
        int n = coordinates.length;
        this.means = Arrays.copyOf(coordinates, n + 1);
        this.deviations = new double[n + 1];
        means[n] = 0.5 * (low + high);
        deviations[n] = high - low;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> coordinates[i]))
                .mapToInt(i -> i)
                .toArray();
        double least = (high - low) / Math.min(100.0, n + 2.0);
        for (int place = 0; place < n; place++) {
            deviations[order[place]] = Math.max(least, Math.min(high - low, gap(order, place)));
        }
    }

    private double gap(int[] order, int place) {
        double mean = means[order[place]];
        int last = order.length - 1;
        double before = mean - (place == 0 ? low : means[order[place - 1]]);
        double after = (place == last ? high : means[order[place + 1]]) - mean;
        if (last > 0 && place == 0) {
            return after;
        }
        return last > 0 && place == last ? before : Math.max(before, after);
    }

    /** The number of kernels. */
    int size() {
        return means.length;
    }

    /** μ of a kernel. */
    double mean(int kernel) {
        return means[kernel];
    }

    /** σ of a kernel, before the cut. */
    double deviation(int kernel) {
        return deviations[kernel];
    }

    /** The logarithm of the part of a kernel's normal distribution that lies between two coordinates. */
    double logMass(int kernel, double from, double to) {
        double mean = means[kernel];
        double deviation = deviations[kernel];
        return NormalProbability.logBetween((from - mean) / deviation, (to - mean) / deviation);
    }

    /** The logarithm of the part that the cut leaves. */
    double logMass(int kernel) {
        return logMass(kernel, low, high);
    }

    /**
     * The coordinate at a quantile of a kernel.
     *
     * <pre>
     *   a = (L − μ)/σ,  b = (H − μ)/σ       a ≤ 0 ≤ b, as μ lies within the axis
     *   p = Φ(a) + u·(Φ(b) − Φ(a)),         z = Φ⁻¹(p), from the nearer end:  z = −Φ⁻¹(1 − p),  1 − p = Φ(−b) + (1 − u)·(…)
     * </pre>
     */
    double quantile(int kernel, double u) {
        double mean = means[kernel];
        double deviation = deviations[kernel];
        double below = NormalProbability.of((low - mean) / deviation);
        double above = NormalProbability.of((mean - high) / deviation);
        double within = 1 - below - above;
        double p = below + u * within;
        double z = p <= 0.5 ? quantileOrEnd(p) : -quantileOrEnd(above + (1 - u) * within);
        return Math.max(low, Math.min(high, mean + z * deviation));
    }

    private static double quantileOrEnd(double p) {
        return p > 0 ? NormalQuantile.of(p) : Double.NEGATIVE_INFINITY;
    }
}
