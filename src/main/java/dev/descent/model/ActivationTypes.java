package dev.descent.model;

import static dev.descent.model.Parameter.real;

import java.util.List;

/** What a neuron makes of the weighted sum z of its inputs. Keras' functions have the same names. */
final class ActivationTypes {
    static final ComponentType LINEAR = activation("linear").formula("z").with(slope("1", Range.ANY));

    static final List<ComponentType> ALL = List.of(
            LINEAR,
            activation("relu").formula("max(z, 0)").with(slope("1 if z > 0, else 0", Range.NOT_NEGATIVE)),
            activation("leaky_relu")
                    .source("Maas et al. 2013")
                    .formula("z if z ≥ 0, else negative_slope·z")
                    .parameters(real("negative_slope", 0.2, Range.NOT_NEGATIVE, "The slope left of 0."))
                    .main("negative_slope")
                    .example("negative_slope: 0.1")
                    .with(slope("1 if z ≥ 0, else negative_slope", Range.ANY)),
            activation("elu")
                    .source("Clevert et al. 2015")
                    .formula("z if z > 0, else α(eᶻ − 1)")
                    .parameters(real("alpha", 1.0, Range.NOT_NEGATIVE, "α, minus the limit on the left."))
                    .main("alpha")
                    .with(slope("1 if z > 0, else a + α", Range.above(-1))),
            activation("celu")
                    .source("Barron 2017")
                    .formula("z if z > 0, else α(eᶻᐟᵅ − 1)")
                    .about("As elu, but with slope 1 on both sides of 0 for every α.")
                    .parameters(real("alpha", 1.0, Range.POSITIVE, "α, minus the limit on the left."))
                    .main("alpha")
                    .with(slope("1 if z > 0, else a/α + 1", Range.above(-1))),
            activation("selu")
                    .source("Klambauer et al. 2017")
                    .formula("λz if z > 0, else λα(eᶻ − 1), λ = 1.0507009873554805, α = 1.6732632423543772")
                    .with(slope("λ if z > 0, else a + λα", Range.above(-1.7580993408473766))),
            activation("silu")
                    .alias("swish")
                    .source("Ramachandran et al. 2017")
                    .formula("z·sigmoid(z)")
                    .with(slope("a·(1 − s) + s, s = 1/(1 + e⁻ᶻ)", Range.atLeast(-0.278464542761073796))),
            activation("gelu")
                    .source("Hendrycks and Gimpel 2016")
                    .formula("½z·erfc(−z/√2)")
                    .about("The exact form.")
                    .with(slope(
                            "Φ(z) + z·φ(z), Φ(z) = ½·erfc(−z/√2), φ(z) = exp(−z²/2)/√(2π)",
                            Range.atLeast(-0.1699712074))),
            activation("mish")
                    .source("Misra 2019")
                    .formula("z·tanh(ln(1 + eᶻ))")
                    .with(slope("h + z·(1 − h²)/(1 + e⁻ᶻ), h = tanh(ln(1 + eᶻ))", Range.atLeast(-0.30884341301725040))),
            activation("softplus").formula("ln(1 + eᶻ)").with(slope("1/(1 + e⁻ᶻ)", Range.POSITIVE)),
            activation("softsign").formula("z/(1 + |z|)").with(slope("1/(1 + |z|)²", Range.between(-1, 1))),
            activation("sigmoid")
                    .formula("1/(1 + e⁻ᶻ)")
                    .with(new Facts.Activation(Range.between(0, 1), true, true, false, "a·(1 − a)")),
            activation("hard_sigmoid")
                    .formula("z/6 + ½, clipped to [0, 1]")
                    .with(slope("1/6 if −3 < z < 3, else 0", Range.UNIT)),
            activation("tanh")
                    .formula("tanh(z)")
                    .about("Hyperbolic tangent.")
                    .with(slope("1 − a²", Range.between(-1, 1))),
            activation("exponential").alias("exp").formula("eᶻ").with(slope("a", Range.POSITIVE)),
            activation("softmax")
                    .formula("eᶻⁱ/Σⱼeᶻʲ over the units of the layer")
                    .with(new Facts.Activation(
                            Range.between(0, 1),
                            true,
                            true,
                            true,
                            "of a[u] by z[j]: a[u]·(1 − a[u]) if j = u, else −a[u]·a[j]")),
            activation("step")
                    .formula("1 if z ≥ 0, else 0")
                    .about("The threshold neuron. Only with epochs: 0, for its slope is 0 wherever it has one.")
                    .with(new Facts.Activation(Range.UNIT, false, false, false, "0")));

    private ActivationTypes() {}

    private static TypeBuilder activation(String name) {
        return new TypeBuilder(Kind.ACTIVATION, name);
    }

    /** Of an activation that works on each z by itself and can be trained through. */
    private static Facts.Activation slope(String slope, Range range) {
        return new Facts.Activation(range, true, false, false, slope);
    }
}
