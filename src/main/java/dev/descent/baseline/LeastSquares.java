package dev.descent.baseline;

import dev.descent.data.Part;

/**
 * The linear model of least squares with a slight ridge, which makes it one of many where inputs depend on each other:
 *
 * <pre>
 *   Σ w·(y − b − x·β)²/Σ w + 1e-6·Σ β²      x standardized
 *   (X'WX/Σ w + 1e-6·I)·β = X'Wy/Σ w        solved by Cholesky's method, b = the weighted mean of y
 * </pre>
 */
final class LeastSquares {
    static final double RIDGE = 1e-6;

    private LeastSquares() {}

    static LinearWeights fit(Part train, Standardized inputs, double[] weights) {
        int n = inputs.features();
        int outputs = train.outputs();
        double[] products = new double[n * n];
        double[] right = new double[outputs * n];
        double[] means = new double[outputs];
        double all = 0;
        double[] x = new double[n];
        for (int row = 0; row < train.rows(); row++) {
            inputs.read(train, row, x);
            all += weights[row];
            addProducts(products, x, weights[row]);
            for (int o = 0; o < outputs; o++) {
                double y = weights[row] * train.targets()[row * outputs + o];
                means[o] += y;
                for (int j = 0; j < n; j++) {
                    right[o * n + j] += y * x[j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            products[i * n + i] += RIDGE * all;
        }
        factorize(products, n);
        LinearWeights solution = LinearWeights.zero(outputs, n);
        for (int o = 0; o < outputs; o++) {
            solution.values()[o * (1 + n)] = means[o] / all;
            solve(products, n, right, o * n, solution.values(), o * (1 + n) + 1);
        }
        return solution;
    }

    /** The lower triangle. */
    private static void addProducts(double[] products, double[] x, double weight) {
        for (int i = 0; i < x.length; i++) {
            double left = weight * x[i];
            int at = i * x.length;
            for (int j = 0; j <= i; j++) {
                products[at + j] += left * x[j];
            }
        }
    }

    /** A = L·L', L in place of the lower triangle. */
    private static void factorize(double[] a, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                a[i * n + j] = i == j ? Math.sqrt(sum) : sum / a[j * n + j];
            }
        }
    }

    /** Solves L·L'·x = b. */
    private static void solve(double[] l, int n, double[] b, int from, double[] x, int to) {
        for (int i = 0; i < n; i++) {
            double sum = b[from + i];
            for (int k = 0; k < i; k++) {
                sum -= l[i * n + k] * x[to + k];
            }
            x[to + i] = sum / l[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[to + i];
            for (int k = i + 1; k < n; k++) {
                sum -= l[k * n + i] * x[to + k];
            }
            x[to + i] = sum / l[i * n + i];
        }
    }
}
