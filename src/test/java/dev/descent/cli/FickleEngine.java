package dev.descent.cli;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.Scores;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.model.Trial;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * An engine that throws, finds no memory, waits for the end of what the process is sent, or reports another
 * validation loss than it found, on the trials whose numbers the properties of those names tell.
 */
public final class FickleEngine implements Engine {
    static final String THROWS = "fickle.throws";
    static final String OUT_OF_MEMORY = "fickle.outOfMemory";
    static final String WAITS = "fickle.waits";
    static final String ERRS = "fickle.errs";

    @Override
    public String name() {
        return "fickle";
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        for (Trial trial : cohort.trials()) {
            if (listener.cancelled()) {
                return;
            }
            if (isAmong(trial, THROWS)) {
                throw new ArithmeticException("on purpose");
            }
            if (isAmong(trial, OUT_OF_MEMORY)) {
                throw new OutOfMemoryError("on purpose");
            }
            if (isAmong(trial, WAITS)) {
                awaitEndOfInput();
            }
            TrainingListener hearer = isAmong(trial, ERRS) ? new Erring(listener) : listener;
            new ReferenceEngine().train(new Cohort(cohort.data(), List.of(trial)), hearer);
        }
    }

    private static void awaitEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAmong(Trial trial, String property) {
        return List.of(System.getProperty(property, "").split(",")).contains(Integer.toString(trial.number()));
    }

    /** Tells of another validation loss than there was. */
    private record Erring(TrainingListener listener) implements TrainingListener {
        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            TrialOutcome.Completed it = (TrialOutcome.Completed) outcome;
            listener.finished(
                    trial,
                    new TrialOutcome.Completed(
                            it.trialId(),
                            it.epochs(),
                            it.steps(),
                            it.parameters(),
                            it.train(),
                            it.validation().map(scores -> new Scores(scores.loss() + 1, scores.metrics())),
                            it.test(),
                            it.bestEpoch(),
                            it.history(),
                            it.predictions(),
                            it.trajectory()));
        }

        @Override
        public boolean cancelled() {
            return listener.cancelled();
        }
    }
}
