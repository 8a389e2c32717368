package dev.descent.engine.reference;

import dev.descent.nn.Rows;
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
            Softmax.value(Rows.of(z, units), Rows.of(a, units), r);
        }
        return a;
    }

    @Override
    public float[] backward(
            float[] parameters, float[] z, float[] a, float[] da, int rows, long step, float[] gradients) {
        float[] dz = da.clone();
        for (int r = 0; r < rows; r++) {
            Softmax.back(Rows.of(a, units), Rows.of(dz, units), r);
        }
        return dz;
    }
}
