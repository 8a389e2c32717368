package dev.descent.model;

import static dev.descent.model.Parameter.real;

import java.util.List;

/** What a neuron makes of the weighted sum z of its inputs. */
final class ActivationTypes {
    static final List<ComponentType> ALL = List.of(
            activation("linear", "z."),
            activation("relu", "max(z, 0)."),
            activation(
                            "leaky_relu",
                            "z if z ≥ 0, else slope·z (Maas et al. 2013).",
                            real("negative_slope", 0.2, Range.NOT_NEGATIVE, "The slope left of 0."))
                    .main("negative_slope"),
            activation(
                            "elu",
                            "z if z > 0, else α(eᶻ − 1) (Clevert et al. 2015).",
                            real("alpha", 1.0, Range.NOT_NEGATIVE, "α, minus the limit on the left."))
                    .main("alpha"),
            activation(
                    "selu",
                    "λz if z > 0, else λα(eᶻ − 1), λ = 1.0507009873554805, α = 1.6732632423543772 (Klambauer et al. 2017)."),
            activation("silu", "z·sigmoid(z) (Ramachandran et al. 2017).").alias("swish"),
            activation("gelu", "½z(1 + erf(z/√2)), exact (Hendrycks and Gimpel 2016)."),
            activation("softplus", "ln(1 + eᶻ)."),
            activation("softsign", "z/(1 + |z|)."),
            activation("sigmoid", "1/(1 + e⁻ᶻ)."),
            activation("hard_sigmoid", "z/6 + ½, clipped to [0, 1]."),
            activation("tanh", "Hyperbolic tangent."),
            activation("exponential", "eᶻ.").alias("exp"),
            activation("softmax", "eᶻⁱ/Σⱼeᶻʲ over the units of the layer."),
            activation(
                    "step",
                    "1 if z ≥ 0, else 0: the threshold neuron. Only with epochs: 0, for its slope is 0 wherever it has one."));

    private ActivationTypes() {}

    private static ComponentType activation(String name, String about, Parameter... parameters) {
        return ComponentType.of(Kind.ACTIVATION, name, about, parameters);
    }
}
