package dev.descent.model;

import static dev.descent.model.Parameter.flag;
import static dev.descent.model.Parameter.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The update rules, with the defaults of Keras 3. Formulas: w weight, g gradient, η learning rate, ε epsilon, t the step
 * counted from 1; all slots start at 0 unless said.
 */
final class OptimizerTypes {
    private static final Parameter BETA_1 =
            real("beta_1", 0.9, Range.HALF_OPEN_UNIT, "β₁, decay of the running mean of gradients.");
    private static final Parameter BETA_2 =
            real("beta_2", 0.999, Range.HALF_OPEN_UNIT, "β₂, decay of the running mean of squared gradients.");
    private static final Parameter EPSILON = real("epsilon", 1e-7, Range.POSITIVE, "ε, keeps the division finite.");
    private static final Parameter MOMENTUM =
            real("momentum", 0.9, Range.UNIT, "μ, the share of the velocity that a step keeps.");

    static final List<ComponentType> ALL = List.of(
            optimizer(
                    "sgd",
                    "Gradient descent: w ← w − η·g. With batch_size full it is gradient descent, with 1 stochastic, else mini-batch.",
                    0.01,
                    0,
                    real("momentum", 0, Range.UNIT, "μ; 0 is plain gradient descent."),
                    flag("nesterov", false, "Look ahead along the velocity before the step.")),
            optimizer("momentum", "v ← μ·v − η·g; w ← w + v (Polyak 1964).", 0.01, 0, MOMENTUM)
                    .main("momentum"),
            optimizer("nesterov", "v ← μ·v − η·g; w ← w + μ·v − η·g (Nesterov 1983).", 0.01, 0, MOMENTUM)
                    .main("momentum"),
            optimizer(
                    "adagrad",
                    "a ← a + g²; w ← w − η·g/√(a + ε) (Duchi, Hazan and Singer 2011).",
                    0.001,
                    0,
                    real("initial_accumulator_value", 0.1, Range.NOT_NEGATIVE, "The value a starts at."),
                    EPSILON),
            optimizer(
                    "adadelta",
                    "a ← ρ·a + (1−ρ)·g²; δ = −√(d+ε)/√(a+ε)·g; d ← ρ·d + (1−ρ)·δ²; w ← w + η·δ (Zeiler 2012). "
                            + "At Keras' default rate of 0.001 it hardly moves; Zeiler's own form has rate 1.",
                    0.001,
                    0,
                    real("rho", 0.95, Range.HALF_OPEN_UNIT, "ρ, decay of both running means."),
                    EPSILON),
            optimizer(
                    "rmsprop",
                    "v ← ρ·v + (1−ρ)·g²; w ← w − η·g/√(v + ε) (Tieleman and Hinton 2012); ε stands inside the root.",
                    0.001,
                    0,
                    real("rho", 0.9, Range.HALF_OPEN_UNIT, "ρ, decay of the running mean of squared gradients."),
                    real("momentum", 0, Range.UNIT, "μ of a velocity over the scaled steps; 0 for none."),
                    EPSILON,
                    flag(
                            "centered",
                            false,
                            "Divide by the variance v − b² instead of v, b the running mean of gradients.")),
            optimizer(
                    "adam",
                    "m ← m + (1−β₁)(g − m); v ← v + (1−β₂)(g² − v); α = η·√(1−β₂ᵗ)/(1−β₁ᵗ); w ← w − α·m/(√v + ε) "
                            + "(Kingma and Ba 2014, end of section 2).",
                    0.001,
                    0,
                    BETA_1,
                    BETA_2,
                    EPSILON,
                    flag("amsgrad", false, "Divide by the largest v seen so far.")),
            optimizer(
                    "amsgrad",
                    "Adam that divides by the largest v seen so far (Reddi, Kale and Kumar 2018).",
                    0.001,
                    0,
                    BETA_1,
                    BETA_2,
                    EPSILON),
            optimizer(
                    "adamw",
                    "Adam with decoupled weight decay: w ← w − η·λ·w before the step (Loshchilov and Hutter 2017).",
                    0.001,
                    0.004,
                    BETA_1,
                    BETA_2,
                    EPSILON,
                    flag("amsgrad", false, "Divide by the largest v seen so far.")),
            optimizer(
                    "adamax",
                    "m as Adam; u ← max(β₂·u, |g|); w ← w − η·m/((1−β₁ᵗ)(u + ε)) (Kingma and Ba 2014, section 7).",
                    0.001,
                    0,
                    BETA_1,
                    BETA_2,
                    EPSILON),
            optimizer(
                    "nadam",
                    "Adam with Nesterov momentum and the schedule μₜ = β₁(1 − ½·0.96ᵗ) (Dozat 2016).",
                    0.001,
                    0,
                    BETA_1,
                    BETA_2,
                    EPSILON),
            optimizer(
                    "nadamax", "Nadam's m̂ over Adamax's u: w ← w − η·m̂/(u + ε).", 0.001, 0, BETA_1, BETA_2, EPSILON),
            optimizer(
                    "lion",
                    "w ← w − η·sign(β₁·m + (1−β₁)·g); m ← β₂·m + (1−β₂)·g (Chen et al. 2023).",
                    0.001,
                    0,
                    BETA_1,
                    real("beta_2", 0.99, Range.HALF_OPEN_UNIT, "β₂, decay of the running mean of gradients.")),
            optimizer(
                    "ftrl",
                    "Follow the regularized leader (McMahan et al. 2013). It forgets the initial weights at its first step.",
                    0.001,
                    0,
                    real(
                            "learning_rate_power",
                            -0.5,
                            Range.NOT_POSITIVE,
                            "p, how the rate falls with the sum of squared gradients."),
                    real("initial_accumulator_value", 0.1, Range.NOT_NEGATIVE, "The value that the sum n starts at."),
                    real("l1_regularization_strength", 0, Range.NOT_NEGATIVE, "l1: weights below it become exactly 0."),
                    real("l2_regularization_strength", 0, Range.NOT_NEGATIVE, "l2, a stabilizing penalty."),
                    real(
                            "l2_shrinkage_regularization_strength",
                            0,
                            Range.NOT_NEGATIVE,
                            "A magnitude penalty on the loss."),
                    real("beta", 0, Range.NOT_NEGATIVE, "β of the paper.")));

    private OptimizerTypes() {}

    private static ComponentType optimizer(String name, String about, double rate, double decay, Parameter... own) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.of(
                "learning_rate", ScheduleTypes.RATE, rate, "η, the step size: a number greater than 0 or a schedule."));
        parameters.addAll(List.of(own));
        parameters.add(real("weight_decay", decay, Range.NOT_NEGATIVE, "λ: every step starts with w ← w − η·λ·w."));
        return new ComponentType(Kind.OPTIMIZER, name, List.of(), about, parameters, Optional.of("learning_rate"));
    }
}
