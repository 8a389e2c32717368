package dev.descent.analysis;

import dev.descent.model.Component;
import dev.descent.model.TrialSpec;
import java.util.Optional;

/** The learning rate of a trial, where it is one number. */
public final class ConstantRate {
    private static final String RATE = "learning_rate";

    private ConstantRate() {}

    /** The constant learning rate; empty if it has a schedule or none. */
    public static Optional<Double> of(TrialSpec spec) {
        Optional<Component> optimizer = spec.optimizer();
        Optional<Object> rate =
                optimizer.isEmpty() ? Optional.empty() : optimizer.get().find(RATE);
        return rate.isPresent() && rate.get() instanceof Double constant ? Optional.of(constant) : Optional.empty();
    }

    /** The spec with another rate in place of its own, the same for all. */
    public static TrialSpec without(TrialSpec spec) {
        return spec.optimizer()
                .map(own -> spec.withOptimizer(own.with(RATE, 0.0)))
                .orElse(spec);
    }
}
