package dev.descent.kernel;

import java.util.Optional;

/**
 * Array primitives over lanes: an element is one float of each lane, side by side, and every operation is done for all of them.
 * There are two forms with the same bits, {@link PlainKernels} and {@link VectorKernels}; {@link Forms} chooses.
 *
 * <p>No lane's value ever depends on another lane's. Lengths and places count floats.
 */
public interface LaneKernels {
    /** The least gradient that counts, as {@code optim.Flush} has it. */
    float LEAST_GRADIENT = 1e-18f;

    /** The floats that an element takes for so many trials; those beyond the trials are computed and never read. */
    int width(int trials);

    /**
     * Sums of products, each one chain of fma in the order of k.
     *
     * <pre>
     *   C[i][j] = fma(A[i][n−1], B[j][n−1], … fma(A[i][1], B[j][1], fma(A[i][0], B[j][0], S[i][j])))
     *   i &lt; rows, j &lt; columns, n = length
     * </pre>
     *
     * <p>S and C may be the same elements; otherwise C overlaps nothing.
     */
    void chains(
            Strides strides,
            int rows,
            int columns,
            int length,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] start,
            int startAt,
            float[] c,
            int cAt);

    /**
     * Brings values from where each lane has its own.
     *
     * <pre>
     *   values[at + k] = table[offset + places[from + k]]      k &lt; length
     * </pre>
     */
    void gather(float[] table, int offset, int[] places, int from, float[] values, int at, int length);

    /**
     * Gives every lane the same values.
     *
     * <pre>
     *   values[at + r · width + lane] = table[from + r · step]      r &lt; count, lane &lt; width
     * </pre>
     */
    void broadcast(float[] table, int from, int step, int count, float[] values, int at, int width);

    /** {@code a = max(z, 0)}, NaN stays; {@code a} may be {@code z} itself. */
    void relu(float[] z, float[] a, int at, int length);

    /** {@code ∂z = ∂a·(1 if z &gt; 0, else 0)}; {@code ∂z} may be {@code ∂a} itself. {@code a = max(z, 0)} serves as z. */
    void reluBack(float[] z, float[] da, float[] dz, int at, int length);

    /**
     * One output of rows in the squared error.
     *
     * <pre>
     *   e = z − y,  sums ← fma(e, e, sums),  delta = share·e
     * </pre>
     *
     * @param z from {@code at}, {@code length} floats
     * @param y likewise
     * @param sums from 0, {@code length} floats
     * @param share the same for all
     * @param delta as z
     */
    void squaredErrors(float[] z, float[] y, int at, int length, float[] sums, float share, float[] delta);

    /** Gradients too small to matter become +0: |g| &lt; 1e-18. */
    void flushGradients(float[] g, int from, int to);

    /**
     * The step of the update rules of a family, if this form has one of its own: to the bit what the rules themselves do.
     *
     * @param family as a rule names it
     */
    Optional<UpdateKernel> update(String family);
}
