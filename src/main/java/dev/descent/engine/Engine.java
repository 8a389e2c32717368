package dev.descent.engine;

import dev.descent.model.Trial;
import java.util.Optional;

/**
 * Trains cohorts. Engines are found by name: the built-in ones in code, the others as services of this type.
 *
 * <p>An outcome depends on the cohort's data and on its trial alone: not on the other trials of the cohort, nor on what the engine
 * has trained before, nor on threads or time. To be quick, an engine may remember what it has seen and read a clock, but only to
 * choose among computations that give the same outcome; the built-in engines choose among forms of equal bits. It starts no threads,
 * and neither reads nor writes files. Several threads may call it at once with different cohorts.
 *
 * <p>A network with {@link dev.descent.model.NetworkSpec#initialWeights()} starts from them, in each repeat, and else from what its
 * initializers draw; what an optimizer keeps begins anew.
 *
 * <p>A trial whose {@link Trial#untilEpoch()} is smaller than its network's epochs ends with that epoch: its outcome is
 * {@link TrialOutcome.Completed}, measured with the weights that would be kept if the network's epochs were over; the best ones so far
 * where early stopping restores them. Everything else is as in a trial of all epochs: schedules of the learning rate don't see where
 * it ends. The listener gets a {@link Checkpoint} of it, with the weights of the last epoch. A cohort may bring one back with a longer
 * request; what the engine makes of it are the bits of a trial that never paused. An engine may give no checkpoint, and may train from
 * the start where it gets one that it doesn't know.
 */
public interface Engine {
    /** The name that stands in the experiment file. */
    String name();

    /**
     * Why the engine can't be used on this machine, in one sentence; empty if it can. Asked before a run and by {@code list}: what takes
     * long to load is best loaded here and not when the engine is made, which happens in every command.
     */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Why the engine can't train a trial, such as a layer that it doesn't know, in one sentence; empty if it can. Asked of every trial that
     * a file means before any trains, of an engine that has no other {@link #obstacle()}: a run refuses then, and {@code plan} tells.
     * Depends on the trial alone. What only training brings to light is {@link TrialOutcome.Failed}.
     */
    default Optional<String> obstacle(Trial trial) {
        return Optional.empty();
    }

    /**
     * Trains every trial of the cohort and tells the listener each outcome once, in any order. Stops early, without an outcome
     * for what is unfinished, when the listener says so. A trial that cannot be trained is {@link TrialOutcome.Failed}; an
     * exception ends the whole cohort.
     */
    void train(Cohort cohort, TrainingListener listener);

    /** Trains as the other method does, and lets the workers help if it knows how to share work. The outcomes are the same. */
    default void train(Cohort cohort, TrainingListener listener, WorkerPool workers) {
        train(cohort, listener);
    }
}
