package dev.descent.engine.lockstep.wide;

/**
 * One operation of a network on a batch of rows, and its backward pass by the chain rule. What it computes is said and defined by the node
 * of the same name in {@code engine.reference}.
 *
 * <p>A call does its share of the rows of a micro-batch, or of the units of all rows if rows meet in the node. Calls for different
 * shares may run at once; those of one part never do.
 */
interface WideNode {
    /** Values a row that leave the node. */
    int outputs();

    /** Whether y may be x itself, and ∂x be ∂y. */
    default boolean inPlace() {
        return false;
    }

    /** Whether {@link #backward} reads y. */
    default boolean readsOutput() {
        return false;
    }

    /** Whether {@link #forward} in training and {@link #backward} are shared by units, for each unit looks at all rows. */
    default boolean rowsMeet() {
        return false;
    }

    /** Whether it has variables that the update rule moves. */
    default boolean trained() {
        return false;
    }

    /** Makes room for this number of parts at once. */
    default void prepare(int parts) {}

    /** From x to y. */
    void forward(MicroBatch micro, RowMatrix x, RowMatrix y, Share share);

    /**
     * From ∂y to ∂x, and to what {@link #learn} needs.
     *
     * @param wanted whether ∂x is needed
     */
    void backward(MicroBatch micro, RowMatrix x, RowMatrix y, RowMatrix dy, RowMatrix dx, boolean wanted, Share share);

    /** The kernels of the units {@code from} to {@code to} (excluded) are not what they were; said before they are used. */
    default void weightsMoved(float[] parameters, int from, int to) {}

    /** How many units there are to {@link #learn}. */
    default int learners() {
        return 0;
    }

    /**
     * Completes the gradients of the variables of the units {@code from} to {@code to} (excluded), {@code from} a multiple of the tile,
     * with the rows of a micro-batch that has gone back; sums over the batch go on from micro-batch to micro-batch.
     */
    default void learn(MicroBatch micro, RowMatrix x, RowMatrix dy, int from, int to, GradientStep step) {}
}
