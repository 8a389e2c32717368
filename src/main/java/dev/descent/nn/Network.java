package dev.descent.nn;

import dev.descent.model.Component;
import dev.descent.model.Embeddings;
import dev.descent.model.Kind;
import dev.descent.model.LayerPlace;
import dev.descent.model.Vocabulary;
import dev.descent.optim.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The plan of a network: its layers, and where each of their variables lies in one flat array of parameters.
 *
 * <pre>
 *   parameters = trained … | running …
 *   trained    = layer by layer: kernel[unit][input], bias[unit] or gamma[unit], beta[unit] or embeddings[unit][category], …
 *   running    = layer by layer: moving_mean[unit], moving_variance[unit]
 * </pre>
 *
 * <p>What a layer freezes with {@code trainable} lies among the trained ones and has a gradient, but no update rule sees it: rules run over
 * {@link #moved()}.
 *
 * <p>So gradients and the slots of an optimizer are arrays over the first {@link #trained()} parameters, and walking them upwards
 * is the order of every reduction over parameters: a chain a unit over its inputs, then units, then kernel before bias, then
 * layers. With lanes innermost, parameter p of lane l is {@code array[p · lanes + l]}.
 */
public final class Network {
    private static final Component LINEAR = Component.of(Vocabulary.type(Kind.ACTIVATION, "linear"));
    private static final Component ZEROS = Component.of(Vocabulary.type(Kind.INITIALIZER, "zeros"));
    private static final Component ONES = Component.of(Vocabulary.type(Kind.INITIALIZER, "ones"));

    /** U(−0.05, 0.05), as Keras' Embedding begins. */
    private static final Component UNIFORM = Component.of(Vocabulary.type(Kind.INITIALIZER, "random_uniform"));

    private final int inputs;
    private final List<Layer> layers;
    private final int trained;
    private final int parameters;
    private final List<Variable> moved;
    private final List<Span> spans;

    /**
     * Parameters that lie side by side.
     *
     * @param from the first
     * @param to the one after the last
     */
    public record Span(int from, int to) {}

    private Network(int inputs, List<Layer> layers, int trained, int parameters) {
        this.inputs = inputs;
        this.layers = List.copyOf(layers);
        this.trained = trained;
        this.parameters = parameters;
        this.moved = trained(layers).stream().filter(Variable::moved).toList();
        this.spans = spans(moved);
    }

    private static List<Span> spans(List<Variable> variables) {
        List<Span> spans = new ArrayList<>();
        for (Variable variable : variables) {
            int last = spans.size() - 1;
            if (last >= 0 && spans.get(last).to() == variable.at()) {
                spans.set(last, new Span(spans.get(last).from(), variable.end()));
            } else {
                spans.add(new Span(variable.at(), variable.end()));
            }
        }
        return List.copyOf(spans);
    }

    /**
     * The plan of these layers on a number of features.
     *
     * @throws IllegalArgumentException if there are no layers or inputs, or more than 2³¹ − 1 parameters, or a residual ends with
     *     another number of values than it begins with, or an embedded column has not inputs of its own
     */
    public static Network of(List<Component> layers, int inputs) {
        if (layers.isEmpty() || inputs < 1) {
            throw new IllegalArgumentException("a network has at least one layer and one input");
        }
        List<Plan> plans = new ArrayList<>();
        int width = inputs;
        Deque<Integer> begun = new ArrayDeque<>();
        for (LayerPlace place : LayerPlace.all(layers)) {
            if (place.is("residual")) {
                begun.push(width);
            } else if (place.is("add") && begun.pop() != width) {
                throw new IllegalArgumentException(
                        place.path() + " ends with another number of values than it begins with");
            }
            Plan plan = new Plan(plans.size(), place, width);
            plans.add(plan);
            width = plan.outputs;
        }
        List<Plan> dense = plans.stream().filter(plan -> plan.place.is("dense")).toList();
        for (int k = 0; k < dense.size(); k++) {
            dense.get(k).innerDense(k < dense.size() - 1);
        }
        long at = 0;
        for (boolean trained : new boolean[] {true, false}) {
            for (Plan plan : plans) {
                at = plan.place(trained, at);
            }
        }
        List<Layer> placed = new ArrayList<>();
        for (Plan plan : plans) {
            placed.add(plan.layer());
        }
        int trained = 0;
        for (Variable variable : trained(placed)) {
            trained += variable.size();
        }
        return new Network(inputs, placed, trained, (int) at);
    }

    /** Values a row that enter the first layer. */
    public int inputs() {
        return inputs;
    }

    /** Values a row that leave the last layer. */
    public int outputs() {
        return last().outputs();
    }

    public List<Layer> layers() {
        return layers;
    }

    /** How many numbers a row becomes on its way, the inputs and the outputs of all layers and their activations included. */
    public long valuesARow() {
        long values = inputs;
        for (Layer layer : layers) {
            values += 2L * layer.outputs();
        }
        return values;
    }

    /** Where the variables lie that the update rule moves, in their order. */
    public List<Tensor> movedTensors() {
        return movedVariables().stream().map(Variable::tensor).toList();
    }

    /** How many parameters have a gradient; they come first. */
    public int trained() {
        return trained;
    }

    /** How many parameters there are, the running values of batch normalization included, as Keras counts. */
    public int parameters() {
        return parameters;
    }

    /** Every trained variable, in the order of the array. */
    public List<Variable> trainedVariables() {
        return trained(layers);
    }

    /** Every variable that the update rule moves, in the order of the array: the trained ones that no layer freezes. */
    public List<Variable> movedVariables() {
        return moved;
    }

    /** Where the parameters lie that the update rule moves, ascending: one span, unless layers are frozen. */
    public List<Span> moved() {
        return spans;
    }

    /** How many parameters the update rule moves. */
    public int movedParameters() {
        return moved.stream().mapToInt(Variable::size).sum();
    }

    /** A variable as the configuration names it: {@code layers[1].layers[0].kernel}. */
    public String name(Variable variable) {
        return layers.get(variable.layer()).path() + "." + variable.name();
    }

    private static List<Variable> trained(List<Layer> layers) {
        List<Variable> trained = new ArrayList<>();
        for (Layer layer : layers) {
            for (Variable variable : layer.variables()) {
                if (variable.trained()) {
                    trained.add(variable);
                }
            }
        }
        return trained;
    }

    /** The activation of the last layer, {@code linear} if that layer has none. */
    public Component lastActivation() {
        return last().activation();
    }

    private Layer last() {
        return layers.get(layers.size() - 1);
    }

    /** A layer while its variables are being placed. */
    private static final class Plan {
        private final int index;
        private final LayerPlace place;
        private final Component component;
        private final int inputs;
        private final int outputs;
        private final List<Variable> variables = new ArrayList<>();
        private boolean innerDense;

        Plan(int index, LayerPlace place, int inputs) {
            this.index = index;
            this.place = place;
            this.component = place.component();
            this.inputs = inputs;
            this.outputs = outputs(component, inputs);
        }

        /** Whether another layer like it follows; it is a dense one. */
        void innerDense(boolean another) {
            innerDense = another;
        }

        private static int outputs(Component layer, int inputs) {
            if (layer.type() == Embeddings.LAYER) {
                int end = 0;
                for (Component column : layer.<Component>list("columns")) {
                    long last = column.whole("first") + (long) column.whole("categories");
                    if (column.whole("first") < end || last > inputs) {
                        throw new IllegalArgumentException("the inputs of the embedded column " + column.text("column")
                                + " are not free, or there are none");
                    }
                    end = (int) last;
                }
                long outputs = Embeddings.outputs(layer, inputs);
                if (outputs > Integer.MAX_VALUE) {
                    throw new IllegalArgumentException("the vectors of a row's embedded columns have " + outputs
                            + " numbers, more than 2147483647");
                }
                return (int) outputs;
            }
            return layer.is("dense") ? layer.whole("units") : inputs;
        }

        /** Gives places from {@code at} on to the layer's trained or running variables; returns the place after them. */
        long place(boolean trained, long at) {
            long next = at;
            switch (place.type()) {
                case "dense" -> {
                    if (trained) {
                        next = add(Variable.KERNEL, inputs, true, component.component("kernel_initializer"), next);
                        if (component.flag("use_bias")) {
                            next = add(Variable.BIAS, 1, true, component.component("bias_initializer"), next);
                        }
                    }
                }
                case "embedding" -> {
                    for (Component column : component.<Component>list("columns")) {
                        String name = column.text("column") + "." + Variable.EMBEDDINGS;
                        int size = column.whole("size");
                        next = trained ? add(name, size, column.whole("categories"), true, UNIFORM, next) : next;
                    }
                }
                case "batch_normalization" -> {
                    if (trained) {
                        next = scaleAndCenter(next);
                    } else {
                        next = add(Variable.MOVING_MEAN, 1, false, ZEROS, next);
                        next = add(Variable.MOVING_VARIANCE, 1, false, ONES, next);
                    }
                }
                case "layer_normalization" -> next = trained ? scaleAndCenter(next) : next;
                case "dropout", "activation", "residual", "add" -> {}
                default -> throw new IllegalArgumentException("no layer is named " + place.type());
            }
            return next;
        }

        Layer layer() {
            Component activation =
                    component.type().parameter("activation").isPresent() ? component.component("activation") : LINEAR;
            return new Layer(index, place.path(), place.type(), component, inputs, outputs, activation, variables);
        }

        private long scaleAndCenter(long at) {
            long next = at;
            if (component.flag("scale")) {
                next = add(Variable.GAMMA, 1, true, ONES, next);
            }
            if (component.flag("center")) {
                next = add(Variable.BETA, 1, true, ZEROS, next);
            }
            return next;
        }

        private long add(String name, int chain, boolean trained, Component initializer, long at) {
            return add(name, outputs, chain, trained, initializer, at);
        }

        private long add(String name, int units, int chain, boolean trained, Component initializer, long at) {
            long end = at + (long) units * chain;
            if (end > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "a network has at most 2147483647 parameters, but " + place.path() + " brings them to " + end);
            }
            boolean moved = trained && LayerTrainable.moves(component, name);
            boolean hidden = innerDense && name.equals(Variable.KERNEL);
            variables.add(new Variable(index, name, (int) at, units, chain, trained, moved, hidden, initializer));
            return end;
        }
    }
}
