package dev.descent.nn;

/** The loss of one row in float32, and its derivative. */
public interface Loss {
    /**
     * Whether the predictions are the logits, before the last activation: a cross-entropy after its sigmoid or softmax. Then the
     * derivative is also with respect to the logits, and the last activation is not passed back through.
     */
    default boolean fromLogits() {
        return false;
    }

    /**
     * The loss of a row, averaged over outputs where the loss does so.
     *
     * @param z predictions or logits
     * @param y targets
     */
    float value(Rows z, Rows y, int row);

    /**
     * The derivative of the row's loss with respect to each z, times {@code scale}, written to {@code delta}.
     *
     * @param scale (float)(1.0 / n) for the mean over n rows, 1 for the sum
     */
    void gradient(Rows z, Rows y, int row, float scale, Rows delta);

    /** The formula's name where a form of the kernels may know it: losses of one name are the same to the bit; else empty. */
    default String formulaName() {
        return "";
    }
}
