package dev.descent.model;

import static dev.descent.model.Parameter.flag;
import static dev.descent.model.Parameter.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** LossTypes of a row: z the prediction, y the target, averaged over the outputs unless said. */
final class LossTypes {
    private static final Parameter FROM_LOGITS =
            flag("from_logits", false, "The network's last values are logits; else sigmoid or softmax must be last.");

    static final List<ComponentType> ALL = List.of(
            loss("mse", "(z − y)².").alias("mean_squared_error"),
            loss("half_mse", "½(z − y)², the textbook form whose derivative is z − y."),
            loss("mae", "|z − y|.").alias("mean_absolute_error"),
            loss(
                    "huber",
                    "½e² where |e| ≤ δ, else δ|e| − ½δ², e = z − y (Huber 1964).",
                    real("delta", 1.0, Range.POSITIVE, "δ, where the parabola becomes a line.")),
            loss("log_cosh", "ln cosh(z − y).").alias("logcosh"),
            loss("mape", "100·|z − y|/max(|y|, 1e-7).").alias("mean_absolute_percentage_error"),
            loss("msle", "(ln(1 + max(z, 1e-7)) − ln(1 + max(y, 1e-7)))².").alias("mean_squared_logarithmic_error"),
            loss(
                            "binary_crossentropy",
                            "−y ln z − (1 − y) ln(1 − z), computed from the logits; y is 0 or 1.",
                            FROM_LOGITS)
                    .alias("bce"),
            loss(
                            "categorical_crossentropy",
                            "−Σ y ln z over the classes, computed from the logits; y is one-hot.",
                            FROM_LOGITS)
                    .alias("sparse_categorical_crossentropy"),
            loss("hinge", "max(1 − y·z, 0); y is −1 or 1."),
            loss("squared_hinge", "max(1 − y·z, 0)²; y is −1 or 1."),
            loss(
                    "categorical_hinge",
                    "max(1 + w − r, 0), r the right class's z, w the largest of 0 and the other classes' z."),
            loss("poisson", "z − y ln(z + 1e-7)."),
            loss("kl_divergence", "Σ y ln(y/z) over the classes, both clipped to [1e-7, 1].")
                    .alias("kld", "kullback_leibler_divergence"),
            loss("perceptron", "max(−y·z, 0); y is −1 or 1 (Rosenblatt 1958)."));

    private LossTypes() {}

    private static ComponentType loss(String name, String about, Parameter... own) {
        List<Parameter> parameters = new ArrayList<>(List.of(own));
        parameters.add(Parameter.of(
                "reduction",
                new Shape.Word(List.of("mean", "sum")),
                "mean",
                "Over the rows of a batch: their mean or their sum; outputs are averaged in both."));
        return new ComponentType(Kind.LOSS, name, List.of(), about, parameters, Optional.empty());
    }
}
