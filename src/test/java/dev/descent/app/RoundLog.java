package dev.descent.app;

import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;

/** Notes what a run tells of its rounds. */
class RoundLog implements RunListener {
    private final List<String> rounds = new ArrayList<>();
    private int finished;
    private int again;

    /** {@code round: trials to train + trials known}, a round each. */
    List<String> rounds() {
        return rounds;
    }

    /** Trials of the round under way that have ended. */
    synchronized int finished() {
        return finished;
    }

    /** Trials that were to be trained again for their predictions. */
    synchronized int again() {
        return again;
    }

    @Override
    public synchronized void started(RunningExperiment running) {
        if (running.again()) {
            again += running.toTrain();
            return;
        }
        rounds.add(running.round() + ": " + running.toTrain() + " + " + running.known());
        finished = 0;
    }

    @Override
    public synchronized void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
        finished++;
    }

    @Override
    public void ended(ExperimentSpec experiment, RunSummary summary) {
        // The run itself returns the summary.
    }
}
