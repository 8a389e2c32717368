package dev.descent.app;

import dev.descent.analysis.MovingWeights;
import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
import dev.descent.worker.EngineBroke;
import dev.descent.worker.Thrown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The weights that trials ended with, or had on the way. No journal keeps them: the trials are trained again, and are the same to the bit, which is compared.
 */
final class KeptWeights {
    private KeptWeights() {}

    /**
     * Trains trials again.
     *
     * @param data what all of them learn
     * @param record how a trial ended before, if that is known
     * @param cancelled whether to stop
     * @return the weights of each trial, in the order of the trials; empty if it was stopped
     * @throws Stopped if a trial has no network to keep, which is told before any is trained where it is known; if one ends otherwise
     *     than before; or if the engine throws, breaks its contract or does not say what it keeps
     */
    static Optional<List<float[]>> of(
            List<Trial> trials,
            Dataset data,
            Engine engine,
            Function<Trial, Optional<TrialOutcome>> record,
            BooleanSupplier cancelled)
            throws Stopped {
        for (Trial trial : trials) {
            Optional<TrialOutcome> before = record.apply(trial);
            if (before.isPresent()) {
                refuseUnlessCompleted(trial, before.get());
            }
        }
        Listener listener = new Listener(cancelled);
        if (!trainAgain(trials, data, engine, record, listener)) {
            return Optional.empty();
        }
        List<float[]> weights = new ArrayList<>();
        for (Trial trial : trials) {
            refuseUnlessCompleted(trial, listener.ended.get(trial.id()));
            float[] kept = listener.weights.get(trial.id());
            if (kept == null) {
                throw Stopped.refused("the engine '" + engine.name()
                        + "' does not tell the weights of its networks, so that none can be saved");
            }
            weights.add(kept);
        }
        return Optional.of(weights);
    }

    /**
     * Trains a trial again for the weights that it has after some epochs.
     *
     * @param data what it learns
     * @param record how trials ended before, if that is known
     * @param cancelled whether to stop
     * @return whether they are told then, or known not to be; false if it was stopped
     * @throws Stopped if the trial ends otherwise than before
     */
    static boolean tell(
            MovingWeights weights,
            Dataset data,
            Engine engine,
            Function<Trial, Optional<TrialOutcome>> record,
            BooleanSupplier cancelled)
            throws Stopped {
        if (weights.wanted().isEmpty()) {
            return true;
        }
        Listener listener = new Listener(cancelled, Set.copyOf(weights.wanted()));
        if (!trainAgain(List.of(weights.trial()), data, engine, record, listener)) {
            return false;
        }
        weights.told(listener.moving);
        return true;
    }

    /** Whether all were trained, none stopped, and each ended as it did before. */
    private static boolean trainAgain(
            List<Trial> trials,
            Dataset data,
            Engine engine,
            Function<Trial, Optional<TrialOutcome>> record,
            Listener listener)
            throws Stopped {
        train(new Cohort(data, trials), engine, listener);
        if (listener.cancelled()) {
            return false;
        }
        for (Trial trial : trials) {
            TrialOutcome again = listener.ended.get(trial.id());
            Optional<String> difference = record.apply(trial).flatMap(before -> Repetition.difference(before, again));
            if (difference.isPresent()) {
                throw Stopped.machine(subject(trial) + " was trained again for its weights, and its " + difference.get()
                        + " is not the one that is stored: the engine '" + engine.name()
                        + "' does not repeat itself, or the record is of another version; `descent run --fresh` trains"
                        + " all trials anew");
            }
        }
        return true;
    }

    private static void train(Cohort cohort, Engine engine, Listener listener) throws Stopped {
        try {
            engine.train(cohort, listener);
        } catch (EngineBroke e) {
            throw Stopped.machine(e.getMessage() + "; mend the engine and call this again", e);
        } catch (Exception | Error e) {
            if (Thrown.isOfTheMachine(e)) {
                throw e;
            }
            throw Stopped.machine(
                    "the network can't be trained again for its weights, for " + Thrown.sentence("engine", e)
                            + "; mend that and call this again",
                    e);
        }
    }

    private static void refuseUnlessCompleted(Trial trial, TrialOutcome outcome) throws Stopped {
        if (outcome instanceof TrialOutcome.Diverged diverged) {
            throw Stopped.refused(
                    subject(trial) + " diverged at epoch " + diverged.epoch() + "; it has no network to save");
        }
        if (outcome instanceof TrialOutcome.Failed failed) {
            throw Stopped.refused(subject(trial) + " failed, so that it has no network to save: " + failed.reason());
        }
    }

    private static String subject(Trial trial) {
        return "trial " + trial.number() + " (" + trial.id() + ")";
    }

    private static final class Listener implements TrainingListener {
        private final BooleanSupplier cancelled;
        private final Map<String, float[]> weights = new HashMap<>();
        private final Map<String, TrialOutcome> ended = new HashMap<>();
        private final Set<Integer> epochs;
        private final Map<Integer, float[]> moving = new HashMap<>();

        private Listener(BooleanSupplier cancelled) {
            this(cancelled, Set.of());
        }

        /** @param epochs whose weights are wanted, of the only trial */
        private Listener(BooleanSupplier cancelled, Set<Integer> epochs) {
            this.cancelled = cancelled;
            this.epochs = epochs;
        }

        @Override
        public boolean wantsParametersAt(Trial trial, int epoch) {
            return epochs.contains(epoch);
        }

        @Override
        public void parameters(Trial trial, int epoch, float[] parameters) {
            moving.put(epoch, parameters);
        }

        @Override
        public boolean wantsParameters() {
            return true;
        }

        @Override
        public void kept(Trial trial, float[] parameters) {
            weights.put(trial.id(), parameters);
        }

        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            ended.put(trial.id(), outcome);
        }

        @Override
        public boolean cancelled() {
            return cancelled.getAsBoolean();
        }
    }
}
