package dev.descent.data;

/**
 * Rows that a network trains on or is measured on, encoded and scaled. Arrays are not copied: callers must not write to them.
 */
public final class Part {
    private final int rows;
    private final int features;
    private final int outputs;
    private final float[] inputs;
    private final float[] targets;

    /**
     * @param inputs rows × features
     * @param targets rows × outputs
     */
    public Part(int rows, int features, int outputs, float[] inputs, float[] targets) {
        if (inputs.length != rows * features || targets.length != rows * outputs) {
            throw new IllegalArgumentException("inputs must have rows × features values and targets rows × outputs");
        }
        this.rows = rows;
        this.features = features;
        this.outputs = outputs;
        this.inputs = inputs;
        this.targets = targets;
    }

    public int rows() {
        return rows;
    }

    public int features() {
        return features;
    }

    public int outputs() {
        return outputs;
    }

    /** rows × features. */
    public float[] inputs() {
        return inputs;
    }

    /** rows × outputs. */
    public float[] targets() {
        return targets;
    }
}
