package dev.descent.model;

import static dev.descent.model.FormulaLine.line;
import static dev.descent.model.Parameter.flag;
import static dev.descent.model.Parameter.real;

import java.util.List;
import java.util.Optional;

/**
 * The update rules, with the defaults of Keras 3. Formulas: w weight, g gradient, t the step counted from 1; every other letter is
 * a parameter, whose text begins with it, or what the rule keeps from step to step, which starts at 0 unless said.
 */
public final class OptimizerTypes {
    /** A formula by which weights are updated. Several optimizers may be one family: they differ in defaults and switches. */
    public enum UpdateFamily {
        /** Along the gradient, with or without a velocity. */
        DESCENT,
        /** Divides by the root of the sum of squared gradients. */
        ADAGRAD,
        /** Divides by running means of squared gradients and of squared steps. */
        ADADELTA,
        /** Divides by the root of a running mean of squared gradients. */
        ROOT_MEAN_SQUARE,
        /** Running means of gradients and of their squares. */
        ADAPTIVE_MOMENTS,
        /** Adaptive moments whose squares move by a share of the latest square. */
        ADDITIVE_MOMENTS,
        /** A running mean of gradients over a decayed maximum. */
        ADAPTIVE_MAXIMUM,
        /** Adaptive moments that look ahead. */
        NESTEROV_MOMENTS,
        /** Adaptive maximum that looks ahead. */
        NESTEROV_MAXIMUM,
        /** The sign of a running mean of gradients. */
        SIGNED_MOMENTUM,
        /** Follow the regularized leader. */
        REGULARIZED_LEADER,
        /** Adaptive moments whose steps are as long as the variable that they move, but for the rate. */
        LAYERWISE_MOMENTS,
        /** A velocity whose matrices are made orthonormal, beside adaptive moments. */
        ORTHOGONAL_MOMENTUM,
        /** Adaptive squares along a path whose average is what counts. */
        AVERAGED_MOMENTS,
        /** Steps of a length of each weight's own along the gradient's sign. */
        RESILIENT,
        /** The formula is written in the file. */
        CUSTOM
    }

    /** The key of {@code custom} that has its formula. */
    static final String CUSTOM_UPDATE = "update";

    /** The key of {@code custom} that has what tables call it, and that changes nothing else. */
    public static final String CUSTOM_NAME = "name";

    private static final String HIDDEN = "hidden kernels: ";
    private static final Parameter BETA_1 =
            real("beta_1", 0.9, Range.HALF_OPEN_UNIT, "β₁, decay of the running mean of gradients.");
    private static final Parameter BETA_2 =
            real("beta_2", 0.999, Range.HALF_OPEN_UNIT, "β₂, decay of the running mean of squared gradients.");
    private static final Parameter EPSILON = real("epsilon", 1e-7, Range.POSITIVE, "ε, keeps the division finite.");
    private static final Parameter MOMENTUM =
            real("momentum", 0.9, Range.UNIT, "μ, the share of the velocity that a step keeps.");
    private static final Parameter AMSGRAD = flag("amsgrad", false, "Divide by the largest v seen so far.");

    private static final FormulaLine DESCENT = line("w ← w − η·g").unless("momentum");
    private static final FormulaLine VELOCITY = line("v ← μ·v − η·g").where("momentum");
    private static final FormulaLine ALONG = line("w ← w + v").where("momentum");
    private static final FormulaLine AHEAD = line("w ← w + μ·v − η·g").where("momentum");
    private static final FormulaLine MEAN = line("m ← m + (1−β₁)·(g − m)");
    private static final FormulaLine SQUARE = line("v ← v + (1−β₂)·(g² − v)");
    private static final FormulaLine LARGEST = line("v̂ ← max(v̂, v)");
    private static final FormulaLine CORRECTED_RATE = line("α = η·√(1−β₂ᵗ)/(1−β₁ᵗ)");
    private static final FormulaLine BY_SQUARE = line("w ← w − α·m/(√v + ε)");
    private static final FormulaLine BY_LARGEST = line("w ← w − α·m/(√v̂ + ε)");
    private static final FormulaLine[] ADAM = {
        MEAN, SQUARE, LARGEST.where("amsgrad"), CORRECTED_RATE, BY_SQUARE.unless("amsgrad"), BY_LARGEST.where("amsgrad")
    };
    private static final String[] LOOK_AHEAD = {
        "μₜ = β₁·(1 − ½·0.96ᵗ)",
        "μₜ₊₁ = β₁·(1 − ½·0.96ᵗ⁺¹)",
        "P ← P·μₜ",
        "c₁ = μₜ₊₁/(1 − P·μₜ₊₁)",
        "c₂ = (1 − μₜ)/(1 − P)"
    };

    static final List<ComponentType> ALL = List.of(
            optimizer("sgd", 0.01)
                    .keras("SGD")
                    .formula(DESCENT, VELOCITY, ALONG.unless("nesterov"), AHEAD.where("nesterov"))
                    .about(
                            "Gradient descent: with batch_size full it is gradient descent, with 1 stochastic, else mini-batch.")
                    .parameters(
                            real("momentum", 0, Range.UNIT, "μ; 0 is plain gradient descent."),
                            flag("nesterov", false, "Look ahead along the velocity before the step."),
                            weightDecay(0))
                    .with(family(UpdateFamily.DESCENT)),
            optimizer("momentum", 0.01)
                    .source("Polyak 1964")
                    .formula(DESCENT, VELOCITY, ALONG)
                    .parameters(MOMENTUM, weightDecay(0))
                    .main("momentum")
                    .with(family(UpdateFamily.DESCENT).becomes("sgd", "momentum", 0)),
            optimizer("nesterov", 0.01)
                    .source("Nesterov 1983")
                    .formula(DESCENT, VELOCITY, AHEAD)
                    .parameters(MOMENTUM, weightDecay(0))
                    .main("momentum")
                    .with(family(UpdateFamily.DESCENT, "nesterov").becomes("sgd", "momentum", 0)),
            optimizer("adagrad", 0.001)
                    .keras("Adagrad")
                    .source("Duchi, Hazan and Singer 2011")
                    .formula("a ← a + g²", "w ← w − η·g/√(a + ε)")
                    .parameters(
                            real("initial_accumulator_value", 0.1, Range.NOT_NEGATIVE, "The value a starts at."),
                            EPSILON,
                            weightDecay(0))
                    .with(family(UpdateFamily.ADAGRAD)),
            optimizer("adadelta", 0.001)
                    .keras("Adadelta")
                    .source("Zeiler 2012")
                    .formula(
                            "a ← a + (1−ρ)·(g² − a)",
                            "δ = −√(d + ε)/√(a + ε)·g",
                            "d ← d + (1−ρ)·(δ² − d)",
                            "w ← w + η·δ")
                    .about("At Keras' default rate of 0.001 it hardly moves; Zeiler's own form has rate 1.")
                    .parameters(
                            real("rho", 0.95, Range.HALF_OPEN_UNIT, "ρ, decay of both running means."),
                            EPSILON,
                            weightDecay(0))
                    .with(family(UpdateFamily.ADADELTA)),
            optimizer("rmsprop", 0.001)
                    .keras("RMSprop")
                    .source("Tieleman and Hinton 2012")
                    .formula("v ← v + (1−ρ)·(g² − v)")
                    .formula(
                            line("b ← b + (1−ρ)·(g − b)").where("centered"),
                            line("r = √(v + ε)").unless("centered"),
                            line("r = √(max(v − b², 0) + ε)").where("centered"),
                            line("w ← w − η·g/r").unless("momentum"),
                            line("m ← μ·m + η·g/r").where("momentum"),
                            line("w ← w − m").where("momentum"))
                    .about("ε stands inside the root.")
                    .parameters(
                            real(
                                    "rho",
                                    0.9,
                                    Range.HALF_OPEN_UNIT,
                                    "ρ, decay of the running mean of squared gradients."),
                            real("momentum", 0, Range.UNIT, "μ of a velocity over the scaled steps; 0 for none."),
                            EPSILON,
                            flag(
                                    "centered",
                                    false,
                                    "Divide by the variance v − b² instead of v, b the running mean of gradients."),
                            weightDecay(0))
                    .with(family(UpdateFamily.ROOT_MEAN_SQUARE)),
            optimizer("adam", 0.001)
                    .keras("Adam")
                    .source("Kingma and Ba 2014, end of section 2")
                    .formula(ADAM)
                    .parameters(BETA_1, BETA_2, EPSILON, AMSGRAD, weightDecay(0))
                    .example("beta_1: 0.8")
                    .with(family(UpdateFamily.ADAPTIVE_MOMENTS)),
            optimizer("amsgrad", 0.001)
                    .source("Reddi, Kale and Kumar 2018")
                    .formula(MEAN, SQUARE, LARGEST, CORRECTED_RATE, BY_LARGEST)
                    .about("Adam that divides by the largest v seen so far.")
                    .parameters(BETA_1, BETA_2, EPSILON, weightDecay(0))
                    .with(family(UpdateFamily.ADAPTIVE_MOMENTS, "amsgrad")),
            optimizer("adamw", 0.001)
                    .keras("AdamW")
                    .source("Loshchilov and Hutter 2017")
                    .formula(ADAM)
                    .about("Adam with decoupled weight decay.")
                    .parameters(BETA_1, BETA_2, EPSILON, AMSGRAD, weightDecay(0.004))
                    .with(family(UpdateFamily.ADAPTIVE_MOMENTS).becomes("adam", "weight_decay", 0)),
            optimizer("adamax", 0.001)
                    .keras("Adamax")
                    .source("Kingma and Ba 2014, section 7")
                    .formula(MEAN)
                    .formula("u ← max(β₂·u, |g|)", "α = η/(1−β₁ᵗ)", "w ← w − α·m/(u + ε)")
                    .parameters(BETA_1, BETA_2, EPSILON, weightDecay(0))
                    .with(family(UpdateFamily.ADAPTIVE_MAXIMUM)),
            optimizer("nadam", 0.001)
                    .keras("Nadam")
                    .source("Dozat 2016")
                    .formula(MEAN, SQUARE)
                    .formula(LOOK_AHEAD)
                    .formula("w ← w − η·(c₁·m + c₂·g)/(√(v/(1−β₂ᵗ)) + ε)")
                    .about("Adam with Nesterov momentum; P, the product of all μ so far, starts at 1.")
                    .parameters(BETA_1, BETA_2, EPSILON, weightDecay(0))
                    .with(family(UpdateFamily.NESTEROV_MOMENTS)),
            optimizer("nadamax", 0.001)
                    .formula(MEAN)
                    .formula("u ← max(β₂·u, |g|)")
                    .formula(LOOK_AHEAD)
                    .formula("w ← w − η·(c₁·m + c₂·g)/(u + ε)")
                    .about("Nadam's mean over Adamax's u; P, the product of all μ so far, starts at 1.")
                    .parameters(BETA_1, BETA_2, EPSILON, weightDecay(0))
                    .with(family(UpdateFamily.NESTEROV_MAXIMUM)),
            optimizer("yogi", 0.01)
                    .source("Zaheer et al. 2018")
                    .formula(MEAN)
                    .formula("v ← v − (1−β₂)·sign(v − g²)·g²", "w ← w − η/(1−β₁ᵗ)·m/(√(v/(1−β₂ᵗ)) + ε)")
                    .about("Adam whose v moves by a share of g², however far g² is; in the form of `optax.yogi`.")
                    .parameters(
                            BETA_1,
                            BETA_2,
                            real("epsilon", 1e-3, Range.POSITIVE, "ε, keeps the division finite."),
                            real(
                                    "initial_accumulator_value",
                                    1e-6,
                                    Range.NOT_NEGATIVE,
                                    "The value that m and v start at."),
                            weightDecay(0))
                    .with(family(UpdateFamily.ADDITIVE_MOMENTS)),
            optimizer("lion", 0.001)
                    .keras("Lion")
                    .source("Chen et al. 2023")
                    .formula("s = sign(m + (1−β₁)·(g − m))", "m ← m + (1−β₂)·(g − m)", "w ← w − η·s")
                    .parameters(
                            BETA_1,
                            real("beta_2", 0.99, Range.HALF_OPEN_UNIT, "β₂, decay of the running mean of gradients."),
                            weightDecay(0))
                    .with(family(UpdateFamily.SIGNED_MOMENTUM)),
            optimizer("ftrl", 0.001)
                    .keras("Ftrl")
                    .source("McMahan et al. 2013")
                    .formula(
                            "n′ = n + g²",
                            "z ← z + g + 2·s·w − (n′^−p − n^−p)/η·w",
                            "q = n′^−p/η + (2·l2 + β/η)",
                            "n ← n′",
                            "w ← (clip(z, −l1, l1) − z)/q")
                    .about("Follow the regularized leader. It forgets the initial weights at its first step.")
                    .parameters(
                            real(
                                    "learning_rate_power",
                                    -0.5,
                                    Range.NOT_POSITIVE,
                                    "p, how the rate falls with the sum of squared gradients."),
                            real(
                                    "initial_accumulator_value",
                                    0.1,
                                    Range.NOT_NEGATIVE,
                                    "The value that the sum n starts at."),
                            real(
                                    "l1_regularization_strength",
                                    0,
                                    Range.NOT_NEGATIVE,
                                    "l1: weights below it become exactly 0."),
                            real("l2_regularization_strength", 0, Range.NOT_NEGATIVE, "l2, a stabilizing penalty."),
                            real(
                                    "l2_shrinkage_regularization_strength",
                                    0,
                                    Range.NOT_NEGATIVE,
                                    "s, a magnitude penalty on the loss."),
                            real("beta", 0, Range.NOT_NEGATIVE, "β, that of the paper."),
                            weightDecay(0))
                    .with(family(UpdateFamily.REGULARIZED_LEADER)),
            optimizer("lamb", 0.001)
                    .keras("Lamb")
                    .source("You et al. 2020")
                    .formula(MEAN, SQUARE)
                    .formula("u = m/(1−β₁ᵗ)/(√(v/(1−β₂ᵗ)) + ε)", "r = ‖w‖/‖u‖, or 1 where a norm is 0", "w ← w − η·r·u")
                    .about(
                            "Adam whose step in each variable (a kernel, a bias …) is η times as long as the variable itself."
                                    + " A bias that starts at 0 begins with r = 1. In `minimize` all variables together are one.")
                    .parameters(BETA_1, BETA_2, EPSILON, weightDecay(0))
                    .with(family(UpdateFamily.LAYERWISE_MOMENTS)),
            optimizer("muon", 0.001)
                    .keras("Muon")
                    .source("Jordan et al. 2024; Liu et al. 2025, for r·√d")
                    .formula(HIDDEN + "m ← μ·m + g", HIDDEN + "O = orthonormal(g + μ·m)", HIDDEN + "w ← w − η·r·√d·O")
                    .formula(MEAN, SQUARE, CORRECTED_RATE, BY_SQUARE)
                    .about(
                            "Hidden kernels, those of all dense layers but the last, step along a velocity whose singular values five rounds"
                                    + " of Newton and Schulz bring near 1; d is the larger of a kernel's inputs and units. The last dense"
                                    + " layer's kernel, biases, embeddings and the parameters of normalizations step as of adamw. Not for"
                                    + " `minimize`.")
                    .parameters(
                            real("momentum", 0.95, Range.UNIT, "μ, the share of the velocity that a step keeps."),
                            real(
                                    "rms_rate",
                                    0.2,
                                    Range.POSITIVE,
                                    "r, about the root of the mean square of a hidden kernel's step, in units of η."),
                            real(
                                    "adam_beta_1",
                                    0.9,
                                    Range.HALF_OPEN_UNIT,
                                    "β₁, decay of the running mean of gradients, of what is no hidden kernel."),
                            real(
                                    "adam_beta_2",
                                    0.999,
                                    Range.HALF_OPEN_UNIT,
                                    "β₂, decay of the running mean of their squares."),
                            EPSILON,
                            weightDecay(0.004))
                    .with(family(UpdateFamily.ORTHOGONAL_MOMENTUM)),
            decaying("schedule_free_adamw", rate(0.0025))
                    .source("Defazio et al. 2024")
                    .formula("v ← v + (1−β₂)·(g² − v)", "H ← max(H, η)", "S ← S + H²", "c = H²/S")
                    .formula(
                            line("s = −η·g/(√(v/(1−β₂ᵗ)) + ε)").unless("weight_decay"),
                            line("s = −η·(g/(√(v/(1−β₂ᵗ)) + ε) + λ·w)").where("weight_decay"))
                    .formula("e = d + β₁·s", "d ← (1 − c)·e", "w ← w + (1−β₁)·s + c·e")
                    .about(
                            "Needs no schedule: gradients are taken at w, but what is measured after an epoch, kept, saved and"
                                    + " predicted with is x = w − (1/β₁ − 1)·d, the average of z = w + d, which steps by s. In the"
                                    + " form of the authors' package.")
                    .parameters(
                            real(
                                    "beta_1",
                                    0.9,
                                    Range.between(0, 1),
                                    "β₁, the share of the average x in w = (1−β₁)·z + β₁·x."),
                            BETA_2,
                            real("epsilon", 1e-8, Range.POSITIVE, "ε, keeps the division finite."),
                            Parameter.of(
                                    "warmup_steps",
                                    new Shape.Whole(0, Long.MAX_VALUE),
                                    0L,
                                    "n: step k below n, counted from 0, has (k + 1)/n of the rate."),
                            real("weight_decay", 0, Range.NOT_NEGATIVE, "λ, the decay, taken at w."))
                    .with(family(UpdateFamily.AVERAGED_MOMENTS)),
            optimizer(
                            "rprop",
                            real(
                                    "learning_rate",
                                    0.01,
                                    Range.POSITIVE,
                                    "η, the step size that each weight starts with."))
                    .source("Riedmiller and Braun 1993")
                    .formula(
                            "s = sign(g·p)",
                            "Δ ← clip(Δ·η₊^max(s, 0)·η₋^max(−s, 0), Δmin, Δmax)",
                            "p ← g·min(1 + s, 1)",
                            "w ← w − Δ·sign(p)")
                    .about(
                            "A step size Δ for each weight, which starts at η and grows while the gradient keeps its sign;"
                                    + " the gradient's size counts for nothing. Where the sign has just changed the weight rests for a"
                                    + " step. In the form of PyTorch's Rprop. Made for batch_size full: the signs of small batches"
                                    + " change by chance.")
                    .parameters(
                            real("eta_minus", 0.5, Range.between(0, 1), "η₋, the factor of Δ where the sign changed."),
                            real("eta_plus", 1.2, Range.above(1), "η₊, the factor of Δ where the sign stayed."),
                            real("min_step", 1e-6, Range.NOT_NEGATIVE, "Δmin, the smallest step size."),
                            real("max_step", 50, Range.POSITIVE, "Δmax, the largest step size."),
                            weightDecay(0))
                    .with(family(UpdateFamily.RESILIENT)),
            CustomOptimizer.TYPE);

    private OptimizerTypes() {}

    /** An optimizer whose steps begin with weight decay; its own parameters stand between the rate and {@link #weightDecay}. */
    private static TypeBuilder optimizer(String name, double rate) {
        return optimizer(name, rate(rate));
    }

    private static TypeBuilder optimizer(String name, Parameter rate) {
        return decaying(name, rate).formula(line("w ← w − η·λ·w").where("weight_decay"));
    }

    /** An optimizer whose formula itself has the weight decay. */
    private static TypeBuilder decaying(String name, Parameter rate) {
        return new TypeBuilder(Kind.OPTIMIZER, name).parameters(rate).main("learning_rate");
    }

    private static Parameter rate(double fallback) {
        return Parameter.of(
                "learning_rate",
                ScheduleTypes.RATE,
                fallback,
                "η, the step size: a number greater than 0 or a schedule.");
    }

    private static Parameter weightDecay(double fallback) {
        return real("weight_decay", fallback, Range.NOT_NEGATIVE, "λ, the decay of every weight before the step.");
    }

    private static Facts.Optimizer family(UpdateFamily family, String... switches) {
        return new Facts.Optimizer(family, List.of(switches), Optional.empty());
    }
}
