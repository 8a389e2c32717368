package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.model.Trial;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How much there is to train, in epochs times rows of the table; of trials without a network a trial is one. A trial that goes on counts
 * the epochs that it has left.
 *
 * @param before what the rounds before the one under way took
 * @param round what the round under way takes
 * @param after what the rounds behind it take, at most
 * @param ofTrial what a trial of the round under way takes
 */
public record RoundWork(double before, double round, double after, ToDoubleFunction<Trial> ofTrial) {
    /** The work of a round by itself, whose trials are trained from their start. */
    static RoundWork alone(Experiment experiment, PendingTrials pending) {
        ToDoubleFunction<Trial> each = trial -> passes(trial, 0) * rows(experiment, trial);
        double all = 0;
        for (Trial trial : pending.trials()) {
            all += each.applyAsDouble(trial);
        }
        return new RoundWork(0, all, 0, each);
    }

    /**
     * The work of the round under way.
     *
     * @param parked what its trials go on from
     */
    static RoundWork of(Experiment experiment, Rounds rounds, PendingTrials pending, ParkedTrials parked) {
        Map<Integer, Integer> epochs = new HashMap<>();
        double round = 0;
        double passes = 0;
        for (Trial trial : pending.trials()) {
            Optional<Integer> reached = parked.find(trial.id()).map(checkpoint -> checkpoint.epoch());
            reached.ifPresent(epoch -> epochs.put(trial.number(), epoch));
            double its = passes(trial, reached.orElse(0));
            passes += its;
            round += its * rows(experiment, trial);
        }
        // The rounds that are not known yet have bounds in epochs alone: their trials count as those of this one do in
        // the mean.
        double rows = passes == 0 ? 1 : round / passes;
        double before = rounds.number() == 1 ? 0 : rounds.passes(rounds.number() - 1);
        double known = rounds.isLast() ? 0 : rounds.bound() - rounds.passes(rounds.number());
        return new RoundWork(
                before * rows,
                round,
                Math.max(0, known) * rows,
                trial -> passes(trial, epochs.getOrDefault(trial.number(), 0)) * rows(experiment, trial));
    }

    /** Epochs of a trial that has been trained until one of them already; 1 where there are none. */
    static int passes(Trial trial, int epoch) {
        return Math.max(1, trial.untilEpoch() - epoch);
    }

    /** What all rounds take, at most. */
    public double all() {
        return before + round + after;
    }

    private static int rows(Experiment experiment, Trial trial) {
        return trial.spec()
                .network()
                .map(network -> experiment.table(network.dataset().csv()).rows())
                .orElse(1);
    }
}
