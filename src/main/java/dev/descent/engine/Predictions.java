package dev.descent.engine;

/**
 * What a network says to some rows, in the target's own unit.
 */
public final class Predictions {
    public static final Predictions NONE = new Predictions(0, new float[0]);

    private final int outputs;
    private final float[] values;

    /**
     * Keeps the array, without a copy.
     *
     * @param outputs values a row; 0 without a network
     * @param values rows × outputs, after the last activation (logits through sigmoid or softmax where the loss is from logits)
     */
    public Predictions(int outputs, float[] values) {
        this.outputs = outputs;
        this.values = values;
    }

    public int outputs() {
        return outputs;
    }

    public float[] values() {
        return values;
    }

    public int rows() {
        return outputs == 0 ? 0 : values.length / outputs;
    }
}
