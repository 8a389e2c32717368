package dev.descent.baseline;

/**
 * Logistic regression, of one-hot targets multinomial, by Newton's method:
 *
 * <pre>
 *   f(b, β) = Σ w·cross-entropy(p, y) + ½·Σ β²      p = sigmoid or softmax of b + x·β
 * </pre>
 *
 * <p>It is scikit-learn's with C = 1 on standardized inputs. A step solves H·d = −g by conjugate gradients, and is halved until f
 * falls by a ten-thousandth of what g promises; steps end when no |g| is above 1e-9·Σ w, or after {@value #STEPS}. An output that is the
 * same in all rows that count has no finite optimum: it keeps the logit of 1e-7 or of 1 − 1e-7 and is left out of the fit.
 */
final class LogisticRegression {
    static final int STEPS = 30;
    private static final int PRODUCTS = 100;
    private static final int HALVINGS = 30;
    private static final double NEAR = 1e-9;

    private final ClassRows rows;
    private final LinearWeights weights;
    private final double[] gradient;

    private LogisticRegression(ClassRows rows) {
        this.rows = rows;
        this.weights = rows.start();
        this.gradient = new double[weights.values().length];
    }

    static LinearWeights fit(ClassRows rows) {
        LogisticRegression regression = new LogisticRegression(rows);
        double value = rows.value(regression.weights, regression.gradient);
        for (int step = 0; step < STEPS && largest(regression.gradient) > NEAR * rows.weight(); step++) {
            double next = regression.step(value);
            if (!(next < value)) {
                break;
            }
            value = next;
        }
        return regression.weights;
    }

    /** Goes a step and gives the value there; stays where no step makes it less. */
    private double step(double value) {
        double[] direction = direction();
        double promise = dot(gradient, direction);
        double[] at = weights.values();
        double[] start = at.clone();
        double length = 1;
        for (int i = 0; i < HALVINGS; i++) {
            for (int k = 0; k < at.length; k++) {
                at[k] = start[k] + length * direction[k];
            }
            double next = rows.value(weights, gradient);
            if (next <= value + 1e-4 * length * promise) {
                return next;
            }
            length /= 2;
        }
        System.arraycopy(start, 0, at, 0, at.length);
        return rows.value(weights, gradient);
    }

    /** About −H⁻¹·g: conjugate gradients until the residual is a small part of g, the smaller the nearer the optimum is. */
    private double[] direction() {
        int n = gradient.length;
        double[] direction = new double[n];
        double[] residual = new double[n];
        double[] search = new double[n];
        double[] product = new double[n];
        for (int k = 0; k < n; k++) {
            residual[k] = -gradient[k];
            search[k] = residual[k];
        }
        double square = dot(residual, residual);
        double share = Math.min(0.1, Math.sqrt(Math.sqrt(square) / rows.weight()));
        double enough = share * share * square;
        for (int i = 0; i < PRODUCTS && square > enough; i++) {
            rows.curvature(search, product);
            double bend = dot(search, product);
            if (!(bend > 0)) {
                break;
            }
            double length = square / bend;
            for (int k = 0; k < n; k++) {
                direction[k] += length * search[k];
                residual[k] -= length * product[k];
            }
            double next = dot(residual, residual);
            for (int k = 0; k < n; k++) {
                search[k] = residual[k] + next / square * search[k];
            }
            square = next;
        }
        return direction;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
