package dev.descent.cli;

import dev.descent.app.RunListener;
import dev.descent.app.RunSummary;
import dev.descent.app.RunningExperiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;

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
    public void trainingAgain(ExperimentSpec experiment, int trials, String what) {
        first.trainingAgain(experiment, trials, what);
        second.trainingAgain(experiment, trials, what);
    }

    @Override
    public void ended(ExperimentSpec experiment, RunSummary summary) {
        first.ended(experiment, summary);
        second.ended(experiment, summary);
    }

    @Override
    public void warned(String sentence) {
        first.warned(sentence);
        second.warned(sentence);
    }
}
