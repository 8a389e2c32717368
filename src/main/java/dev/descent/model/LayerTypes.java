package dev.descent.model;

import static dev.descent.model.Parameter.flag;
import static dev.descent.model.Parameter.of;
import static dev.descent.model.Parameter.optional;
import static dev.descent.model.Parameter.real;
import static dev.descent.model.Parameter.required;

import java.util.List;

/** The layers of a network, from input to output. */
final class LayerTypes {
    private static final Shape ACTIVATION = new Shape.Named(Kind.ACTIVATION);
    private static final Parameter EPSILON = real("epsilon", 1e-3, Range.POSITIVE, "ε, added to the variance.");
    private static final Parameter CENTER = flag("center", true, "Add the trained offset beta.");
    private static final Parameter SCALE = flag("scale", true, "Multiply by the trained factor gamma.");

    private static final String FROZEN =
            " What is not trained keeps its value: no update, no weight decay, no part in the clipping of gradients by norm";
    private static final Parameter TRAINABLE =
            flag("trainable", true, "Whether training moves gamma and beta." + FROZEN + ".");

    /** Of both normalizations, u a unit. */
    private static final String NORMALIZED = "y[u] = gamma[u]·(x[u] − mean)/√(variance + ε) + beta[u]";

    static final List<ComponentType> ALL = List.of(
            layer("dense")
                    .keras("Dense")
                    .formula("z[u] = bias[u] + Σ kernel[i][u]·x[i]", "a[u] = activation(z[u])")
                    .about("Every unit u sees every input i.")
                    .parameters(
                            required(
                                    "units",
                                    new Shape.Whole(1, Integer.MAX_VALUE),
                                    "Number of units, the size of the output."),
                            of(
                                    "activation",
                                    ACTIVATION,
                                    Component.of(ActivationTypes.LINEAR),
                                    "Applied to each unit's weighted sum."),
                            flag("use_bias", true, "Whether each unit adds a trained bias."),
                            of(
                                    "kernel_initializer",
                                    new Shape.Named(Kind.INITIALIZER),
                                    Component.of(InitializerTypes.GLOROT_UNIFORM),
                                    "The weights at the start; `values` has shape [inputs][units]."),
                            of(
                                    "bias_initializer",
                                    new Shape.Named(Kind.INITIALIZER, true),
                                    Component.of(InitializerTypes.ZEROS),
                                    "The biases at the start; `values` has shape [units]."),
                            optional(
                                    "kernel_regularizer",
                                    new Shape.Section(Sections.REGULARIZER),
                                    "A penalty on the weights that is part of the loss; absent: none."),
                            of(
                                    "trainable",
                                    new Shape.Either(
                                            List.of(new Shape.Flag(), new Shape.Word(List.of("kernel", "bias")))),
                                    true,
                                    "What training moves: all, nothing, the kernel alone or the bias alone." + FROZEN
                                            + ", and no penalty, as in Keras."))
                    .main("units")
                    .example("units: 10, activation: relu")
                    .type(),
            layer("dropout")
                    .keras("Dropout")
                    .source("Srivastava et al. 2014")
                    .about(
                            "While training, sets each value to 0 with probability rate and multiplies the others by 1/(1 − rate).")
                    .parameters(required("rate", new Shape.Real(Range.HALF_OPEN_UNIT), "The probability of 0."))
                    .main("rate")
                    .example("rate: 0.2")
                    .type(),
            layer("batch_normalization")
                    .keras("BatchNormalization")
                    .source("Ioffe and Szegedy 2015")
                    .formula(NORMALIZED)
                    .about("For each unit, over the rows of the batch while training, over running means afterwards.")
                    .parameters(
                            real("momentum", 0.99, Range.UNIT, "The share of the running means that a batch keeps."),
                            EPSILON,
                            CENTER,
                            SCALE,
                            flag(
                                    "trainable",
                                    true,
                                    "Whether training moves gamma and beta." + FROZEN
                                            + ". A frozen layer normalizes by its running means in training too, and keeps them."))
                    .type(),
            layer("layer_normalization")
                    .keras("LayerNormalization")
                    .source("Ba, Kiros and Hinton 2016")
                    .formula(NORMALIZED)
                    .about("For each row, over its features.")
                    .parameters(EPSILON, CENTER, SCALE, TRAINABLE)
                    .type(),
            layer("activation")
                    .keras("Activation")
                    .about("An activation by itself.")
                    .parameters(required("activation", ACTIVATION, "Which one."))
                    .main("activation")
                    .example("activation: relu")
                    .type(),
            layer("residual")
                    .source("He et al. 2016")
                    .formula("y[u] = x[u] + f(x)[u]")
                    .about("A chain f of layers inside, and the way around it: it gives as many values as it gets.")
                    .parameters(
                            required(
                                    "layers",
                                    new Shape.ListOf(new Shape.Named(Kind.LAYER), 1),
                                    "f, from its input to its output; the last dense among them has as many units as there are inputs."))
                    .main("layers")
                    .example("layers: [{dense: 16}]")
                    .type());

    private LayerTypes() {}

    private static TypeBuilder layer(String name) {
        return new TypeBuilder(Kind.LAYER, name);
    }
}
