package dev.descent.engine.reference;

import dev.descent.nn.DropoutMask;

/** Dropout: in a training step every value is multiplied by its factor of the {@link DropoutMask}, and so is its derivative. */
final class DropoutNode implements LayerNode {
    private final DropoutMask mask;
    private final int units;

    DropoutNode(DropoutMask mask, int units) {
        this.mask = mask;
        this.units = units;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public float[] forward(float[] parameters, float[] x, int rows, long step) {
        return step == INFERENCE ? x : masked(x, rows, step);
    }

    @Override
    public float[] backward(
            float[] parameters, float[] x, float[] y, float[] dy, int rows, long step, float[] gradients) {
        return masked(dy, rows, step);
    }

    private float[] masked(float[] values, int rows, long step) {
        float[] masked = new float[rows * units];
        for (int r = 0; r < rows; r++) {
            for (int u = 0; u < units; u++) {
                masked[r * units + u] = values[r * units + u] * mask.factor(step, r, u);
            }
        }
        return masked;
    }
}
