package dev.descent.engine;

import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Facts;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;

/**
 * What a loss wants below it, for tests that train with every loss.
 *
 * @param outputs units of the last layer
 * @param activation of the last layer
 * @param encoding what the targets are
 */
public record Ending(int outputs, String activation, TargetEncoding encoding) {
    public static Ending of(String name) {
        Facts.Loss loss = Vocabulary.type(Kind.LOSS, name).loss();
        String linear = name.equals("poisson") || name.equals("msle") ? "softplus" : "linear";
        String activation = loss.activation().orElse(loss.probabilities() ? "softmax" : linear);
        return switch (loss.targets()) {
            case NUMBERS -> new Ending(2, activation, TargetEncoding.NUMERIC);
            case ZERO_OR_ONE -> new Ending(1, activation, TargetEncoding.ZERO_ONE);
            case MINUS_ONE_OR_ONE -> new Ending(1, activation, TargetEncoding.PLUS_MINUS_ONE);
            case ONE_HOT -> new Ending(3, activation, TargetEncoding.ONE_HOT);
        };
    }
}
