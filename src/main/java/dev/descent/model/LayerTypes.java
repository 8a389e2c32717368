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
    private static final Shape INITIALIZER = new Shape.Named(Kind.INITIALIZER);
    private static final Parameter EPSILON = real("epsilon", 1e-3, Range.POSITIVE, "Added to the variance.");
    private static final Parameter CENTER = flag("center", true, "Add the trained offset β.");
    private static final Parameter SCALE = flag("scale", true, "Multiply by the trained factor γ.");

    static final List<ComponentType> ALL = List.of(
            layer(
                            "dense",
                            "Every unit sees every input: activation(W·x + b).",
                            required(
                                    "units",
                                    new Shape.Whole(1, Integer.MAX_VALUE),
                                    "Number of units, the size of the output."),
                            of(
                                    "activation",
                                    ACTIVATION,
                                    Component.of(ActivationTypes.ALL.get(0)),
                                    "Applied to each unit's weighted sum."),
                            flag("use_bias", true, "Whether each unit adds a trained bias."),
                            of(
                                    "kernel_initializer",
                                    INITIALIZER,
                                    Component.of(InitializerTypes.GLOROT_UNIFORM),
                                    "The weights at the start; `values` has shape [inputs][units]."),
                            of(
                                    "bias_initializer",
                                    INITIALIZER,
                                    Component.of(InitializerTypes.ZEROS),
                                    "The biases at the start; `values` has shape [units]."),
                            optional(
                                    "kernel_regularizer",
                                    new Shape.Section(Sections.REGULARIZER),
                                    "A penalty on the weights that is part of the loss; absent: none."))
                    .main("units"),
            layer(
                            "dropout",
                            "While training, sets each value to 0 with probability rate and multiplies the others by 1/(1 − rate) "
                                    + "(Srivastava et al. 2014).",
                            required("rate", new Shape.Real(Range.HALF_OPEN_UNIT), "The probability of 0."))
                    .main("rate"),
            layer(
                    "batch_normalization",
                    "γ(x − mean)/√(variance + ε) + β for each unit, over the rows of the batch while training, over running means "
                            + "afterwards (Ioffe and Szegedy 2015).",
                    real("momentum", 0.99, Range.UNIT, "The share of the running means that a batch keeps."),
                    EPSILON,
                    CENTER,
                    SCALE),
            layer(
                    "layer_normalization",
                    "γ(x − mean)/√(variance + ε) + β for each row, over its features (Ba, Kiros and Hinton 2016).",
                    EPSILON,
                    CENTER,
                    SCALE),
            layer("activation", "An activation by itself.", required("activation", ACTIVATION, "Which one."))
                    .main("activation"));

    private LayerTypes() {}

    private static ComponentType layer(String name, String about, Parameter... parameters) {
        return ComponentType.of(Kind.LAYER, name, about, parameters);
    }
}
