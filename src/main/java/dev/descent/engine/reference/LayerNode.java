package dev.descent.engine.reference;

/**
 * One operation of a network on a batch of rows, and its backward pass by the chain rule. A node holds its settings only; values are
 * rows × inputs and rows × outputs.
 */
interface LayerNode {
    /** Values a row that leave the node. */
    int outputs();

    /**
     * From x to y.
     *
     * @param parameters of the network; running values are moved in a training step
     * @param step the training step from 1, or {@link #INFERENCE}
     * @return y, which may be x itself
     */
    float[] forward(float[] parameters, float[] x, int rows, long step);

    /**
     * From ∂y, the derivative of the loss by each y, to ∂x; writes the derivatives by the node's own variables into
     * {@code gradients}.
     *
     * @param x what forward got
     * @param y what forward gave
     * @param dy ∂y, not written
     * @return ∂x
     */
    float[] backward(float[] parameters, float[] x, float[] y, float[] dy, int rows, long step, float[] gradients);

    /** The step of a pass outside training. */
    long INFERENCE = 0;
}
