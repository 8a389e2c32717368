package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.model.Facts;

/** The table that binds each family of the vocabulary to its update rule; a family without one does not compile. */
public final class UpdateRules {
    private UpdateRules() {}

    /**
     * The rule of an optimizer with its hyperparameters; the learning rate of a step is {@link Schedules#of}'s matter.
     *
     * @throws IllegalArgumentException if the component is not an optimizer
     */
    public static UpdateRule of(Component optimizer) {
        Facts.Optimizer facts = optimizer.type().optimizer();
        return switch (facts.family()) {
            case DESCENT -> descent(optimizer, facts.isOn("nesterov", optimizer));
            case ADAGRAD -> new Adagrad(optimizer);
            case ADADELTA -> new Adadelta(optimizer);
            case ROOT_MEAN_SQUARE -> new RootMeanSquare(optimizer);
            case ADAPTIVE_MOMENTS -> new AdaptiveMoments(optimizer, facts.isOn("amsgrad", optimizer));
            case ADDITIVE_MOMENTS -> new AdditiveMoments(optimizer);
            case ADAPTIVE_MAXIMUM -> new AdaptiveMaximum(optimizer);
            case NESTEROV_MOMENTS -> new NesterovMoments(optimizer);
            case NESTEROV_MAXIMUM -> new NesterovMaximum(optimizer);
            case SIGNED_MOMENTUM -> new SignedMomentum(optimizer);
            case REGULARIZED_LEADER -> new RegularizedLeader(optimizer);
            case LAYERWISE_MOMENTS -> new LayerwiseMoments(optimizer);
            case ORTHOGONAL_MOMENTUM -> new OrthogonalMomentum(optimizer);
            case AVERAGED_MOMENTS -> new AveragedMoments(optimizer);
            case RESILIENT -> new ResilientSteps(optimizer);
            case CUSTOM -> new CustomRule(optimizer);
        };
    }

    /** Without momentum there is nothing to look ahead along: Nesterov's switch then does nothing, as in Keras. */
    private static UpdateRule descent(Component optimizer, boolean nesterov) {
        double momentum = optimizer.real("momentum");
        return momentum == 0 ? new PlainDescent(optimizer) : new Momentum(optimizer, momentum, nesterov);
    }
}
