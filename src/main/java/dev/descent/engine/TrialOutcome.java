package dev.descent.engine;

import dev.descent.function.Trajectory;
import dev.descent.model.Status;
import java.util.Optional;

/** How one trial ended. A trial that goes wrong is a result to report, not an exception to lose. */
public sealed interface TrialOutcome {
    /** The trial's id, 16 hex digits. */
    String trialId();

    Status status();

    /** The epochs that ended, a row each; none of an experiment without a network. */
    History history();

    /** The states of an experiment without a network, as far as they are finite. */
    Optional<Trajectory> trajectory();

    /**
     * Trained to its end, or to the epoch at which it was to pause.
     *
     * @param epochs epochs trained, less than asked for if the trial stopped early
     * @param steps updates done
     * @param parameters trained and running values of the network, or variables of a function
     * @param train the training rows, measured with the weights that are kept, in inference mode
     * @param validation the validation rows, likewise
     * @param test the test rows, likewise
     * @param bestEpoch the best epoch of early stopping's monitor, from 1; 0 without early stopping
     * @param history a row an epoch
     * @param predictions the network's outputs for the dataset's first rows, in the target's own unit
     * @param trajectory of an experiment without a network
     */
    record Completed(
            String trialId,
            int epochs,
            long steps,
            long parameters,
            Scores train,
            Optional<Scores> validation,
            Optional<Scores> test,
            int bestEpoch,
            History history,
            Predictions predictions,
            Optional<Trajectory> trajectory)
            implements TrialOutcome {
        @Override
        public Status status() {
            return Status.COMPLETED;
        }
    }

    /**
     * The loss of a batch, the weights or the loss after an epoch became NaN or infinite.
     *
     * @param epoch the epoch in which it happened, from 1, which is also that of a trial without epochs; 0 without a network
     * @param step from 1, the last step that was done or tried; 0 if the network of a trial without epochs has no finite loss
     * @param parameters as in {@link Completed}
     * @param lastFiniteLoss the last finite batch loss, or loss after an epoch that ended; NaN if there was none
     * @param history the epochs that ended before it
     * @param trajectory of an experiment without a network, up to the last finite state
     */
    record Diverged(
            String trialId,
            int epoch,
            long step,
            long parameters,
            double lastFiniteLoss,
            History history,
            Optional<Trajectory> trajectory)
            implements TrialOutcome {
        @Override
        public Status status() {
            return Status.DIVERGED;
        }
    }

    /** The engine threw or refused; {@code reason} is one sentence fit for a report, the same on every machine. */
    record Failed(String trialId, String reason) implements TrialOutcome {
        public Failed {
            reason = reason.isBlank() ? "no reason was given" : reason;
        }

        @Override
        public Status status() {
            return Status.FAILED;
        }

        @Override
        public History history() {
            return History.NONE;
        }

        @Override
        public Optional<Trajectory> trajectory() {
            return Optional.empty();
        }
    }
}
