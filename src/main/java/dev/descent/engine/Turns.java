package dev.descent.engine;

import dev.descent.model.Trial;

/**
 * Hands on to a listener what threads tell and ask, one at a time: for an engine that trains trials on several threads, since a listener is
 * spoken to by one at a time.
 *
 * @param listener whom all is handed on to
 */
public record Turns(TrainingListener listener) implements TrainingListener {
    @Override
    public synchronized void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {
        listener.epochEnded(trial, epoch, loss, validationLoss);
    }

    @Override
    public synchronized boolean wantsParametersAt(Trial trial, int epoch) {
        return listener.wantsParametersAt(trial, epoch);
    }

    @Override
    public synchronized void parameters(Trial trial, int epoch, float[] parameters) {
        listener.parameters(trial, epoch, parameters);
    }

    @Override
    public synchronized boolean wantsSteps(Trial trial) {
        return listener.wantsSteps(trial);
    }

    @Override
    public synchronized boolean wantsStepAt(Trial trial, long step) {
        return listener.wantsStepAt(trial, step);
    }

    @Override
    public synchronized void step(Trial trial, TrainingStep step) {
        listener.step(trial, step);
    }

    @Override
    public synchronized boolean wantsParameters() {
        return listener.wantsParameters();
    }

    @Override
    public synchronized void kept(Trial trial, float[] parameters) {
        listener.kept(trial, parameters);
    }

    @Override
    public synchronized void finished(Trial trial, TrialOutcome outcome) {
        listener.finished(trial, outcome);
    }

    @Override
    public synchronized void paused(Trial trial, Checkpoint checkpoint) {
        listener.paused(trial, checkpoint);
    }

    @Override
    public synchronized boolean cancelled() {
        return listener.cancelled();
    }
}
