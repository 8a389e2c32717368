package dev.descent.engine.lockstep.wide;

import dev.descent.engine.WorkerPool;
import dev.descent.kernel.AlignedFloats;
import dev.descent.model.Component;
import dev.descent.model.NetworkSpec;
import dev.descent.nn.Activations;
import dev.descent.nn.DropoutMask;
import dev.descent.nn.Layer;
import dev.descent.nn.Loss;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A network as a chain of nodes. It ends where the loss begins: if the loss is computed from the logits, the last activation is not
 * part of the chain but of {@link #predictions}.
 */
final class WideModel {
    private final List<WideNode> nodes = new ArrayList<>();
    private final Optional<WideNode> prediction;
    private final Loss loss;
    private final int inputs;
    private final int outputs;
    private final int firstTrained;

    /**
     * @param repeat from 1; a part of the dropout masks' keys
     * @param capacity rows that a training micro-batch has at most
     */
    WideModel(Network network, NetworkSpec spec, int repeat, int capacity, WideKernels kernels) {
        this.loss = Losses.of(spec.loss(), network.lastActivation());
        this.inputs = network.inputs();
        this.outputs = network.outputs();
        AlignedFloats panels = new AlignedFloats();
        Deque<WideSkip> skips = new ArrayDeque<>();
        for (Layer layer : network.layers()) {
            switch (layer.type()) {
                case "dense" -> {
                    boolean goesBack = nodes.stream().anyMatch(WideNode::trained);
                    nodes.add(new WideDense(layer, capacity, goesBack, kernels.gemm(), panels));
                }
                case "embedding" -> nodes.add(new WideEmbedding(layer));
                case "dropout" -> {
                    DropoutMask mask = new DropoutMask(layer, spec.seed(), repeat);
                    nodes.add(new WideDropout(mask, layer.outputs(), capacity));
                }
                case "batch_normalization" -> nodes.add(new WideBatchNormalization(layer));
                case "layer_normalization" -> nodes.add(new WideLayerNormalization(layer, capacity));
                case "residual" -> {
                    skips.push(new WideSkip(layer.outputs(), capacity));
                    nodes.add(skips.peek().begin());
                }
                case "add" -> nodes.add(skips.pop().end());
                case "activation" -> {}
                default -> throw new IllegalArgumentException("no layer is named " + layer.type());
            }
            boolean last = layer.index() == network.layers().size() - 1;
            if (!(last && loss.fromLogits())) {
                activation(layer.activation(), layer.outputs(), kernels).ifPresent(nodes::add);
            }
        }
        this.prediction = activation(Losses.prediction(spec.loss(), network.lastActivation()), outputs, kernels);
        panels.values();
        int first = 0;
        while (first < nodes.size() && !nodes.get(first).trained()) {
            first++;
        }
        this.firstTrained = first;
    }

    private static Optional<WideNode> activation(Component activation, int units, WideKernels kernels) {
        if (activation.is("linear")) {
            return Optional.empty();
        }
        if (Activations.isSoftmax(activation)) {
            return Optional.of(new WideSoftmax(units));
        }
        if (activation.is("relu")) {
            return Optional.of(new WideRelu(units, kernels.arrays()));
        }
        return Optional.of(new WideActivation(activation, units, kernels.arrays()));
    }

    List<WideNode> nodes() {
        return nodes;
    }

    /** Values a row that enter the first node. */
    int inputs() {
        return inputs;
    }

    /** Values a row that the loss gets. */
    int outputs() {
        return outputs;
    }

    Loss loss() {
        return loss;
    }

    /** The node where the backward pass ends; {@code nodes().size()} if nothing is trained. */
    int firstTrained() {
        return firstTrained;
    }

    /** Makes room for this number of parts at once. */
    void prepare(int parts) {
        nodes.forEach(node -> node.prepare(parts));
        prediction.ifPresent(node -> node.prepare(parts));
    }

    /** Room for what enters each node, and at the end for what the loss gets. */
    List<RowMatrix> values(int rows) {
        List<RowMatrix> values = new ArrayList<>();
        values.add(RowMatrix.of(rows, inputs));
        boolean read = false;
        for (WideNode node : nodes) {
            boolean inPlace = node.inPlace() && !read;
            values.add(inPlace ? values.get(values.size() - 1) : RowMatrix.of(rows, node.outputs()));
            read = node.readsOutput();
        }
        return values;
    }

    /**
     * Room for the derivatives by these values: by what the loss gets, and back to what leaves the first node that is trained. Nobody
     * asks for those before.
     */
    List<RowMatrix> derivatives(List<RowMatrix> values, int rows) {
        int wanted = Math.min(firstTrained + 1, nodes.size());
        List<RowMatrix> derivatives = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            boolean inPlace = k > wanted && values.get(k) == values.get(k - 1);
            int room = k < wanted ? 0 : rows;
            derivatives.add(
                    inPlace
                            ? derivatives.get(k - 1)
                            : RowMatrix.of(room, values.get(k).units()));
        }
        return derivatives;
    }

    /** Outside training, all nodes for the first rows of the values. */
    void measure(MicroBatch micro, List<RowMatrix> values, int part) {
        Share rows = new Share(0, micro.rows(), part);
        for (int k = 0; k < nodes.size(); k++) {
            nodes.get(k).forward(micro, values.get(k), values.get(k + 1), rows);
        }
    }

    /** What the network says, of what the loss gets. */
    RowMatrix predictions(MicroBatch micro, RowMatrix z, int part) {
        if (prediction.isEmpty()) {
            return z;
        }
        RowMatrix said = RowMatrix.of(micro.rows(), outputs);
        prediction.get().forward(micro, z, said, new Share(0, micro.rows(), part));
        return said;
    }

    /** Tells the nodes that all weights have moved. */
    void weightsMoved(float[] parameters, WorkerPool workers, int parts) {
        workers.run(parts, part -> {
            Partition partition = new Partition(part, parts);
            for (WideNode node : nodes) {
                node.weightsMoved(parameters, partition.from(node.learners()), partition.to(node.learners()));
            }
        });
    }
}
