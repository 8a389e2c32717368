package dev.descent.engine.reference;

import dev.descent.model.Component;
import dev.descent.nn.Activations;
import dev.descent.nn.DropoutMask;
import dev.descent.nn.Layer;
import dev.descent.nn.Loss;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network as a chain of nodes, each applied to what the one before it gave. It ends where the loss begins: if the loss is
 * computed from the logits, the last activation is not part of the chain but of {@link #predictions}.
 */
final class Model {
    private final List<LayerNode> nodes = new ArrayList<>();
    private final List<StepObserver.Operation> operations = new ArrayList<>();
    private final Skips skips = new Skips();
    private final Optional<LayerNode> prediction;
    private final Loss loss;
    private final int outputs;

    /**
     * @param loss what training makes small
     * @param seed with the repeat, from 1, a part of the dropout masks' keys
     */
    Model(Network network, Component loss, long seed, int repeat) {
        this.loss = Losses.of(loss, network.lastActivation());
        this.outputs = network.outputs();
        for (Layer layer : network.layers()) {
            switch (layer.type()) {
                case "dense" -> add(layer, layer.type(), new DenseNode(layer));
                case "embedding" -> add(layer, layer.type(), new EmbeddingNode(layer));
                case "dropout" ->
                    add(layer, layer.type(), new DropoutNode(new DropoutMask(layer, seed, repeat), layer.outputs()));
                case "batch_normalization" -> add(layer, layer.type(), new BatchNormalizationNode(layer));
                case "layer_normalization" -> add(layer, layer.type(), new LayerNormalizationNode(layer));
                case "residual" -> {
                    skips.begin(nodes.size());
                    add(layer, layer.type(), new PassingNode(layer.outputs()));
                }
                case "add" -> {
                    skips.end(nodes.size());
                    add(layer, layer.type(), new PassingNode(layer.outputs()));
                }
                case "activation" -> {}
                default -> throw new IllegalArgumentException("no layer is named " + layer.type());
            }
            boolean last = layer.index() == network.layers().size() - 1;
            if (!(last && this.loss.fromLogits())) {
                activation(layer.activation(), layer.outputs())
                        .ifPresent(node -> add(layer, layer.activation().name(), node));
            }
        }
        this.prediction = activation(Losses.prediction(loss, network.lastActivation()), outputs);
    }

    private void add(Layer layer, String name, LayerNode node) {
        nodes.add(node);
        operations.add(new StepObserver.Operation(layer, name));
    }

    private static Optional<LayerNode> activation(Component activation, int units) {
        if (activation.is("linear")) {
            return Optional.empty();
        }
        return Optional.of(
                Activations.isSoftmax(activation)
                        ? new SoftmaxNode(units)
                        : new ActivationNode(Activations.of(activation), units));
    }

    Loss loss() {
        return loss;
    }

    int outputs() {
        return outputs;
    }

    /** What the nodes are, in order. */
    List<StepObserver.Operation> operations() {
        return operations;
    }

    /** What every node gets, and at the end what the loss gets: values.get(k) enters node k. */
    List<float[]> forward(float[] parameters, float[] x, int rows, long step) {
        List<float[]> values = new ArrayList<>();
        values.add(x);
        for (int k = 0; k < nodes.size(); k++) {
            values.add(skips.forward(k, nodes.get(k).forward(parameters, values.get(k), rows, step), values));
        }
        return values;
    }

    /**
     * The chain rule from the end to the start.
     *
     * @param values what {@link #forward} gave in this step
     * @param delta the derivative of the batch's loss by what the loss got
     * @param gradients written for every trained parameter
     * @return the derivative of the batch's loss by each of the values
     */
    List<float[]> backward(
            float[] parameters, List<float[]> values, float[] delta, int rows, long step, float[] gradients) {
        List<float[]> derivatives = new ArrayList<>(List.of(delta));
        float[] d = delta;
        for (int k = nodes.size() - 1; k >= 0; k--) {
            d = nodes.get(k).backward(parameters, values.get(k), values.get(k + 1), d, rows, step, gradients);
            d = skips.backward(k, d, derivatives);
            derivatives.add(0, d);
        }
        return derivatives;
    }

    /** What the network says to rows, of what the loss gets. */
    float[] predictions(float[] parameters, float[] z, int rows) {
        return prediction
                .map(node -> node.forward(parameters, z, rows, LayerNode.INFERENCE))
                .orElse(z);
    }
}
