package dev.descent.engine.reference;

import dev.descent.nn.Layer;
import dev.descent.nn.Variable;
import dev.descent.number.Fma;
import java.util.Optional;

/**
 * The weighted sums of a dense layer. Every sum is one chain of fma.
 *
 * <pre>
 *   z[r][u]  = b[u] + Σᵢ W[u][i]·x[r][i]       from the bias (or +0) over the inputs ascending
 *   ∂W[u][i] = Σᵣ ∂z[r][u]·x[r][i]             from +0 over the rows of the batch ascending
 *   ∂b[u]    = Σᵣ ∂z[r][u]                     likewise, by +
 *   ∂x[r][i] = Σᵤ ∂z[r][u]·W[u][i]             from +0 over the units ascending
 * </pre>
 */
final class DenseNode implements LayerNode {
    private final int inputs;
    private final int units;
    private final Variable kernel;
    private final Optional<Variable> bias;

    DenseNode(Layer layer) {
        this.inputs = layer.inputs();
        this.units = layer.outputs();
        this.kernel = layer.variable(Variable.KERNEL).orElseThrow();
        this.bias = layer.variable(Variable.BIAS);
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public float[] forward(float[] parameters, float[] x, int rows, long step) {
        float[] z = new float[rows * units];
        for (int r = 0; r < rows; r++) {
            for (int u = 0; u < units; u++) {
                float sum = bias.isPresent() ? parameters[bias.get().at() + u] : 0f;
                for (int i = 0; i < inputs; i++) {
                    sum = Fma.fma(parameters[kernel.at() + u * inputs + i], x[r * inputs + i], sum);
                }
                z[r * units + u] = sum;
            }
        }
        return z;
    }

    @Override
    public float[] backward(
            float[] parameters, float[] x, float[] z, float[] dz, int rows, long step, float[] gradients) {
        for (int u = 0; u < units; u++) {
            for (int i = 0; i < inputs; i++) {
                float sum = 0f;
                for (int r = 0; r < rows; r++) {
                    sum = Fma.fma(dz[r * units + u], x[r * inputs + i], sum);
                }
                gradients[kernel.at() + u * inputs + i] = sum;
            }
            if (bias.isPresent()) {
                float sum = 0f;
                for (int r = 0; r < rows; r++) {
                    sum += dz[r * units + u];
                }
                gradients[bias.get().at() + u] = sum;
            }
        }
        float[] dx = new float[rows * inputs];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < inputs; i++) {
                float sum = 0f;
                for (int u = 0; u < units; u++) {
                    sum = Fma.fma(dz[r * units + u], parameters[kernel.at() + u * inputs + i], sum);
                }
                dx[r * inputs + i] = sum;
            }
        }
        return dx;
    }
}
