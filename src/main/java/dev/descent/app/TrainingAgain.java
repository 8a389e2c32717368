package dev.descent.app;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
import dev.descent.worker.EngineBroke;
import dev.descent.worker.Thrown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Training of trials once more, for what no record keeps of them; they are the same to the bit, which is compared. */
final class TrainingAgain {
    private TrainingAgain() {}

    /**
     * Trains trials again.
     *
     * @param record how a trial ended before, if that is known
     * @param what of them is looked for: weights, steps
     * @return whether all were trained, none stopped, and each ended as it did before
     * @throws Stopped if one ends otherwise than before, or if the engine throws or breaks its contract
     */
    static boolean of(
            List<Trial> trials,
            Dataset data,
            Engine engine,
            Function<Trial, Optional<TrialOutcome>> record,
            Listener listener,
            String what)
            throws Stopped {
        train(new Cohort(data, trials), engine, listener, what);
        if (listener.cancelled()) {
            return false;
        }
        for (Trial trial : trials) {
            TrialOutcome again = listener.ended(trial);
            Optional<String> difference = record.apply(trial).flatMap(before -> Repetition.difference(before, again));
            if (difference.isPresent()) {
                throw Stopped.machine(
                        subject(trial) + " was trained again for its " + what + ", and its " + difference.get()
                                + " is not the one that is stored: the engine '" + engine.name()
                                + "' does not repeat itself, or the record is of another version; `descent run --fresh` trains"
                                + " all trials anew");
            }
        }
        return true;
    }

    private static void train(Cohort cohort, Engine engine, Listener listener, String what) throws Stopped {
        try {
            engine.train(cohort, listener);
        } catch (EngineBroke e) {
            throw Stopped.machine(e.getMessage() + "; mend the engine and call this again", e);
        } catch (Exception | Error e) {
            if (Thrown.isOfTheMachine(e)) {
                throw e;
            }
            throw Stopped.machine(
                    "the network can't be trained again for its " + what + ", for " + Thrown.sentence("engine", e)
                            + "; mend that and call this again",
                    e);
        }
    }

    static String subject(Trial trial) {
        return "trial " + trial.number() + " (" + trial.id() + ")";
    }

    /** Notes how trials end, and stops them when it is asked to. */
    abstract static class Listener implements TrainingListener {
        private final BooleanSupplier cancelled;
        private final Map<String, TrialOutcome> ended = new HashMap<>();

        Listener(BooleanSupplier cancelled) {
            this.cancelled = cancelled;
        }

        /** How a trial has ended. */
        final TrialOutcome ended(Trial trial) {
            return ended.get(trial.id());
        }

        @Override
        public final void finished(Trial trial, TrialOutcome outcome) {
            ended.put(trial.id(), outcome);
        }

        @Override
        public final boolean cancelled() {
            return cancelled.getAsBoolean();
        }
    }
}
