package dev.descent.cli;

import dev.descent.app.RunListener;
import dev.descent.app.RunSummary;
import dev.descent.app.RunningExperiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.util.List;

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
    public void saving(ExperimentSpec experiment, List<Trial> trials) {
        first.saving(experiment, trials);
        second.saving(experiment, trials);
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
