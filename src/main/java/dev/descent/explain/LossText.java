package dev.descent.explain;

import dev.descent.model.Component;

/** The derivative of a row's loss as a formula: the first link of the chain rule. */
final class LossText {
    private LossText() {}

    /**
     * The derivative by what the loss gets, for output o of K: z the value, y the target.
     *
     * @param ofLogits whether z are logits
     */
    static String slope(Component loss, boolean ofLogits) {
        return switch (loss.name()) {
            case "mse" -> "2·(z − y)/K";
            case "half_mse" -> "(z − y)/K";
            case "mae" -> "sign(z − y)/K";
            case "huber" -> "(z − y, at least −δ and at most δ)/K";
            case "log_cosh" -> "tanh(z − y)/K";
            case "mape" -> "100·sign(z − y)/max(|y|, 1e-7)/K";
            case "msle" -> "2·(ln(1 + z) − ln(1 + y))/(1 + z)/K, 0 where z ≤ 1e-7";
            case "binary_crossentropy" ->
                ofLogits ? "(sigmoid(z) − y)/K" : "((1 − y)/(1 − z) − y/z)/K, 0 outside [1e-7, 1 − 1e-7]";
            case "categorical_crossentropy" ->
                ofLogits ? "softmax(z)[o] − y" : "(Σ y − y/p)/Σ z with p = z/Σ z within [1e-7, 1 − 1e-7]";
            case "hinge" -> "−y/K where y·z ≤ 1, else 0";
            case "squared_hinge" -> "−2·y·max(1 − y·z, 0)/K";
            case "categorical_hinge" ->
                "−1 for the right class, 1 for the largest of the others, 0 for the rest and beyond the margin";
            case "poisson" -> "(1 − y/(z + 1e-7))/K";
            case "kl_divergence" -> "−y/z, 0 outside [1e-7, 1]";
            case "perceptron" -> "−y/K where y·z ≤ 0, else 0";
            default -> throw new IllegalArgumentException("no slope is known for " + loss.name());
        };
    }
}
