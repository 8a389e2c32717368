package dev.descent.engine.lockstep;

import dev.descent.kernel.LaneKernels;
import dev.descent.model.Component;
import dev.descent.nn.Activations;
import dev.descent.nn.DropoutMask;
import dev.descent.nn.Layer;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The networks of a pack as one chain of nodes, with the values that pass between them. It ends where the loss begins: if the loss
 * is computed from the logits, the last activation is not part of the chain but of {@link #predictions}.
 */
final class LaneModel {
    private final List<LaneNode> nodes = new ArrayList<>();
    private final Optional<BlockNode> prediction;
    private final List<float[][]> values = new ArrayList<>();
    private final float[] predicted;
    private final int firstTrained;
    private float[][] delta;
    private float[][] spare;

    /** @param blocks how many pass through the networks together */
    LaneModel(List<Lane> lanes, Layout layout, int blocks, LaneKernels kernels) {
        Network network = lanes.get(0).network();
        Component loss = lanes.get(0).spec().loss();
        boolean fromLogits = Losses.of(loss, network.lastActivation()).fromLogits();
        Deque<SkipLanes> skips = new ArrayDeque<>();
        for (Layer layer : network.layers()) {
            switch (layer.type()) {
                case "dense" -> nodes.add(new DenseLanes(layer, layout, kernels));
                case "embedding" -> nodes.add(new EmbeddingLanes(layer, layout));
                case "dropout" -> nodes.add(new DropoutLanes(masks(lanes, layer.index()), layer.outputs(), layout));
                case "batch_normalization" ->
                    nodes.add(new BatchNormalizationLanes(layer, layout, blocks * layout.capacity()));
                case "layer_normalization" -> nodes.add(new LayerNormalizationLanes(layer, layout));
                case "residual" -> {
                    skips.push(new SkipLanes(layer.outputs(), layout, blocks));
                    nodes.add(skips.peek().begin());
                }
                case "add" -> nodes.add(skips.pop().end());
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
        this.predicted = values(layout, kernels, 1, prediction.isPresent() ? network.outputs() : 0)[0];

        int widest = network.inputs();
        values.add(values(layout, kernels, blocks, network.inputs()));
        boolean read = false;
        for (LaneNode node : nodes) {
            boolean inPlace = node.inPlace() && !read;
            values.add(inPlace ? values.get(values.size() - 1) : values(layout, kernels, blocks, node.outputs()));
            widest = Math.max(widest, node.outputs());
            read = node.readsOutput();
        }
        this.delta = values(layout, kernels, blocks, widest);
        this.spare = values(layout, kernels, blocks, widest);
        int first = 0;
        while (first < nodes.size() && !nodes.get(first).trained()) {
            first++;
        }
        this.firstTrained = first;
    }

    private static float[][] values(Layout layout, LaneKernels kernels, int blocks, int units) {
        float[][] values = new float[blocks][];
        for (int b = 0; b < blocks; b++) {
            values[b] = kernels.block(units, layout.width(), layout.capacity());
        }
        return values;
    }

    private static List<DropoutMask> masks(List<Lane> lanes, int layer) {
        return lanes.stream()
                .map(lane -> new DropoutMask(
                        lane.network().layers().get(layer),
                        lane.spec().seed(),
                        lane.trial().repeat()))
                .toList();
    }

    private static Optional<BlockNode> activation(Component activation, int units, Layout layout, LaneKernels kernels) {
        if (activation.is("linear")) {
            return Optional.empty();
        }
        if (Activations.isSoftmax(activation)) {
            return Optional.of(new SoftmaxLanes(units, layout, kernels));
        }
        if (activation.is("relu")) {
            return Optional.of(new ReluLanes(units, layout, kernels));
        }
        return Optional.of(new ActivationLanes(activation, units, layout, kernels));
    }

    /** How many blocks pass through the networks together. */
    int blocks() {
        return delta.length;
    }

    /** What enters the first node: features × rows × lanes of a block, for the caller to write. */
    float[] inputs(int block) {
        return values.get(0)[block];
    }

    /** What the loss gets: outputs × rows × lanes of a block. */
    float[] outputs(int block) {
        return values.get(values.size() - 1)[block];
    }

    /** The derivative of the loss by {@link #outputs}, for the caller to write before {@link #backward}. */
    float[] delta(int block) {
        return delta[block];
    }

    /** @param blocks neighbours, at most {@link #blocks()} */
    void forward(float[] parameters, List<Block> blocks) {
        for (int k = 0; k < nodes.size(); k++) {
            nodes.get(k).forward(parameters, values.get(k), values.get(k + 1), blocks);
        }
    }

    /** The chain rule from the end to the first node that is trained. */
    void backward(float[] parameters, float[] gradients, List<Block> blocks) {
        for (int k = nodes.size() - 1; k >= firstTrained; k--) {
            boolean inPlace = values.get(k) == values.get(k + 1);
            boolean wanted = k > firstTrained;
            float[][] dx = inPlace ? delta : spare;
            nodes.get(k).backward(parameters, gradients, values.get(k), values.get(k + 1), delta, dx, wanted, blocks);
            if (!inPlace) {
                spare = delta;
                delta = dx;
            }
        }
    }

    /** What the networks say to the rows of the only block of the last {@link #forward}: outputs × rows × lanes. */
    float[] predictions(float[] parameters, Block block) {
        if (prediction.isEmpty()) {
            return outputs(0);
        }
        prediction.get().forward(parameters, outputs(0), predicted, block);
        return predicted;
    }
}
