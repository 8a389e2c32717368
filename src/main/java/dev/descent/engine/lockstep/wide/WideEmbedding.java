package dev.descent.engine.lockstep.wide;

import dev.descent.nn.Layer;
import dev.descent.nn.Lookup;
import dev.descent.nn.Variable;
import dev.descent.number.Fma;
import java.util.Arrays;
import java.util.List;

/** Vectors in place of one-hot inputs, as {@link Lookup} has them; no layer comes before it, so that ∂x is never wanted. */
final class WideEmbedding implements WideNode {
    private final List<Lookup> runs;
    private final int outputs;

    WideEmbedding(Layer layer) {
        this.runs = Lookup.of(layer);
        this.outputs = layer.outputs();
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public boolean trained() {
        return true;
    }

    /** Shared by the places of the vectors' numbers. */
    @Override
    public int learners() {
        return outputs;
    }

    @Override
    public void forward(MicroBatch micro, RowMatrix x, RowMatrix y, Share share) {
        for (int r = share.from(); r < share.to(); r++) {
            for (Lookup run : runs) {
                int from = x.at(r) + run.input();
                int to = y.at(r) + run.output();
                if (run.embeddings().isEmpty()) {
                    System.arraycopy(x.values(), from, y.values(), to, run.inputs());
                } else {
                    look(run, run.embeddings().get(), micro.parameters(), x.values(), from, y.values(), to);
                }
            }
        }
    }

    private static void look(Lookup run, Variable table, float[] parameters, float[] x, int from, float[] y, int to) {
        Arrays.fill(y, to, to + run.outputs(), 0f);
        for (int i = 0; i < run.inputs(); i++) {
            for (int u = 0; u < run.outputs() && x[from + i] != 0; u++) {
                y[to + u] = Fma.fma(parameters[at(table, u) + i], x[from + i], y[to + u]);
            }
        }
    }

    @Override
    public void backward(
            MicroBatch micro, RowMatrix x, RowMatrix y, RowMatrix dy, RowMatrix dx, boolean wanted, Share share) {}

    @Override
    public void learn(MicroBatch micro, RowMatrix x, RowMatrix dy, int from, int to, GradientStep step) {
        for (Lookup run : runs) {
            int first = Math.max(from - run.output(), 0);
            int end = Math.min(to - run.output(), run.outputs());
            if (run.embeddings().isPresent() && first < end) {
                learn(run, run.embeddings().get(), micro, x, dy, first, end, step.gradients());
                step.summed(
                        at(run.embeddings().get(), first), at(run.embeddings().get(), end));
            }
        }
    }

    private static void learn(
            Lookup run,
            Variable table,
            MicroBatch micro,
            RowMatrix x,
            RowMatrix dy,
            int from,
            int to,
            float[] gradients) {
        if (micro.first() == 0) {
            Arrays.fill(gradients, at(table, from), at(table, to), 0f);
        }
        for (int r = 0; r < micro.rows(); r++) {
            int output = dy.at(r) + run.output();
            for (int i = 0; i < run.inputs(); i++) {
                float value = x.values()[x.at(r) + run.input() + i];
                for (int u = from; u < to && value != 0; u++) {
                    int at = at(table, u) + i;
                    gradients[at] = Fma.fma(dy.values()[output + u], value, gradients[at]);
                }
            }
        }
    }

    private static int at(Variable table, int unit) {
        return table.at() + unit * table.inputs();
    }
}
