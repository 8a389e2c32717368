package org.example;

import dev.descent.engine.Checkpoint;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.WorkerPool;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.model.Trial;
import java.util.List;

/** Trains the trials of a cohort side by side, on as many threads as it is lent. */
public final class SideBySideEngine implements Engine {
    private final Engine single = new ReferenceEngine();

    @Override
    public String name() {
        return "side_by_side";
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        train(cohort, listener, WorkerPool.ALONE);
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener, WorkerPool workers) {
        List<Trial> trials = cohort.trials();
        TrainingListener turns = new Turns(listener);
        workers.run(trials.size(), k -> single.train(cohort.of(List.of(trials.get(k))), turns));
    }

    /** Lets one thread at a time speak to the listener. */
    private record Turns(TrainingListener listener) implements TrainingListener {
        @Override
        public synchronized boolean cancelled() {
            return listener.cancelled();
        }

        @Override
        public synchronized void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {
            listener.epochEnded(trial, epoch, loss, validationLoss);
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
    }
}
