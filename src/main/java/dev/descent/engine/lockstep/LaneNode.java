package dev.descent.engine.lockstep;

import java.util.List;

/**
 * One operation of a network on some rows of all lanes, and its backward pass by the chain rule. The rows come in blocks: the whole batch,
 * or one block after the other where no operation needs more.
 */
interface LaneNode {
    /** Values a row that leave the node. */
    int outputs();

    /** Whether the node has variables that are trained. */
    default boolean trained() {
        return false;
    }

    /** Whether y may take the place of x, and ∂x that of ∂y: the backward pass then gets y for x. */
    default boolean inPlace() {
        return false;
    }

    /** Whether the backward pass reads y, which then must not be overwritten. */
    default boolean readsOutput() {
        return false;
    }

    /**
     * From x to y.
     *
     * @param parameters parameters × lanes; running values are moved in a training step
     * @param x an array a block
     * @param y an array a block, written
     */
    void forward(float[] parameters, float[][] x, float[][] y, List<Block> blocks);

    /**
     * From ∂y to ∂x; the derivatives by the node's own variables go into {@code gradients}.
     *
     * @param x what forward got for these blocks
     * @param y what forward gave
     * @param gradients written by a batch's first block, added to by the others
     * @param dx other arrays than {@code dy} unless the node works in place
     * @param wanted whether ∂x is wanted
     */
    void backward(
            float[] parameters,
            float[] gradients,
            float[][] x,
            float[][] y,
            float[][] dy,
            float[][] dx,
            boolean wanted,
            List<Block> blocks);
}
