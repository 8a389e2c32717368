package dev.descent.model;

import static dev.descent.model.FormulaLine.line;
import static dev.descent.model.Parameter.flag;
import static dev.descent.model.Parameter.real;

import dev.descent.model.Facts.Targets;
import java.util.List;
import java.util.Optional;

/** Losses of a row: z the prediction, y the target, K outputs, averaged over the outputs unless said. */
final class LossTypes {
    private static final Parameter FROM_LOGITS =
            flag("from_logits", false, "The network's last values are logits; else sigmoid or softmax must be last.");
    private static final Parameter LABEL_SMOOTHING = real(
            "label_smoothing", 0, Range.UNIT, "s, the share of each target that is spread evenly over all classes.");
    private static final String LIN = "Lin et al. 2017";
    private static final Parameter GAMMA =
            real("gamma", 2.0, Range.NOT_NEGATIVE, "γ, how much less a well predicted row counts; 0 is no less.");
    private static final Parameter REDUCTION = Parameter.of(
            "reduction",
            new Shape.Word(List.of("mean", "sum")),
            "mean",
            "Over the rows of a batch: their mean or their sum; outputs are averaged in both.");

    private static final Parameter ROWS = Parameter.of(
            "reduction",
            new Shape.Word(List.of("mean", "sum")),
            "mean",
            "Over the rows of a batch: their mean or their sum.");
    private static final Parameter OUTPUTS = Parameter.of(
            "outputs",
            new Shape.Word(List.of("mean", "sum")),
            "mean",
            "Over the outputs: their mean or their sum, Σ ½(z − y)², as textbooks print the error of several outputs.");

    static final List<ComponentType> ALL = List.of(
            loss("mse")
                    .alias("mean_squared_error")
                    .keras("MeanSquaredError")
                    .formula("(z − y)²")
                    .parameters(REDUCTION)
                    .with(of(Targets.NUMBERS, "2·(z − y)/K")),
            loss("half_mse")
                    .formula("½(z − y)²")
                    .about("The textbook form whose derivative is z − y.")
                    .parameters(ROWS, OUTPUTS)
                    .example("outputs: sum")
                    .with(of(Targets.NUMBERS, "(z − y)/K")),
            loss("mae")
                    .alias("mean_absolute_error")
                    .keras("MeanAbsoluteError")
                    .formula("|z − y|")
                    .parameters(REDUCTION)
                    .with(of(Targets.NUMBERS, "sign(z − y)/K")),
            loss("huber")
                    .keras("Huber")
                    .source("Huber 1964")
                    .formula("½e² where |e| ≤ δ, else δ|e| − ½δ², e = z − y")
                    .parameters(real("delta", 1.0, Range.POSITIVE, "δ, where the parabola becomes a line."), REDUCTION)
                    .main("delta")
                    .example("delta: 2.0")
                    .with(of(Targets.NUMBERS, "(z − y, at least −δ and at most δ)/K")),
            loss("quantile")
                    .alias("pinball")
                    .source("Koenker and Bassett 1978")
                    .formula("max(q·(y − z), (1 − q)·(z − y))")
                    .about(
                            "Also called pinball loss; least where a share q of the targets lies below the prediction. q = 0.5 is half of"
                                    + " mae.")
                    .parameters(real("quantile", 0.5, Range.between(0, 1), "q, the quantile to predict."), REDUCTION)
                    .main("quantile")
                    .with(of(
                            Targets.NUMBERS,
                            "1 − q where z > y, −q where z < y, 0 where they are equal, divided by K")),
            loss("log_cosh")
                    .alias("logcosh")
                    .keras("LogCosh")
                    .formula("ln cosh(z − y)")
                    .parameters(REDUCTION)
                    .with(of(Targets.NUMBERS, "tanh(z − y)/K")),
            loss("mape")
                    .alias("mean_absolute_percentage_error")
                    .keras("MeanAbsolutePercentageError")
                    .formula("100·|z − y|/max(|y|, 1e-7)")
                    .parameters(REDUCTION)
                    .with(of(Targets.NUMBERS, "100·sign(z − y)/max(|y|, 1e-7)/K")
                            .ofOwnUnit()),
            loss("msle")
                    .alias("mean_squared_logarithmic_error")
                    .keras("MeanSquaredLogarithmicError")
                    .formula("(ln(1 + max(z, 1e-7)) − ln(1 + max(y, 1e-7)))²")
                    .parameters(REDUCTION)
                    .with(of(Targets.NUMBERS, "2·(ln(1 + z) − ln(1 + y))/(1 + z)/K, 0 where z ≤ 1e-7")
                            .ofOwnUnit()),
            loss("binary_crossentropy")
                    .alias("bce")
                    .keras("BinaryCrossentropy")
                    .formula(line("y = y·(1 − s) + s/2").where("label_smoothing"))
                    .formula("−y ln z − (1 − y) ln(1 − z)")
                    .about("Computed from the logits after sigmoid or with from_logits.")
                    .parameters(FROM_LOGITS, LABEL_SMOOTHING, REDUCTION)
                    .with(of(Targets.ZERO_OR_ONE, "((1 − y)/(1 − z) − y/z)/K, 0 outside [1e-7, 1 − 1e-7]")
                            .after("sigmoid", "(sigmoid(z) − y)/K")),
            loss("categorical_crossentropy")
                    .alias("sparse_categorical_crossentropy")
                    .keras("CategoricalCrossentropy")
                    .formula(line("y = y·(1 − s) + s/classes").where("label_smoothing"))
                    .formula("−Σ y ln z over the classes")
                    .about("Computed from the logits after softmax or with from_logits.")
                    .parameters(FROM_LOGITS, LABEL_SMOOTHING, REDUCTION)
                    .with(of(Targets.ONE_HOT, "(Σ y − y/p)/Σ z with p = z/Σ z within [1e-7, 1 − 1e-7]")
                            .after("softmax", "softmax(z)[o] − y")),
            loss("binary_focal_crossentropy")
                    .keras("BinaryFocalCrossentropy")
                    .source(LIN)
                    .formula("p = y·z + (1 − y)·(1 − z)")
                    .formula(
                            line("−(1 − p)^γ·ln p").unless("apply_class_balancing"),
                            line("w = y·α + (1 − y)·(1 − α)").where("apply_class_balancing"),
                            line("−w·(1 − p)^γ·ln p").where("apply_class_balancing"))
                    .about(
                            "Cross-entropy that counts rows less the better they are predicted; p is the probability of the right"
                                    + " class. Computed from the logits after sigmoid or with from_logits.")
                    .parameters(
                            flag("apply_class_balancing", false, "Weigh the two classes by α and 1 − α."),
                            real("alpha", 0.25, Range.UNIT, "α, the weight of class 1 with apply_class_balancing."),
                            GAMMA,
                            FROM_LOGITS,
                            REDUCTION)
                    .with(of(
                                    Targets.ZERO_OR_ONE,
                                    "(2y − 1)·(γ·(1 − p)^(γ−1)·ln p − (1 − p)^γ/p)/K, times w with apply_class_balancing")
                            .after(
                                    "sigmoid",
                                    "(1 − 2y)·(1 − p)^γ·(1 − p − γ·p·ln p)/K, times w with apply_class_balancing")),
            loss("categorical_focal_crossentropy")
                    .keras("CategoricalFocalCrossentropy")
                    .source(LIN)
                    .formula("−α·Σ y·(1 − z)^γ·ln z over the classes")
                    .about(
                            "Cross-entropy that counts rows less the better they are predicted. Computed from the logits after softmax"
                                    + " or with from_logits.")
                    .parameters(
                            real("alpha", 0.25, Range.NOT_NEGATIVE, "α, a factor of all."),
                            GAMMA,
                            FROM_LOGITS,
                            REDUCTION)
                    .with(
                            of(
                                            Targets.ONE_HOT,
                                            "α·(γ·(1 − p)^(γ−1)·ln p − (1 − p)^γ/p)·(y − z/Σ z)/Σ z, p the right class's z/Σ z")
                                    .after(
                                            "softmax",
                                            "α·(1 − p)^(γ−1)·(1 − p − γ·p·ln p)·(softmax(z)[o] − y), p the right class's softmax(z)")),
            loss("hinge")
                    .keras("Hinge")
                    .formula("max(1 − y·z, 0)")
                    .parameters(REDUCTION)
                    .with(of(Targets.MINUS_ONE_OR_ONE, "−y/K where y·z ≤ 1, else 0")),
            loss("squared_hinge")
                    .keras("SquaredHinge")
                    .formula("max(1 − y·z, 0)²")
                    .parameters(REDUCTION)
                    .with(of(Targets.MINUS_ONE_OR_ONE, "−2·y·max(1 − y·z, 0)/K")),
            loss("categorical_hinge")
                    .keras("CategoricalHinge")
                    .formula("max(1 + w − r, 0)")
                    .about("r is the right class's z, w the largest of 0 and the other classes' z.")
                    .parameters(REDUCTION)
                    .with(
                            of(
                                    Targets.ONE_HOT,
                                    "−1 for the right class, 1 for the largest of the others, 0 for the rest and beyond the margin")),
            loss("poisson")
                    .keras("Poisson")
                    .formula("z − y ln(z + 1e-7)")
                    .parameters(REDUCTION)
                    .with(of(Targets.NUMBERS, "(1 − y/(z + 1e-7))/K")
                            .ofOwnUnit()
                            .ofAnySign()),
            loss("kl_divergence")
                    .alias("kld", "kullback_leibler_divergence")
                    .keras("KLDivergence")
                    .formula("Σ y ln(y/z) over the classes, both clipped to [1e-7, 1]")
                    .parameters(REDUCTION)
                    .with(of(Targets.ONE_HOT, "−y/z, 0 outside [1e-7, 1]").ofProbabilities()),
            loss("perceptron")
                    .source("Rosenblatt 1958")
                    .formula("max(−y·z, 0)")
                    .parameters(
                            Parameter.of(
                                    "at_zero",
                                    new Shape.Word(List.of("mistake", "right")),
                                    "mistake",
                                    "What a row counts as where z is 0, on the line between the classes: by mistake the weights move, and a"
                                            + " perceptron that starts at 0 learns; by right they stay."),
                            REDUCTION)
                    .with(of(
                            Targets.MINUS_ONE_OR_ONE,
                            "−y/K where y·z < 0, and where it is 0 if at_zero is mistake; else 0")));

    private LossTypes() {}

    private static TypeBuilder loss(String name) {
        return new TypeBuilder(Kind.LOSS, name);
    }

    private static Facts.Loss of(Targets targets, String slope) {
        return new Facts.Loss(
                targets,
                false,
                Optional.empty(),
                slope,
                Optional.empty(),
                targets == Targets.NUMBERS,
                Range.NOT_NEGATIVE);
    }
}
