package dev.descent.app;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The weights that trials ended with. No journal keeps them: the trials are trained again, and are the same to the bit, which is compared.
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
     * @throws Stopped if a trial ends otherwise than before, or the engine does not say what it keeps
     */
    static Optional<List<float[]>> of(
            List<Trial> trials,
            Dataset data,
            Engine engine,
            Function<Trial, Optional<TrialOutcome>> record,
            BooleanSupplier cancelled)
            throws Stopped {
        for (Trial trial : trials) {
            if (record.apply(trial).filter(it -> !(it instanceof Completed)).isPresent()) {
                throw without(trial);
            }
        }
        Listener listener = new Listener(cancelled);
        engine.train(new Cohort(data, trials), listener);
        if (cancelled.getAsBoolean()) {
            return Optional.empty();
        }
        List<float[]> weights = new ArrayList<>();
        for (Trial trial : trials) {
            TrialOutcome again = listener.ended.get(trial.id());
            Optional<String> difference = record.apply(trial).flatMap(before -> Repetition.difference(before, again));
            if (difference.isPresent()) {
                throw Stopped.machine(subject(trial) + " was trained again for its weights, and its " + difference.get()
                        + " is not the one that is stored: the engine '" + engine.name()
                        + "' does not repeat itself, or the record is of another version; `descent run --fresh` trains"
                        + " all trials anew");
            }
            if (!(again instanceof Completed)) {
                throw without(trial);
            }
            float[] kept = listener.weights.get(trial.id());
            if (kept == null) {
                throw Stopped.refused("the engine '" + engine.name()
                        + "' does not tell the weights of its networks, so that none can be saved");
            }
            weights.add(kept);
        }
        return Optional.of(weights);
    }

    private static Stopped without(Trial trial) {
        return Stopped.refused(subject(trial) + " did not complete, so that there is no network to save");
    }

    private static String subject(Trial trial) {
        return "trial " + trial.number() + " (" + trial.id() + ")";
    }

    private static final class Listener implements TrainingListener {
        private final BooleanSupplier cancelled;
        private final Map<String, float[]> weights = new HashMap<>();
        private final Map<String, TrialOutcome> ended = new HashMap<>();

        private Listener(BooleanSupplier cancelled) {
            this.cancelled = cancelled;
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
