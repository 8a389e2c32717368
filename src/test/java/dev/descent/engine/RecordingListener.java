package dev.descent.engine;

import dev.descent.model.Trial;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers outcomes, and checkpoints of trials that paused, by trial id; can cancel after having been asked so many times. */
public final class RecordingListener implements TrainingListener {
    private final Map<String, TrialOutcome> outcomes = new LinkedHashMap<>();
    private final Map<String, Checkpoint> checkpoints = new LinkedHashMap<>();
    private final int patience;
    private int asked;

    public RecordingListener() {
        this(Integer.MAX_VALUE);
    }

    /** @param patience how many times {@link #cancelled()} says no */
    public RecordingListener(int patience) {
        this.patience = patience;
    }

    @Override
    public void finished(Trial trial, TrialOutcome outcome) {
        if (!trial.id().equals(outcome.trialId())) {
            throw new AssertionError("outcome of " + outcome.trialId() + " told for " + trial.id());
        }
        if (outcomes.put(trial.id(), outcome) != null) {
            throw new AssertionError("two outcomes of " + trial.id());
        }
    }

    @Override
    public void paused(Trial trial, Checkpoint checkpoint) {
        if (!(outcomes.get(trial.id()) instanceof TrialOutcome.Completed) || !trial.pauses()) {
            throw new AssertionError("paused without a reason: " + trial.id());
        }
        if (checkpoints.put(trial.id(), checkpoint) != null) {
            throw new AssertionError("two checkpoints of " + trial.id());
        }
    }

    @Override
    public boolean cancelled() {
        return asked++ >= patience;
    }

    public Map<String, TrialOutcome> outcomes() {
        return outcomes;
    }

    public Map<String, Checkpoint> checkpoints() {
        return checkpoints;
    }

    public int asked() {
        return asked;
    }
}
