package dev.descent.engine;

/**
 * Trains cohorts. Engines are found by name: the built-in ones in code, the others as services of this type.
 *
 * <p>An engine keeps no state between calls, starts no threads, reads no files and no clock; it may be called from several
 * threads at once with different cohorts. The built-in engines obey the arithmetic of the project to the bit: the outcome of a
 * trial does not depend on the company it keeps.
 */
public interface Engine {
    /** The name that stands in the experiment file. */
    String name();

    /**
     * Trains every trial of the cohort and tells the listener each outcome once, in any order. Stops early, without an outcome
     * for what is unfinished, when the listener says so. A trial that cannot be trained is {@link TrialOutcome.Failed}; an
     * exception ends the whole cohort.
     */
    void train(Cohort cohort, TrainingListener listener);

    /** Trains as the other method does, and lets the crew help if it knows how to. The outcomes are the same. */
    default void train(Cohort cohort, TrainingListener listener, WorkerPool crew) {
        train(cohort, listener);
    }
}
