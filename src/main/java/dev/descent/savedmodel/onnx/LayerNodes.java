package dev.descent.savedmodel.onnx;

import dev.descent.nn.Layer;
import dev.descent.nn.Lookup;
import dev.descent.nn.Network;
import dev.descent.nn.Variable;
import dev.descent.savedmodel.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** What the layers of one network become: nodes in float. */
final class LayerNodes {
    private final OnnxGraph graph;
    private final Network network;
    private final Iterator<Tensor> tensors;
    private final String prefix;
    /** What enters residuals that have not been added yet. */
    private final Deque<String> kept = new ArrayDeque<>();

    /**
     * @param tensors the weights, initializers of the graph, in the order of the layers and their variables
     * @param prefix stands in front of the names of nodes
     */
    LayerNodes(OnnxGraph graph, Network network, List<Tensor> tensors, String prefix) {
        this.graph = graph;
        this.network = network;
        this.tensors = tensors.iterator();
        this.prefix = prefix;
    }

    /**
     * The values of the last layer before its activation.
     *
     * @param x rows × inputs
     * @return rows × outputs
     */
    String beforeLastActivation(String x) {
        ActivationNodes activations = new ActivationNodes(graph);
        String values = x;
        for (Layer layer : network.layers()) {
            graph.scope(prefix + "layers." + layer.index() + "/" + layer.type());
            values = layer(layer, values);
            if (layer.index() < network.layers().size() - 1) {
                values = activations.of(layer.activation(), values);
            }
        }
        return values;
    }

    private String layer(Layer layer, String x) {
        return switch (layer.type()) {
            case "dense" -> dense(layer, x);
            case "batch_normalization" -> batchNormalization(layer, x);
            case "layer_normalization" -> layerNormalization(layer, x);
            case "dropout", "activation" -> x;
            case "residual" -> {
                kept.push(x);
                yield x;
            }
            case "add" -> graph.op("Add", x, kept.pop());
            case "embedding" -> embedding(layer, x);
            default -> throw new AssertionError(layer);
        };
    }

    /** Each run of inputs by itself: one-hot inputs times their vectors, all others as they are. */
    private String embedding(Layer layer, String x) {
        List<String> runs = new ArrayList<>();
        for (Lookup run : Lookup.of(layer)) {
            String inputs = graph.op(
                    "Slice", x, graph.wholes(run.input()), graph.wholes(run.input() + run.inputs()), graph.wholes(1));
            runs.add(run.embeddings().isPresent() ? graph.op("MatMul", inputs, tensor()) : inputs);
        }
        return graph.op("Concat", List.of(OnnxAttribute.whole("axis", 1)), runs.toArray(String[]::new));
    }

    private String dense(Layer layer, String x) {
        String kernel = tensor();
        return layer.variable(Variable.BIAS).isPresent()
                ? graph.op("Gemm", x, kernel, tensor())
                : graph.op("MatMul", x, kernel);
    }

    /** By the running values: γ·((x − mean)·r) + β, r = 1/√(variance + ε), as the engines compute it. */
    private String batchNormalization(Layer layer, String x) {
        boolean scaled = layer.variable(Variable.GAMMA).isPresent();
        boolean centered = layer.variable(Variable.BETA).isPresent();
        String gamma = scaled ? tensor() : "";
        String beta = centered ? tensor() : "";
        String mean = tensor();
        String variance = graph.op("Add", tensor(), graph.single(epsilon(layer)));
        String reciprocal = graph.op("Div", graph.single(1), graph.op("Sqrt", variance));
        String normal = graph.op("Mul", graph.op("Sub", x, mean), reciprocal);
        String times = scaled ? graph.op("Mul", normal, gamma) : normal;
        return centered ? graph.op("Add", times, beta) : times;
    }

    private String layerNormalization(Layer layer, String x) {
        boolean scaled = layer.variable(Variable.GAMMA).isPresent();
        boolean centered = layer.variable(Variable.BETA).isPresent();
        String gamma = scaled ? tensor() : graph.singles(ones(layer.outputs()));
        List<OnnxAttribute> settings =
                List.of(OnnxAttribute.whole("axis", -1), OnnxAttribute.real("epsilon", epsilon(layer)));
        return centered
                ? graph.op("LayerNormalization", settings, x, gamma, tensor())
                : graph.op("LayerNormalization", settings, x, gamma);
    }

    /** The name of the next tensor. */
    private String tensor() {
        return tensors.next().name();
    }

    private static float epsilon(Layer layer) {
        return (float) layer.component().real("epsilon");
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
