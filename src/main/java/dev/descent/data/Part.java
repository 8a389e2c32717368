package dev.descent.data;

import java.util.List;

/**
 * Rows that a network trains on or is measured on, encoded and scaled. Arrays are not copied: callers must not write to them.
 */
public final class Part {
    private final int rows;
    private final int features;
    private final int outputs;
    private final float[] inputs;
    private final float[] targets;
    private final float[] ownTargets;
    private final TargetScaling scaling;
    private final float[] weights;

    /**
     * A part whose targets are not scaled.
     *
     * @param inputs rows × features
     * @param targets rows × outputs
     */
    public Part(int rows, int features, int outputs, float[] inputs, float[] targets) {
        this(rows, features, outputs, inputs, targets, targets, TargetScaling.NONE, new float[0]);
    }

    /**
     * @param inputs rows × features
     * @param targets rows × outputs, scaled
     * @param ownTargets rows × outputs, in the target's own unit
     * @param weights of the rows; length 0 if all count alike
     */
    public Part(
            int rows,
            int features,
            int outputs,
            float[] inputs,
            float[] targets,
            float[] ownTargets,
            TargetScaling scaling,
            float[] weights) {
        if (inputs.length != rows * features || targets.length != rows * outputs) {
            throw new IllegalArgumentException("inputs must have rows × features values and targets rows × outputs");
        }
        if (weights.length != 0 && weights.length != rows) {
            throw new IllegalArgumentException("there must be a weight for each row, or none");
        }
        this.rows = rows;
        this.features = features;
        this.outputs = outputs;
        this.inputs = inputs;
        this.targets = targets;
        this.ownTargets = ownTargets;
        this.scaling = scaling;
        this.weights = weights;
    }

    /** The inputs and targets of several parts, one after the other: all of the first, and at most {@code most} rows of each other. */
    static Part firstRows(List<Part> parts, int most) {
        int features = parts.get(0).features;
        int outputs = parts.get(0).outputs;
        int rows = 0;
        for (Part part : parts) {
            rows += part == parts.get(0) ? part.rows : Math.min(most, part.rows);
        }
        float[] inputs = new float[rows * features];
        float[] targets = new float[rows * outputs];
        float[] ownTargets = new float[rows * outputs];
        int at = 0;
        for (Part part : parts) {
            int taken = part == parts.get(0) ? part.rows : Math.min(most, part.rows);
            System.arraycopy(part.inputs, 0, inputs, at * features, taken * features);
            System.arraycopy(part.targets, 0, targets, at * outputs, taken * outputs);
            System.arraycopy(part.ownTargets, 0, ownTargets, at * outputs, taken * outputs);
            at += taken;
        }
        return new Part(rows, features, outputs, inputs, targets, ownTargets, parts.get(0).scaling, new float[0]);
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

    /** What the network learns to give, scaled if targets are: rows × outputs. */
    public float[] targets() {
        return targets;
    }

    /** The targets in their own unit: rows × outputs. */
    public float[] ownTargets() {
        return ownTargets;
    }

    /** By what the loss of each row is multiplied, of length 0 if all rows count alike. */
    public float[] weights() {
        return weights;
    }

    /** How targets are scaled. */
    public TargetScaling scaling() {
        return scaling;
    }
}
