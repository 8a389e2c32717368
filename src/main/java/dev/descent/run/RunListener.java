package dev.descent.run;

import dev.descent.engine.TrialOutcome;
import dev.descent.spec.ExperimentSpec;
import dev.descent.spec.Trial;

/** Hears how a run goes. {@link #finished} may be called from several threads at once. */
public interface RunListener {
    /**
     * An experiment begins.
     *
     * @param toTrain distinct trials that have to be trained
     * @param known distinct trials whose outcome is in the journal already
     */
    void started(ExperimentSpec experiment, int toTrain, int known);

    /** A trial has ended. */
    void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome);

    /** An experiment has ended and its reports are written, unless it was cut short. */
    void ended(ExperimentSpec experiment, RunSummary summary);
}
