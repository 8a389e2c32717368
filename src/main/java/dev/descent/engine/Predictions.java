package dev.descent.engine;

/**
 * What a network says to some rows.
 *
 * @param outputs values a row; 0 without a network
 * @param values rows × outputs, after the last activation (logits through sigmoid or softmax where the loss is from logits)
 */
public record Predictions(int outputs, float[] values) {
    public static final Predictions NONE = new Predictions(0, new float[0]);

    public int rows() {
        return outputs == 0 ? 0 : values.length / outputs;
    }
}
