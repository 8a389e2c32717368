package dev.descent.model;

import static dev.descent.model.Parameter.real;

import java.util.List;

/** What a neuron makes of the weighted sum z of its inputs. Keras' functions have the same names. */
final class ActivationTypes {
    static final ComponentType LINEAR = activation("linear").formula("z").with(slope(Range.ANY));

    static final List<ComponentType> ALL = List.of(
            LINEAR,
            activation("relu").formula("max(z, 0)").with(slope(Range.NOT_NEGATIVE)),
            activation("leaky_relu")
                    .source("Maas et al. 2013")
                    .formula("z if z ≥ 0, else slope·z")
                    .parameters(real("negative_slope", 0.2, Range.NOT_NEGATIVE, "The slope left of 0."))
                    .main("negative_slope")
                    .example("negative_slope: 0.1")
                    .with(slope(Range.ANY)),
            activation("elu")
                    .source("Clevert et al. 2015")
                    .formula("z if z > 0, else α(eᶻ − 1)")
                    .parameters(real("alpha", 1.0, Range.NOT_NEGATIVE, "α, minus the limit on the left."))
                    .main("alpha")
                    .with(slope(Range.above(-1))),
            activation("celu")
                    .source("Barron 2017")
                    .formula("z if z > 0, else α(eᶻᐟᵅ − 1)")
                    .about("As elu, but with slope 1 on both sides of 0 for every α.")
                    .parameters(real("alpha", 1.0, Range.POSITIVE, "α, minus the limit on the left."))
                    .main("alpha")
                    .with(slope(Range.above(-1))),
            activation("selu")
                    .source("Klambauer et al. 2017")
                    .formula("λz if z > 0, else λα(eᶻ − 1), λ = 1.0507009873554805, α = 1.6732632423543772")
                    .with(slope(Range.above(-1.7580993408473766))),
            activation("silu")
                    .alias("swish")
                    .source("Ramachandran et al. 2017")
                    .formula("z·sigmoid(z)")
                    .with(slope(Range.atLeast(-0.278464542761073796))),
            activation("gelu")
                    .source("Hendrycks and Gimpel 2016")
                    .formula("½z·erfc(−z/√2)")
                    .about("The exact form.")
                    .with(slope(Range.atLeast(-0.1699712074))),
            activation("mish")
                    .source("Misra 2019")
                    .formula("z·tanh(ln(1 + eᶻ))")
                    .with(slope(Range.atLeast(-0.30884341301725040))),
            activation("softplus").formula("ln(1 + eᶻ)").with(slope(Range.POSITIVE)),
            activation("softsign").formula("z/(1 + |z|)").with(slope(Range.between(-1, 1))),
            activation("sigmoid")
                    .formula("1/(1 + e⁻ᶻ)")
                    .with(new Facts.Activation(Range.between(0, 1), true, true, false)),
            activation("hard_sigmoid").formula("z/6 + ½, clipped to [0, 1]").with(slope(Range.UNIT)),
            activation("tanh").formula("tanh(z)").about("Hyperbolic tangent.").with(slope(Range.between(-1, 1))),
            activation("exponential").alias("exp").formula("eᶻ").with(slope(Range.POSITIVE)),
            activation("softmax")
                    .formula("eᶻⁱ/Σⱼeᶻʲ over the units of the layer")
                    .with(new Facts.Activation(Range.between(0, 1), true, true, true)),
            activation("step")
                    .formula("1 if z ≥ 0, else 0")
                    .about("The threshold neuron. Only with epochs: 0, for its slope is 0 wherever it has one.")
                    .with(new Facts.Activation(Range.UNIT, false, false, false)));

    private ActivationTypes() {}

    private static TypeBuilder activation(String name) {
        return new TypeBuilder(Kind.ACTIVATION, name);
    }

    /** Of an activation that works on each z by itself and can be trained through. */
    private static Facts.Activation slope(Range range) {
        return new Facts.Activation(range, true, false, false);
    }
}
