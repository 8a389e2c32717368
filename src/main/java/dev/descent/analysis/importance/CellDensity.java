package dev.descent.analysis.importance;

import dev.descent.number.NormalProbability;
import java.util.Arrays;

/**
 * The density of counts over cells 0 … C − 1: a Parzen estimator with a kernel for each cell that has a count, weighted by it, and a
 * wide one, the prior, of weight 1.
 *
 * <pre>
 *   numbers   normal kernels around the cells, cut off at the ends of the axis, −½ and C − ½
 *             σ = max(1.059·min(IQR/1.34, sd)·n^(−1/5), 0.5/1.64)        Scott's rule; n the sum of the counts
 *             prior: μ = (C − 1)/2,  σ = C
 *   choices   p(x | kernel) = (1/k + [x observed]) / (C/k + 1)           k kernels, the prior among them
 *             prior: 1/C
 * </pre>
 */
final class CellDensity {
    private static final double SCOTT = 1.059;
    private static final double NORMAL_QUARTILES = 1.34;
    private static final double LEAST = 0.5 / 1.64;

    private CellDensity() {}

    /** Over cells of an axis; some count is positive. */
    static double[] ofNumbers(int[] counts) {
        double total = Arrays.stream(counts).sum();
        double deviation = Math.max(deviation(counts), LEAST);
        double[] density = new double[counts.length];
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                add(density, cell, deviation, counts[cell] / (total + 1));
            }
        }
        add(density, (counts.length - 1) / 2.0, counts.length, 1 / (total + 1));
        return density;
    }

    /** Over choices; some count is positive. */
    static double[] ofChoices(int[] counts) {
        double total = Arrays.stream(counts).sum();
        double observed = Arrays.stream(counts).filter(count -> count > 0).count();
        double share = 1 / (observed + 1);
        double row = counts.length * share + 1;
        double[] density = new double[counts.length];
        for (int choice = 0; choice < counts.length; choice++) {
            double kernels = (total * share + counts[choice]) / row;
            density[choice] = (kernels + 1.0 / counts.length) / (total + 1);
        }
        return density;
    }

    private static void add(double[] density, double mean, double deviation, double weight) {
        double low = (-0.5 - mean) / deviation;
        double high = (density.length - 0.5 - mean) / deviation;
        double whole = NormalProbability.logBetween(low, high);
        for (int x = 0; x < density.length; x++) {
            double left = (x - 0.5 - mean) / deviation;
            double right = (x + 0.5 - mean) / deviation;
            density[x] += weight * StrictMath.exp(NormalProbability.logBetween(left, right) - whole);
        }
    }

    private static double deviation(int[] counts) {
        int total = Arrays.stream(counts).sum();
        double mean = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            mean += (double) cell * counts[cell];
        }
        mean /= total;
        double squares = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            squares += (cell - mean) * (cell - mean) * counts[cell];
        }
        double deviation = Math.sqrt(squares / Math.max(1, total - 1));
        double quartiles = above(counts, (int) (total * 3L / 4)) - above(counts, total / 4 - 1);
        double scale = StrictMath.pow(total, -0.2);
        return SCOTT * Math.min(quartiles / NORMAL_QUARTILES, deviation) * scale;
    }

    /** The first cell up to which more than {@code least} are counted, or the last that has a count. */
    private static int above(int[] counts, int least) {
        int sum = 0;
        int last = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                last = cell;
                sum += counts[cell];
                if (sum > least) {
                    return cell;
                }
            }
        }
        return last;
    }
}
