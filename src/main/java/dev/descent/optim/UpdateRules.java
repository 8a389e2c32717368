package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.model.Kind;

/** The table that spells the named optimizers as update rules. Defaults are the vocabulary's. */
public final class UpdateRules {
    private UpdateRules() {}

    /**
     * The rule of an optimizer with its hyperparameters; the learning rate is {@link Schedules#of}'s matter.
     *
     * @throws IllegalArgumentException if the component is no optimizer
     */
    public static UpdateRule of(Component optimizer) {
        if (optimizer.type().kind() != Kind.OPTIMIZER) {
            throw new IllegalArgumentException(optimizer.name() + " is no optimizer");
        }
        return switch (optimizer.name()) {
            case "sgd" -> descent(optimizer, optimizer.flag("nesterov"));
            case "momentum" -> descent(optimizer, false);
            case "nesterov" -> descent(optimizer, true);
            case "adagrad" -> new Adagrad(optimizer);
            case "adadelta" -> new Adadelta(optimizer);
            case "rmsprop" -> new RootMeanSquare(optimizer);
            case "adam", "adamw" -> new AdaptiveMoments(optimizer, optimizer.flag("amsgrad"));
            case "amsgrad" -> new AdaptiveMoments(optimizer, true);
            case "adamax" -> new AdaptiveMaximum(optimizer);
            case "nadam" -> new NesterovMoments(optimizer);
            case "nadamax" -> new NesterovMaximum(optimizer);
            case "lion" -> new SignedMomentum(optimizer);
            case "ftrl" -> new RegularizedLeader(optimizer);
            default -> throw new IllegalArgumentException("no update rule is known for " + optimizer.name());
        };
    }

    /** Without momentum there is nothing to look ahead along: Nesterov's switch then does nothing, as in Keras. */
    private static UpdateRule descent(Component optimizer, boolean nesterov) {
        double momentum = optimizer.real("momentum");
        return momentum == 0 ? new PlainDescent(optimizer) : new Momentum(optimizer, momentum, nesterov);
    }
}
