package dev.descent.model;

import static dev.descent.model.Parameter.flag;
import static dev.descent.model.Parameter.real;

import dev.descent.model.Facts.Targets;
import java.util.List;
import java.util.Optional;

/** Losses of a row: z the prediction, y the target, K outputs, averaged over the outputs unless said. */
final class LossTypes {
    private static final Parameter FROM_LOGITS =
            flag("from_logits", false, "The network's last values are logits; else sigmoid or softmax must be last.");
    private static final Parameter REDUCTION = Parameter.of(
            "reduction",
            new Shape.Word(List.of("mean", "sum")),
            "mean",
            "Over the rows of a batch: their mean or their sum; outputs are averaged in both.");

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
                    .parameters(REDUCTION)
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
                    .example("delta: 2.0")
                    .with(of(Targets.NUMBERS, "(z − y, at least −δ and at most δ)/K")),
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
                    .with(of(Targets.NUMBERS, "100·sign(z − y)/max(|y|, 1e-7)/K")),
            loss("msle")
                    .alias("mean_squared_logarithmic_error")
                    .keras("MeanSquaredLogarithmicError")
                    .formula("(ln(1 + max(z, 1e-7)) − ln(1 + max(y, 1e-7)))²")
                    .parameters(REDUCTION)
                    .with(of(Targets.NUMBERS, "2·(ln(1 + z) − ln(1 + y))/(1 + z)/K, 0 where z ≤ 1e-7")),
            loss("binary_crossentropy")
                    .alias("bce")
                    .keras("BinaryCrossentropy")
                    .formula("−y ln z − (1 − y) ln(1 − z)")
                    .about("Computed from the logits after sigmoid or with from_logits.")
                    .parameters(FROM_LOGITS, REDUCTION)
                    .with(of(Targets.ZERO_OR_ONE, "((1 − y)/(1 − z) − y/z)/K, 0 outside [1e-7, 1 − 1e-7]")
                            .after("sigmoid", "(sigmoid(z) − y)/K")),
            loss("categorical_crossentropy")
                    .alias("sparse_categorical_crossentropy")
                    .keras("CategoricalCrossentropy")
                    .formula("−Σ y ln z over the classes")
                    .about("Computed from the logits after softmax or with from_logits.")
                    .parameters(FROM_LOGITS, REDUCTION)
                    .with(of(Targets.ONE_HOT, "(Σ y − y/p)/Σ z with p = z/Σ z within [1e-7, 1 − 1e-7]")
                            .after("softmax", "softmax(z)[o] − y")),
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
                    .with(of(Targets.NUMBERS, "(1 − y/(z + 1e-7))/K")),
            loss("kl_divergence")
                    .alias("kld", "kullback_leibler_divergence")
                    .keras("KLDivergence")
                    .formula("Σ y ln(y/z) over the classes, both clipped to [1e-7, 1]")
                    .parameters(REDUCTION)
                    .with(of(Targets.ONE_HOT, "−y/z, 0 outside [1e-7, 1]").ofProbabilities()),
            loss("perceptron")
                    .source("Rosenblatt 1958")
                    .formula("max(−y·z, 0)")
                    .parameters(REDUCTION)
                    .with(of(Targets.MINUS_ONE_OR_ONE, "−y/K where y·z ≤ 0, else 0")));

    private LossTypes() {}

    private static TypeBuilder loss(String name) {
        return new TypeBuilder(Kind.LOSS, name);
    }

    private static Facts.Loss of(Targets targets, String slope) {
        return new Facts.Loss(targets, false, Optional.empty(), slope, Optional.empty());
    }
}
