package dev.descent.worker;

import dev.descent.analysis.TrainingSchedule;
import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrainingStep;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.model.EarlyStopping;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Network;
import dev.descent.number.Phrases;
import java.util.Optional;

/** Whether an outcome that an engine tells can be one of its trial: whole, and in agreement with itself. */
final class OutcomeChecks {
    private final Trial trial;
    private final NetworkSpec spec;
    private final Dataset data;
    private final int metrics;

    private OutcomeChecks(Trial trial, Dataset data) {
        this.trial = trial;
        this.spec = trial.network();
        this.data = data;
        this.metrics = spec.metrics().size();
    }

    /** What is wrong with an outcome, to stand behind "it told of trial 3"; empty if nothing is. */
    static Optional<String> fault(Trial trial, Dataset data, TrialOutcome outcome) {
        if (!trial.id().equals(outcome.trialId())) {
            return Optional.of("an outcome with another id, " + outcome.trialId() + " and not " + trial.id());
        }
        OutcomeChecks checks = new OutcomeChecks(trial, data);
        if (outcome instanceof Completed completed) {
            return checks.fault(completed);
        }
        return outcome instanceof Diverged diverged ? checks.fault(diverged) : Optional.empty();
    }

    /** What is wrong with the weights that a trial keeps, likewise. */
    static Optional<String> weightsFault(Trial trial, Dataset data, float[] weights) {
        int parameters = parameters(trial.network(), data);
        return unless(
                weights.length == parameters,
                Phrases.count(weights.length, "weight") + ", but its network has " + parameters);
    }

    /** What is wrong with a step, likewise. */
    static Optional<String> stepFault(Trial trial, TrainingStep it) {
        int metrics = trial.network().metrics().size();
        return unless(
                        it.step() >= 1 && it.epoch() >= 1 && it.epoch() <= trial.untilEpoch(),
                        "step " + it.step() + " of epoch " + it.epoch() + ", but it is trained until epoch "
                                + trial.untilEpoch())
                .or(() -> unless(
                        it.runningMetrics() != null && it.runningMetrics().length == metrics,
                        "a step with "
                                + (it.runningMetrics() == null
                                        ? "null as metrics"
                                        : Phrases.count(it.runningMetrics().length, "metric") + " and not "
                                                + metrics)));
    }

    private static int parameters(NetworkSpec spec, Dataset data) {
        return Network.of(spec.layers(), data.train().features()).parameters();
    }

    private Optional<String> fault(Completed it) {
        boolean whole = it.train() != null
                && it.validation() != null
                && it.test() != null
                && it.history() != null
                && it.predictions() != null
                && it.trajectory() != null;
        return unless(whole, "an outcome that lacks scores, history, predictions or trajectory, which are null")
                .or(() -> epochsFault(it))
                .or(() -> historyFault(it.history(), it.epochs()))
                .or(() -> scoresFault(it.train(), Optional.of(data.train()), "training"))
                .or(() -> partFault(it.validation(), data.validation(), "validation"))
                .or(() -> partFault(it.test(), data.test(), "test"))
                .or(() -> unless(
                        Float.isFinite((float) it.train().loss()), "as completed a training loss that is not finite"))
                .or(() -> keptFault(it))
                .or(() -> predictionsFault(it.predictions()))
                .or(() -> unless(it.trajectory().isEmpty(), "a trajectory, which no network has"));
    }

    private Optional<String> epochsFault(Completed it) {
        boolean stops = spec.earlyStopping().isPresent();
        int until = trial.untilEpoch();
        boolean right = stops ? it.epochs() >= Math.min(1, until) && it.epochs() <= until : it.epochs() == until;
        long steps = TrainingSchedule.of(spec, data.train().rows())
                .until(it.epochs())
                .steps();
        int parameters = parameters(spec, data);
        return unless(right, Phrases.count(it.epochs(), "epoch") + ", but it is trained until epoch " + until)
                .or(() -> unless(
                        it.steps() == steps, Phrases.count(it.steps(), "step") + ", but its epochs have " + steps))
                .or(() -> unless(
                        it.parameters() == parameters,
                        Phrases.count(it.parameters(), "parameter") + ", but its network has " + parameters))
                .or(() -> unless(
                        it.bestEpoch() >= 0 && it.bestEpoch() <= (stops ? it.epochs() : 0),
                        "the best epoch " + it.bestEpoch()
                                + (stops ? " of " + it.epochs() : ", but it does not stop early")));
    }

    private Optional<String> historyFault(History it, int epochs) {
        boolean whole = it.learningRate() != null
                && it.runningLoss() != null
                && it.loss() != null
                && it.validationLoss() != null
                && it.metrics() != null
                && it.validationMetrics() != null;
        if (!whole) {
            return Optional.of("a history with a column that is null");
        }
        int validated = data.validation().isPresent() ? epochs : 0;
        return length("loss", it.loss().length, epochs)
                .or(() -> length("learning rate", it.learningRate().length, epochs))
                .or(() -> length("running loss", it.runningLoss().length, epochs))
                .or(() -> length("validation loss", it.validationLoss().length, validated))
                .or(() -> length("metrics", it.metrics().length, epochs * metrics))
                .or(() -> length("validation metrics", it.validationMetrics().length, validated * metrics))
                .or(() -> unless(areFinite(it.loss()), "a loss in its history that is not finite"));
    }

    private static Optional<String> length(String column, int length, int right) {
        return unless(
                length == right,
                "a history with " + Phrases.count(length, "value") + " of " + column + " and not " + right);
    }

    private Optional<String> partFault(Optional<Scores> scores, Optional<Part> part, String name) {
        return unless(
                        scores.isPresent() == part.isPresent(),
                        (scores.isPresent() ? "scores of the " : "no scores of the ") + name + " rows, which "
                                + (part.isPresent() ? "there are" : "there are none of"))
                .or(() -> scores.flatMap(it -> scoresFault(it, part, name)));
    }

    private Optional<String> scoresFault(Scores scores, Optional<Part> part, String name) {
        return unless(
                scores.metrics() != null && (part.isEmpty() || scores.metrics().length == metrics),
                "scores of the " + name + " rows with "
                        + (scores.metrics() == null
                                ? "null as metrics"
                                : Phrases.count(scores.metrics().length, "metric") + " and not " + metrics));
    }

    /** The training scores are those of the epoch whose weights are kept. */
    private Optional<String> keptFault(Completed it) {
        int kept = spec.earlyStopping().filter(EarlyStopping::restoreBest).isPresent() ? it.bestEpoch() : it.epochs();
        boolean same = kept == 0 || (float) it.train().loss() == it.history().loss()[kept - 1];
        return unless(same, "another training loss than its history has of epoch " + kept + ", whose weights it keeps");
    }

    private Optional<String> predictionsFault(Predictions it) {
        int outputs = data.outputs().size();
        int rows = data.first().rows();
        if (it.values() == null) {
            return Optional.of("predictions that are null");
        }
        return unless(
                it.values().length == rows * outputs && (rows == 0 || it.outputs() == outputs),
                Phrases.count(it.values().length, "predicted value") + " with "
                        + Phrases.count(it.outputs(), "output") + " a row, but was asked for "
                        + Phrases.count(rows, "row") + " of " + outputs);
    }

    private Optional<String> fault(Diverged it) {
        if (it.history() == null || it.trajectory() == null) {
            return Optional.of("an outcome that lacks its history or trajectory, which is null");
        }
        boolean inside = it.epoch() >= 1 && it.epoch() <= Math.max(1, trial.untilEpoch()) && it.step() >= 0;
        return unless(
                        inside,
                        "that it diverged in epoch " + it.epoch() + " at step " + it.step()
                                + ", but it is trained until epoch " + trial.untilEpoch())
                .or(() -> historyFault(it.history(), it.epoch() - 1))
                .or(() -> unless(it.trajectory().isEmpty(), "a trajectory, which no network has"));
    }

    private static boolean areFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> unless(boolean right, String fault) {
        return right ? Optional.empty() : Optional.of(fault);
    }
}
