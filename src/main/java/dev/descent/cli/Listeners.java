package dev.descent.cli;

import dev.descent.engine.TrialOutcome;
import dev.descent.run.RunListener;
import dev.descent.run.RunSummary;
import dev.descent.run.RunningExperiment;
import dev.descent.spec.ExperimentSpec;
import dev.descent.spec.Trial;

/** Two who hear how a run goes. */
record Listeners(RunListener first, RunListener second) implements RunListener {
    @Override
    public void started(RunningExperiment running) {
        first.started(running);
        second.started(running);
    }

    @Override
    public void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
        first.finished(experiment, trial, outcome);
        second.finished(experiment, trial, outcome);
    }

    @Override
    public void ended(ExperimentSpec experiment, RunSummary summary) {
        first.ended(experiment, summary);
        second.ended(experiment, summary);
    }
}
