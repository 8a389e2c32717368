package dev.descent.app;

import dev.descent.analysis.MovingWeights;
import dev.descent.data.Dataset;
import dev.descent.engine.Engine;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
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
    private static final String WHAT = "weights";

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
        if (!TrainingAgain.of(trials, data, engine, record, listener, WHAT)) {
            return Optional.empty();
        }
        List<float[]> weights = new ArrayList<>();
        for (Trial trial : trials) {
            refuseUnlessCompleted(trial, listener.ended(trial));
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
        if (!TrainingAgain.of(List.of(weights.trial()), data, engine, record, listener, WHAT)) {
            return false;
        }
        weights.told(listener.moving);
        return true;
    }

    private static void refuseUnlessCompleted(Trial trial, TrialOutcome outcome) throws Stopped {
        if (outcome instanceof TrialOutcome.Diverged diverged) {
            throw Stopped.refused(TrainingAgain.subject(trial) + " diverged at epoch " + diverged.epoch()
                    + "; it has no network to save");
        }
        if (outcome instanceof TrialOutcome.Failed failed) {
            throw Stopped.refused(
                    TrainingAgain.subject(trial) + " failed, so that it has no network to save: " + failed.reason());
        }
    }

    private static final class Listener extends TrainingAgain.Listener {
        private final Map<String, float[]> weights = new HashMap<>();
        private final Set<Integer> epochs;
        private final Map<Integer, float[]> moving = new HashMap<>();

        private Listener(BooleanSupplier cancelled) {
            this(cancelled, Set.of());
        }

        /** @param epochs whose weights are wanted, of the only trial */
        private Listener(BooleanSupplier cancelled, Set<Integer> epochs) {
            super(cancelled);
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
    }
}
