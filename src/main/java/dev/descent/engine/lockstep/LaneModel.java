package dev.descent.engine.lockstep;

import dev.descent.kernel.LaneKernels;
import dev.descent.nn.Activations;
import dev.descent.nn.DropoutMask;
import dev.descent.nn.Layer;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import dev.descent.spec.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The networks of a pack as one chain of nodes, with the values that pass between them. It ends where the loss begins: if the loss
 * is computed from the logits, the last activation is not part of the chain but of {@link #predictions}.
 */
final class LaneModel {
    private final List<LaneNode> nodes = new ArrayList<>();
    private final Optional<LaneNode> prediction;
    private final List<float[]> values = new ArrayList<>();
    private final float[] predicted;
    private final int firstTrained;
    private float[] delta;
    private float[] spare;

    LaneModel(List<Lane> lanes, Layout layout, LaneKernels kernels) {
        Network network = lanes.get(0).network();
        Component loss = lanes.get(0).spec().loss();
        boolean fromLogits = Losses.of(loss, network.lastActivation()).fromLogits();
        for (Layer layer : network.layers()) {
            switch (layer.type()) {
                case "dense" -> nodes.add(new DenseLanes(layer, layout, kernels));
                case "dropout" -> nodes.add(new DropoutLanes(masks(lanes, layer.index()), layer.outputs(), layout));
                case "batch_normalization" -> nodes.add(new BatchNormalizationLanes(layer, layout));
                case "layer_normalization" -> nodes.add(new LayerNormalizationLanes(layer, layout));
                case "activation" -> {}
                default -> throw new IllegalArgumentException("no layer is named " + layer.type());
            }
            boolean last = layer.index() == network.layers().size() - 1;
            if (!(last && fromLogits)) {
                activation(layer.activation(), layer.outputs(), layout, kernels).ifPresent(nodes::add);
            }
        }
        this.prediction =
                activation(Losses.prediction(loss, network.lastActivation()), network.outputs(), layout, kernels);
        this.predicted = layout.values(prediction.isPresent() ? network.outputs() : 0);

        int widest = network.inputs();
        values.add(layout.values(network.inputs()));
        boolean read = false;
        for (LaneNode node : nodes) {
            boolean inPlace = node.inPlace() && !read;
            values.add(inPlace ? values.get(values.size() - 1) : layout.values(node.outputs()));
            widest = Math.max(widest, node.outputs());
            read = node.readsOutput();
        }
        this.delta = layout.values(widest);
        this.spare = layout.values(widest);
        int first = 0;
        while (first < nodes.size() && !nodes.get(first).trained()) {
            first++;
        }
        this.firstTrained = first;
    }

    private static List<DropoutMask> masks(List<Lane> lanes, int layer) {
        return lanes.stream()
                .map(lane -> new DropoutMask(
                        lane.network().layers().get(layer),
                        lane.spec().seed(),
                        lane.trial().repeat()))
                .toList();
    }

    private static Optional<LaneNode> activation(Component activation, int units, Layout layout, LaneKernels kernels) {
        if (activation.is("linear")) {
            return Optional.empty();
        }
        if (Activations.isSoftmax(activation)) {
            return Optional.of(new SoftmaxLanes(units, layout));
        }
        if (activation.is("relu")) {
            return Optional.of(new ReluLanes(units, layout, kernels));
        }
        return Optional.of(new ActivationLanes(Activations.of(activation), units, layout));
    }

    /** What enters the first node: features × rows × lanes, for the caller to write. */
    float[] inputs() {
        return values.get(0);
    }

    /** What the loss gets: outputs × rows × lanes. */
    float[] outputs() {
        return values.get(values.size() - 1);
    }

    /** The derivative of the loss by {@link #outputs}, for the caller to write before {@link #backward}. */
    float[] delta() {
        return delta;
    }

    void forward(float[] parameters, Block block) {
        for (int k = 0; k < nodes.size(); k++) {
            nodes.get(k).forward(parameters, values.get(k), values.get(k + 1), block);
        }
    }

    /** The chain rule from the end to the first node that is trained. */
    void backward(float[] parameters, float[] gradients, Block block) {
        for (int k = nodes.size() - 1; k >= firstTrained; k--) {
            boolean inPlace = values.get(k) == values.get(k + 1);
            boolean wanted = k > firstTrained;
            float[] dx = inPlace ? delta : spare;
            nodes.get(k).backward(parameters, gradients, values.get(k), values.get(k + 1), delta, dx, wanted, block);
            if (!inPlace) {
                spare = delta;
                delta = dx;
            }
        }
    }

    /** What the networks say to the rows of the last {@link #forward}: outputs × rows × lanes. */
    float[] predictions(float[] parameters, Block block) {
        if (prediction.isEmpty()) {
            return outputs();
        }
        prediction.get().forward(parameters, outputs(), predicted, block);
        return predicted;
    }
}
