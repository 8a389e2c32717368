package dev.descent.kernel;

/**
 * The sums of a dense layer in lanes, each one chain of fma in one order. Weight (unit u, input i) is element {@code u · inputs + i} of
 * the kernel; row r of an input or unit k begins at {@code k · unit + r · width}, in an array for a block of rows. Used by one
 * thread at a time.
 */
public interface DenseKernel {
    /**
     * The weighted sums, over the inputs ascending.
     *
     * <pre>
     *   z[r][u] = fma(W[u][n−1], x[r][n−1], … fma(W[u][0], x[r][0], b[u]))      n inputs
     * </pre>
     *
     * @param parameters holds the kernel from {@code kernelAt}
     * @param bias holds an element a unit from {@code biasAt}
     * @param z written; beyond the rows it may be written too and means nothing
     */
    void forward(int rows, float[] x, float[] parameters, int kernelAt, float[] bias, int biasAt, float[] z);

    /**
     * The backward pass to the inputs, over the units ascending.
     *
     * <pre>
     *   ∂x[r][i] = fma(W[n−1][i], ∂z[r][n−1], … fma(W[0][i], ∂z[r][0], +0))      n units
     * </pre>
     *
     * @param dx written, as z is
     */
    void backward(int rows, float[] dz, float[] parameters, int kernelAt, float[] dx);

    /** Begins the derivatives by kernel and bias of a batch: +0. */
    void clear();

    /**
     * Goes on with the derivatives by kernel and bias, over the rows ascending.
     *
     * <pre>
     *   ∂W[u][i] ← fma(∂z[n−1][u], x[n−1][i], … fma(∂z[0][u], x[0][i], ∂W[u][i]))      n rows
     *   ∂b[u]    ← ∂b[u] + ∂z[0][u] + … + ∂z[n−1][u]
     * </pre>
     *
     * @param x made by {@link LaneKernels#block}
     */
    void add(int rows, float[] dz, float[] x);

    /**
     * Writes the derivatives.
     *
     * @param biasAt counts only if there is a bias
     */
    void collect(float[] gradients, int kernelAt, int biasAt);
}
