package dev.descent.kernel;

import java.util.Optional;

/**
 * Array primitives over lanes: an element is one float of each lane, side by side, and every operation is done for all of them.
 * There are two forms with the same bits, {@link PlainKernels} and {@link VectorKernels}; {@link Kernels} chooses.
 *
 * <p>No lane's value ever depends on another lane's. Lengths and places count floats.
 */
public interface LaneKernels {
    /** The least gradient that counts, as {@code optim.Flush} has it. */
    float LEAST_GRADIENT = 1e-18f;

    /** The floats that an element takes for {@code trials} trials; those beyond the trials are computed and never read. */
    int width(int trials);

    /** The rows of a block where {@code rows} rows pass through a network together. */
    int blockRows(int rows, int width);

    /**
     * An array for a block of values, where {@link #dense} reads them: row r of unit u begins at {@code u · capacity · width + r ·
     * width}. What stands behind the units is the form's own.
     */
    float[] block(int units, int width, int capacity);

    /**
     * The sums of a dense layer.
     *
     * @param capacity rows that a block has room for, as {@link #blockRows} says
     */
    DenseKernel dense(int inputs, int units, boolean bias, int width, int capacity);

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

    /** {@code ∂z = ∂a·(1 if z > 0, else 0)}; {@code ∂z} may be {@code ∂a} itself. {@code a = max(z, 0)} serves as z. */
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

    /**
     * Adds up rows in double.
     *
     * <pre>
     *   sums[lane] ← sums[lane] + values[0 · width + lane] + … + values[(rows−1) · width + lane]
     * </pre>
     *
     * @param sums {@code width} of them
     */
    void addRows(float[] values, int rows, int width, double[] sums);

    /** Whether every value is finite. */
    boolean finite(float[] values);

    /** Gradients too small to matter become +0: |g| &lt; 1e-18. */
    void flushGradients(float[] g, int from, int to);

    /**
     * An activation of single values, if this form has one of its own: to the bit what {@code nn} says.
     *
     * @param name of the activation
     * @param constants of its formula, in the order that {@code nn} gives them
     */
    Optional<ActivationKernel> activation(String name, float[] constants);

    /** Softmax, if this form has one of its own: to the bit what {@code nn} says. */
    Optional<SoftmaxKernel> softmax();

    /**
     * A loss, if this form has one of its own: to the bit what {@code nn} says.
     *
     * @param formulaName as a loss names it
     */
    Optional<LossKernel> loss(String formulaName, int outputs);

    /**
     * The step of the update rules of one formula, if this form has one of its own: to the bit what the rules themselves do.
     *
     * @param formulaName as a rule names it
     */
    Optional<UpdateKernel> update(String formulaName);

    /** The step of a rule that is a program, if this form has one of its own: to the bit what the program itself does. */
    Optional<UpdateKernel> program(UpdateProgram program);
}
