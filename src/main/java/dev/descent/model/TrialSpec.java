package dev.descent.model;

import java.util.Optional;
import java.util.function.Function;

/** What one trial does, all defaults resolved: the values that decide its outcome, together with repeat and fold. */
public sealed interface TrialSpec permits NetworkSpec, MinimizeSpec, SolveSpec {
    /** Root of every random value of the trial. */
    long seed();

    /** Passes over the training rows; 0 for a trial without a network. */
    int epochs();

    /** The update rule; its {@code learning_rate} is a {@link Double} or a schedule. Empty where nothing is trained by one. */
    Optional<Component> optimizer();

    /** This spec with another update rule; one that has none stays as it is. */
    TrialSpec withOptimizer(Component optimizer);

    /** This spec if it trains a network. */
    default Optional<NetworkSpec> network() {
        return Optional.empty();
    }

    /** What the function for this kind of trial answers. */
    <T> T match(
            Function<? super NetworkSpec, ? extends T> network,
            Function<? super MinimizeSpec, ? extends T> minimize,
            Function<? super SolveSpec, ? extends T> solve);
}
