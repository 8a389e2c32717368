package dev.descent.model;

import java.util.Optional;

/** What one trial does, all defaults resolved: the values that decide its outcome, together with repeat and fold. */
public sealed interface TrialSpec permits NetworkSpec, MinimizeSpec, SolveSpec {
    /** Root of every random value of the trial. */
    long seed();

    /** Passes over the training rows; 0 for a trial without a network. */
    int epochs();

    /** The update rule; its {@code learning_rate} is a {@link Double} or a schedule. Empty where nothing is trained by one. */
    Optional<Component> optimizer();
}
