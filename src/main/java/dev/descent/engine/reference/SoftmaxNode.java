package dev.descent.engine.reference;

import dev.descent.nn.Softmax;

/** Softmax over the units of each row. */
final class SoftmaxNode implements LayerNode {
    private final int units;

    SoftmaxNode(int units) {
        this.units = units;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public float[] forward(float[] parameters, float[] z, int rows, long step) {
        float[] a = new float[rows * units];
        for (int r = 0; r < rows; r++) {
            Softmax.value(z, r * units, 1, units, a, r * units, 1);
        }
        return a;
    }

    @Override
    public float[] backward(
            float[] parameters, float[] z, float[] a, float[] da, int rows, long step, float[] gradients) {
        float[] dz = da.clone();
        for (int r = 0; r < rows; r++) {
            Softmax.back(a, r * units, 1, units, dz, r * units, 1);
        }
        return dz;
    }
}
