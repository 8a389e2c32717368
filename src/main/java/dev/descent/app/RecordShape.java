package dev.descent.app;

import dev.descent.engine.History;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.Optional;

/**
 * Whether a record has the shape of what its trial gives: its metrics, its epochs, its trajectory. A record whose checksum is sound may
 * have been made by somebody else; reports would look for numbers that it has not.
 */
final class RecordShape {
    private RecordShape() {}

    /** Whether an outcome can be the trial's own. */
    static boolean fits(Trial trial, TrialOutcome outcome) {
        if (outcome instanceof TrialOutcome.Failed) {
            return true;
        }
        Optional<NetworkSpec> network = trial.spec().network();
        if (network.isEmpty()) {
            return outcome.trajectory().isPresent() && outcome.history().epochs() == 0;
        }
        int metrics = network.get().metrics().size();
        return outcome.trajectory().isEmpty()
                && fits(outcome.history(), metrics)
                && outcome.history().epochs() <= trial.untilEpoch()
                && (!(outcome instanceof Completed completed) || fits(trial, completed, metrics));
    }

    private static boolean fits(Trial trial, Completed outcome, int metrics) {
        return fits(outcome.train(), metrics)
                && (outcome.validation().isEmpty() || fits(outcome.validation().get(), metrics))
                && (outcome.test().isEmpty() || fits(outcome.test().get(), metrics))
                && outcome.epochs() == outcome.history().epochs()
                && (outcome.epochs() == trial.untilEpoch()
                        || trial.network().earlyStopping().isPresent())
                && outcome.bestEpoch() <= outcome.epochs()
                && outcome.bestEpoch() >= 0
                && (outcome.epochs() == 0 || outcome.validation().isPresent() == validates(outcome.history()));
    }

    private static boolean fits(Scores scores, int metrics) {
        return scores.metrics().length == metrics;
    }

    /** How the columns of a history go together was looked at as it was decoded. */
    private static boolean fits(History history, int metrics) {
        return history.metrics().length == history.epochs() * metrics;
    }

    private static boolean validates(History history) {
        return history.validationLoss().length > 0;
    }
}
