package dev.descent.nn;

import dev.descent.model.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run of a row's values on its way through an embedding layer: the inputs of an embedded column, which become a vector, or values that
 * pass as they are. The runs of a layer follow each other in both.
 *
 * <pre>
 *   y[u]     = Σᵢ E[i][u]·x[i]         of one-hot inputs the vector of the row's category, or 0 where it has none
 *   ∂E[i][u] = Σᵣ ∂y[r][u]·x[r][i]
 * </pre>
 *
 * <p>Each sum is one chain of fma from +0, over the inputs and over the rows of the batch ascending, without those where x is 0. Where
 * weights are finite these are the numbers of a dense layer without bias on these inputs. In Keras it is {@code Embedding}.
 *
 * @param input the first of its inputs
 * @param inputs how many
 * @param output the first of its outputs
 * @param outputs how many
 * @param embeddings E, categories × outputs; empty if the values pass
 */
public record Lookup(int input, int inputs, int output, int outputs, Optional<Variable> embeddings) {

    /** The runs of an embedding layer, in the order of its values. */
    public static List<Lookup> of(Layer layer) {
        List<Lookup> runs = new ArrayList<>();
        int input = 0;
        int output = 0;
        List<Component> columns = layer.component().list("columns");
        for (int c = 0; c < columns.size(); c++) {
            int passing = columns.get(c).whole("first") - input;
            if (passing > 0) {
                runs.add(new Lookup(input, passing, output, passing, Optional.empty()));
            }
            input += passing;
            output += passing;
            Variable embeddings = layer.variables().get(c);
            runs.add(new Lookup(input, embeddings.inputs(), output, embeddings.units(), Optional.of(embeddings)));
            input += embeddings.inputs();
            output += embeddings.units();
        }
        if (input < layer.inputs()) {
            int passing = layer.inputs() - input;
            runs.add(new Lookup(input, passing, output, passing, Optional.empty()));
        }
        return runs;
    }
}
