package dev.descent.engine;

import dev.descent.model.DatasetSpec.TargetEncoding;

/**
 * What a loss wants below it, for tests that train with every loss.
 *
 * @param outputs units of the last layer
 * @param activation of the last layer
 * @param encoding what the targets are
 */
public record Ending(int outputs, String activation, TargetEncoding encoding) {
    public static Ending of(String loss) {
        return switch (loss) {
            case "binary_crossentropy" -> new Ending(1, "sigmoid", TargetEncoding.ZERO_ONE);
            case "categorical_crossentropy", "kl_divergence" -> new Ending(3, "softmax", TargetEncoding.ONE_HOT);
            case "categorical_hinge" -> new Ending(3, "linear", TargetEncoding.ONE_HOT);
            case "hinge", "squared_hinge", "perceptron" -> new Ending(1, "linear", TargetEncoding.PLUS_MINUS_ONE);
            case "poisson", "msle" -> new Ending(2, "softplus", TargetEncoding.NUMERIC);
            default -> new Ending(2, "linear", TargetEncoding.NUMERIC);
        };
    }
}
