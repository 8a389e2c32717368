package dev.descent.engine.reference;

import dev.descent.nn.Activation;

/** An activation of single values: a = f(z), ∂z = ∂a·f′(z). */
final class ActivationNode implements LayerNode {
    private final Activation activation;
    private final int units;

    ActivationNode(Activation activation, int units) {
        this.activation = activation;
        this.units = units;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public float[] forward(float[] parameters, float[] z, int rows, long step) {
        float[] a = new float[rows * units];
        for (int k = 0; k < a.length; k++) {
            a[k] = activation.value(z[k]);
        }
        return a;
    }

    @Override
    public float[] backward(
            float[] parameters, float[] z, float[] a, float[] da, int rows, long step, float[] gradients) {
        float[] dz = new float[rows * units];
        for (int k = 0; k < dz.length; k++) {
            dz[k] = da[k] * activation.slope(z[k], a[k]);
        }
        return dz;
    }
}
