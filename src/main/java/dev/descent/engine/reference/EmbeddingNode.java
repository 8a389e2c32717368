package dev.descent.engine.reference;

import dev.descent.nn.Layer;
import dev.descent.nn.Lookup;
import dev.descent.nn.Variable;
import dev.descent.number.Fma;
import java.util.List;

/**
 * Vectors in place of one-hot inputs, as {@link Lookup} has them. Other values pass.
 *
 * <pre>
 *   ∂x[i] = Σᵤ ∂y[u]·E[i][u]     one chain of fma from +0 over the vector ascending
 * </pre>
 */
final class EmbeddingNode implements LayerNode {
    private final List<Lookup> runs;
    private final int inputs;
    private final int outputs;

    EmbeddingNode(Layer layer) {
        this.runs = Lookup.of(layer);
        this.inputs = layer.inputs();
        this.outputs = layer.outputs();
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public float[] forward(float[] parameters, float[] x, int rows, long step) {
        float[] y = new float[rows * outputs];
        for (int r = 0; r < rows; r++) {
            for (Lookup run : runs) {
                int from = r * inputs + run.input();
                int to = r * outputs + run.output();
                if (run.embeddings().isEmpty()) {
                    System.arraycopy(x, from, y, to, run.inputs());
                    continue;
                }
                Variable table = run.embeddings().get();
                for (int i = 0; i < run.inputs(); i++) {
                    for (int u = 0; u < run.outputs() && x[from + i] != 0; u++) {
                        y[to + u] = Fma.fma(parameters[at(table, u, i)], x[from + i], y[to + u]);
                    }
                }
            }
        }
        return y;
    }

    @Override
    public float[] backward(
            float[] parameters, float[] x, float[] y, float[] dy, int rows, long step, float[] gradients) {
        float[] dx = new float[rows * inputs];
        for (Lookup run : runs) {
            for (int r = 0; r < rows; r++) {
                int from = r * inputs + run.input();
                int to = r * outputs + run.output();
                if (run.embeddings().isEmpty()) {
                    System.arraycopy(dy, to, dx, from, run.inputs());
                    continue;
                }
                Variable table = run.embeddings().get();
                for (int i = 0; i < run.inputs(); i++) {
                    for (int u = 0; u < run.outputs(); u++) {
                        dx[from + i] = Fma.fma(dy[to + u], parameters[at(table, u, i)], dx[from + i]);
                    }
                }
            }
            run.embeddings().ifPresent(table -> learn(run, table, x, dy, rows, gradients));
        }
        return dx;
    }

    private void learn(Lookup run, Variable table, float[] x, float[] dy, int rows, float[] gradients) {
        for (int u = 0; u < run.outputs(); u++) {
            for (int i = 0; i < run.inputs(); i++) {
                float sum = 0f;
                for (int r = 0; r < rows; r++) {
                    float value = x[r * inputs + run.input() + i];
                    if (value != 0) {
                        sum = Fma.fma(dy[r * outputs + run.output() + u], value, sum);
                    }
                }
                gradients[at(table, u, i)] = sum;
            }
        }
    }

    private static int at(Variable table, int unit, int category) {
        return table.at() + unit * table.inputs() + category;
    }
}
