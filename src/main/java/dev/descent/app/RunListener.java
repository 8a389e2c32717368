package dev.descent.app;

import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;

/** Hears how a run goes. {@link #finished} may be called from several threads at once. */
public interface RunListener {
    /** A round of an experiment begins; also where the journal has all of its trials. */
    void started(RunningExperiment running);

    /** A trial has ended. */
    void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome);

    /**
     * Trials that have ended are trained again for what no journal keeps.
     *
     * @param what that is: weights, steps
     */
    default void trainingAgain(ExperimentSpec experiment, int trials, String what) {}

    /** An experiment has ended and its reports are written, unless it was cut short. */
    void ended(ExperimentSpec experiment, RunSummary summary);

    /** Something that a person should know is not as it should be; the run goes on. */
    default void warned(String sentence) {}
}
