package dev.descent.optim;

import dev.descent.number.Fma;
import java.util.Arrays;

/**
 * Makes the rows of a matrix about orthonormal: brings its singular values to between 0.7 and 1.2 and leaves its singular vectors.
 *
 * <pre>
 *   X ← X/(‖X‖ + 1e-7)                            ‖X‖ = √Σx²
 *   five times: A = X·Xᵀ, B = b·A + c·A², X ← a·X + B·X
 *   a = 3.4445, b = −4.7750, c = 2.0315
 * </pre>
 *
 * <p>X is as wide as high or wider; a higher one is turned and turned back. In float32 the norm is summed in double along the matrix as it
 * lies, and every sum of products is a chain of fma over its index ascending, A and A² from 0, B·X from a·X.
 *
 * @see <a href="https://kellerjordan.github.io/posts/muon/">Jordan et al. (2024), Muon: An optimizer for hidden layers in neural networks</a>
 */
final class NewtonSchulz {
    private static final int TIMES = 5;
    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;
    private static final double LEAST_NORM = 1e-7;

    private NewtonSchulz() {}

    /**
     * In float32.
     *
     * @param x units × inputs of a lane and of others, element {@code from + k · stride}; overwritten
     */
    static void apply(float[] x, int from, int stride, int units, int inputs) {
        int rows = Math.min(units, inputs);
        int columns = Math.max(units, inputs);
        boolean high = units > inputs;
        float divisor = (float) (norm(x, from, stride, units, inputs) + LEAST_NORM);
        float[][] m = new float[rows][columns];
        for (int u = 0, k = from; u < units; u++) {
            for (int i = 0; i < inputs; i++, k += stride) {
                m[high ? i : u][high ? u : i] = x[k] / divisor;
            }
        }
        float[][] turned = new float[columns][rows];
        float[][] square = new float[rows][rows];
        float[][] mix = new float[rows][rows];
        float[][] next = new float[rows][columns];
        for (int time = 0; time < TIMES; time++) {
            turn(m, turned);
            for (int r = 0; r < rows; r++) {
                Arrays.fill(square[r], 0f);
                addProduct(m[r], turned, square[r]);
            }
            for (int r = 0; r < rows; r++) {
                Arrays.fill(mix[r], 0f);
                addProduct(square[r], square, mix[r]);
                for (int s = 0; s < rows; s++) {
                    mix[r][s] = Fma.fma((float) C, mix[r][s], (float) B * square[r][s]);
                }
            }
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    next[r][c] = (float) A * m[r][c];
                }
                addProduct(mix[r], m, next[r]);
            }
            float[][] last = m;
            m = next;
            next = last;
        }
        for (int u = 0, k = from; u < units; u++) {
            for (int i = 0; i < inputs; i++, k += stride) {
                x[k] = m[high ? i : u][high ? u : i];
            }
        }
    }

    /** ‖X‖: a chain a unit, then the units. */
    private static double norm(float[] x, int from, int stride, int units, int inputs) {
        double squares = 0;
        for (int u = 0, k = from; u < units; u++) {
            double unit = 0;
            for (int i = 0; i < inputs; i++, k += stride) {
                unit += (double) x[k] * x[k];
            }
            squares += unit;
        }
        return Math.sqrt(squares);
    }

    private static void turn(float[][] m, float[][] turned) {
        for (int r = 0; r < m.length; r++) {
            for (int c = 0; c < m[r].length; c++) {
                turned[c][r] = m[r][c];
            }
        }
    }

    /** Adds a row times a matrix to {@code sum}. */
    private static void addProduct(float[] row, float[][] matrix, float[] sum) {
        for (int k = 0; k < row.length; k++) {
            float factor = row[k];
            float[] line = matrix[k];
            for (int c = 0; c < sum.length; c++) {
                sum[c] = Fma.fma(factor, line[c], sum[c]);
            }
        }
    }

    /** In double, of units × inputs. */
    static void apply(double[] x, int units, int inputs) {
        double divisor = Clipping.norm(x) + LEAST_NORM;
        double[][] m = new double[units][inputs];
        for (int k = 0; k < x.length; k++) {
            m[k / inputs][k % inputs] = x[k] / divisor;
        }
        if (units > inputs) {
            m = turned(m);
        }
        for (int time = 0; time < TIMES; time++) {
            double[][] square = product(m, turned(m));
            double[][] mix = sum(B, square, C, product(square, square));
            m = sum(A, m, 1, product(mix, m));
        }
        if (units > inputs) {
            m = turned(m);
        }
        for (int k = 0; k < x.length; k++) {
            x[k] = m[k / inputs][k % inputs];
        }
    }

    private static double[][] turned(double[][] m) {
        double[][] turned = new double[m[0].length][m.length];
        for (int r = 0; r < m.length; r++) {
            for (int c = 0; c < m[r].length; c++) {
                turned[c][r] = m[r][c];
            }
        }
        return turned;
    }

    private static double[][] product(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int r = 0; r < left.length; r++) {
            for (int k = 0; k < right.length; k++) {
                for (int c = 0; c < right[k].length; c++) {
                    product[r][c] = Math.fma(left[r][k], right[k][c], product[r][c]);
                }
            }
        }
        return product;
    }

    /** a·left + b·right. */
    private static double[][] sum(double a, double[][] left, double b, double[][] right) {
        double[][] sum = new double[left.length][left[0].length];
        for (int r = 0; r < left.length; r++) {
            for (int c = 0; c < left[r].length; c++) {
                sum[r][c] = Math.fma(a, left[r][c], b * right[r][c]);
            }
        }
        return sum;
    }
}
