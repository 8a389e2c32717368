package dev.descent.savedmodel.onnx;

import dev.descent.nn.Network;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.SavedModel;
import dev.descent.savedmodel.Tensor;
import dev.descent.savedmodel.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes networks in the format of ONNX, from the cells of a row to what is predicted, for every program that runs such files: opset 17,
 * where a column holds texts also version 3 of {@code ai.onnx.ml}. The weights stand in the initializers by the names of
 * {@link Weights}, the recipe among the metadata; nothing else is in the file, and the same network gives the same bytes.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/v1.12.0/docs/IR.md">ONNX: Open Neural Network Exchange Intermediate Representation</a>
 */
public final class OnnxWriter {
    /** The key of the recipe among the metadata. */
    public static final String RECIPE = "recipe";

    static final String PRODUCER = "descent";

    /** The numbers of the fields of a model, of a version, and of a text with a key. */
    static final int PRODUCER_NAME = 2;

    static final int GRAPH = 7;
    static final int METADATA = 14;
    static final int KEY = 1;
    static final int VALUE = 2;

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int MACHINE_LEARNING_OPSET = 3;
    private static final int OPSET_IMPORT = 8;

    /** Protocol buffers take no longer messages. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    private OnnxWriter() {}

    /**
     * Writes a network, or the mean of several.
     *
     * @param recipeText the model's recipe as a text, which a reader is to find
     * @throws ModelRefused if ONNX can't carry it
     */
    public static void write(SavedModel model, String recipeText, OutputStream out) throws IOException, ModelRefused {
        long weights = (long) Float.BYTES
                * model.recipe().network().parameters()
                * model.parameters().size();
        refuseIfLong(weights);
        OnnxGraph graph = graph(model);
        ProtoWriter file = new ProtoWriter()
                .varint(1, IR_VERSION)
                .text(PRODUCER_NAME, PRODUCER)
                .message(GRAPH, graph.message())
                .message(OPSET_IMPORT, new ProtoWriter().text(1, "").varint(2, OPSET));
        if (graph.usesMachineLearning()) {
            file.message(OPSET_IMPORT, new ProtoWriter().text(1, "ai.onnx.ml").varint(2, MACHINE_LEARNING_OPSET));
        }
        file.message(METADATA, new ProtoWriter().text(KEY, RECIPE).text(VALUE, recipeText));
        refuseIfLong(file.size());
        file.writeTo(out);
    }

    private static OnnxGraph graph(SavedModel model) throws ModelRefused {
        Recipe recipe = model.recipe();
        Network network = recipe.network();
        OnnxGraph graph = new OnnxGraph();
        TargetNodes target = new TargetNodes(graph, recipe, model.isEnsemble());
        List<List<Tensor>> tensors = new ArrayList<>();
        for (int member = 0; member < model.parameters().size(); member++) {
            tensors.add(Weights.tensors(
                    network, model.parameters().get(member), Weights.prefix(member, model.isEnsemble())));
            tensors.get(member).forEach(graph::initializer);
        }
        String x = FeatureNodes.of(graph, recipe.table());
        List<String> values = new ArrayList<>();
        for (int member = 0; member < tensors.size(); member++) {
            LayerNodes layers =
                    new LayerNodes(graph, network, tensors.get(member), Weights.prefix(member, model.isEnsemble()));
            values.add(layers.beforeLastActivation(x));
        }
        target.give(x, values);
        return graph;
    }

    private static void refuseIfLong(long bytes) throws ModelRefused {
        if (bytes > MOST_BYTES) {
            throw new ModelRefused(
                    "it would be " + bytes + " bytes long, more than the 2 GiB that an ONNX file can have");
        }
    }
}
