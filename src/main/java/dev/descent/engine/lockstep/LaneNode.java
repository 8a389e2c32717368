package dev.descent.engine.lockstep;

/** One operation of a network on a block of rows of all lanes, and its way back by the chain rule. */
interface LaneNode {
    /** Values a row that leave the node. */
    int outputs();

    /** Whether the node has variables that are trained. */
    default boolean trained() {
        return false;
    }

    /** Whether y may take the place of x, and ∂x that of ∂y: the way back then gets y for x. */
    default boolean inPlace() {
        return false;
    }

    /** Whether the way back reads y, which then must not be overwritten. */
    default boolean readsOutput() {
        return false;
    }

    /**
     * From x to y.
     *
     * @param parameters parameters × lanes; running values are moved in a training step
     */
    void forward(float[] parameters, float[] x, float[] y, Block block);

    /**
     * From ∂y to ∂x; the derivatives by the node's own variables go into {@code gradients}.
     *
     * @param x what forward got for this block
     * @param y what forward gave
     * @param gradients written by a batch's first block, added to by the others
     * @param dx another array than {@code dy} unless the node works in place
     * @param wanted whether ∂x is wanted
     */
    void backward(
            float[] parameters,
            float[] gradients,
            float[] x,
            float[] y,
            float[] dy,
            float[] dx,
            boolean wanted,
            Block block);
}
