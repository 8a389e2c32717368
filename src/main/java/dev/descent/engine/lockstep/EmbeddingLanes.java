package dev.descent.engine.lockstep;

import dev.descent.nn.Layer;
import dev.descent.nn.Lookup;
import dev.descent.nn.Variable;
import dev.descent.number.Fma;
import java.util.Arrays;
import java.util.List;

/** Vectors in place of one-hot inputs, as {@link Lookup} has them; no layer comes before it, so that ∂x is never wanted. */
final class EmbeddingLanes implements BlockNode {
    private final List<Lookup> runs;
    private final Layout layout;
    private final int outputs;

    EmbeddingLanes(Layer layer, Layout layout) {
        this.runs = Lookup.of(layer);
        this.layout = layout;
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

    @Override
    public void forward(float[] parameters, float[] x, float[] y, Block block) {
        int unit = layout.unit();
        for (Lookup run : runs) {
            if (run.embeddings().isEmpty()) {
                System.arraycopy(x, run.input() * unit, y, run.output() * unit, run.inputs() * unit);
                continue;
            }
            Variable table = run.embeddings().get();
            Arrays.fill(y, run.output() * unit, (run.output() + run.outputs()) * unit, 0f);
            eachCategory(run, x, block, (category, place, lane, value) -> {
                for (int u = 0; u < run.outputs(); u++) {
                    int at = (run.output() + u) * unit + place;
                    y[at] = Fma.fma(parameters[at(table, u, category, lane)], value, y[at]);
                }
            });
        }
    }

    @Override
    public void backward(
            float[] parameters,
            float[] gradients,
            float[] x,
            float[] y,
            float[] dy,
            float[] dx,
            boolean wanted,
            Block block) {
        for (Lookup run : runs) {
            run.embeddings().ifPresent(table -> {
                if (block.first()) {
                    Arrays.fill(gradients, table.at() * layout.width(), table.end() * layout.width(), 0f);
                }
                eachCategory(run, x, block, (category, place, lane, value) -> {
                    for (int u = 0; u < run.outputs(); u++) {
                        int at = at(table, u, category, lane);
                        gradients[at] = Fma.fma(dy[(run.output() + u) * layout.unit() + place], value, gradients[at]);
                    }
                });
            });
        }
    }

    private interface Visit {
        /** @param place of the row and lane among the values of a unit */
        void category(int category, int place, int lane, float value);
    }

    /** The inputs of a column that are not 0, by categories and then by rows ascending. */
    private void eachCategory(Lookup run, float[] x, Block block, Visit visit) {
        for (int i = 0; i < run.inputs(); i++) {
            int from = (run.input() + i) * layout.unit();
            for (int r = 0; r < block.rows(); r++) {
                for (int lane = 0; lane < layout.trials(); lane++) {
                    int place = layout.at(r, lane);
                    if (x[from + place] != 0) {
                        visit.category(i, place, lane, x[from + place]);
                    }
                }
            }
        }
    }

    private int at(Variable table, int unit, int category, int lane) {
        return (table.at() + unit * table.inputs() + category) * layout.width() + lane;
    }
}
