package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.nn.Layer;
import dev.descent.nn.Lookup;
import dev.descent.nn.Variable;
import java.util.ArrayList;
import java.util.List;

/** How an embedding layer is told: which vector each column of a row gets, and what comes back to the vectors. */
final class EmbeddingText {
    private final Layer layer;
    private final float[] x;
    private final StepNumbers numbers;
    private final ExplanationText page;

    EmbeddingText(Layer layer, float[] x, StepNumbers numbers, ExplanationText page) {
        this.layer = layer;
        this.x = x;
        this.numbers = numbers;
        this.page = page;
    }

    /** @param y rows × outputs */
    void forward(float[] y) {
        numbers.eachRow(page, r -> {
            for (Lookup run : Lookup.of(layer)) {
                String from = run.embeddings().isEmpty() ? "x" : vector(r, run);
                int first = run.embeddings().isEmpty() ? run.input() : 0;
                page.values(
                        run.outputs(),
                        u -> "y[" + (run.output() + u) + "] = "
                                + (from.isEmpty() ? "" : from + "[" + (first + u) + "] = ")
                                + number(y[r * layer.outputs() + run.output() + u])
                                + (from.isEmpty() ? ", of no category" : ""));
            }
        });
    }

    /** @param dy rows × outputs */
    void backward(float[] dy) {
        for (Lookup run : Lookup.of(layer)) {
            run.embeddings().ifPresent(table -> {
                for (int category = 0; category < run.inputs(); category++) {
                    int[] rows = rows(run, category);
                    int its = category;
                    if (rows.length > 0) {
                        page.values(
                                run.outputs(),
                                u -> "∂L/∂" + table.name() + "[" + its + "][" + u + "] = "
                                        + page.list(
                                                rows.length,
                                                " + ",
                                                k -> operand(dy[rows[k] * layer.outputs() + run.output() + u]))
                                        + " = " + number(numbers.gradients[table.at() + u * table.inputs() + its]));
                    }
                }
            });
        }
    }

    /** The vector that a row of the batch gets; empty where it has no category. */
    private String vector(int r, Lookup run) {
        Variable table = run.embeddings().orElseThrow();
        for (int category = 0; category < run.inputs(); category++) {
            if (x[r * layer.inputs() + run.input() + category] != 0) {
                return table.name() + "[" + category + "]";
            }
        }
        return "";
    }

    private int[] rows(Lookup run, int category) {
        List<Integer> rows = new ArrayList<>();
        for (int r = 0; r < numbers.rows.length; r++) {
            if (x[r * layer.inputs() + run.input() + category] != 0) {
                rows.add(r);
            }
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
