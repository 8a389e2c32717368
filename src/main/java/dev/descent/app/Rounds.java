package dev.descent.app;

import dev.descent.analysis.RankingValue;
import dev.descent.config.Experiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.sweep.Bounds;
import dev.descent.sweep.Observed;
import dev.descent.sweep.Round;
import dev.descent.sweep.Strategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rounds of an experiment's search, one after the other. Outcomes are read back from a journal and told to the strategy in the
 * order of the trials, so that a search that goes on proposes what one that was never interrupted does.
 */
final class Rounds {
    private final Experiment experiment;
    private final KnownOutcomes outcomes;
    private final RankingValue value;
    /** Decides between configurations of a competitor that are equal by what they are chosen by. */
    private final Optional<RankingValue> loss;

    private final Strategy strategy;
    private final List<List<Trial>> rounds = new ArrayList<>();
    /** How many of the rounds search; those behind them confirm. */
    private int searching;

    Rounds(Experiment experiment, KnownOutcomes outcomes) {
        this.experiment = experiment;
        this.outcomes = outcomes;
        this.value = new RankingValue(experiment.spec().choosesBy());
        this.loss = experiment.spec().search().comparison().map(it -> new RankingValue("val_loss"));
        this.strategy = experiment.search().get();
    }

    /** Goes on to the next round, if there is one; every outcome of the one under way must be known. */
    boolean advance() {
        if (isLast()) {
            return false;
        }
        if (!rounds.isEmpty()) {
            current().forEach(trial -> strategy.observe(observed(trial)));
        }
        Optional<Round> next = strategy.next();
        if (next.isEmpty()) {
            return false;
        }
        rounds.add(experiment.trials().of(next.get(), rounds.isEmpty() ? List.of() : trials()));
        searching += next.get().confirming() ? 0 : 1;
        return true;
    }

    /** Whether no round follows the one under way, whatever comes out of it. */
    boolean isLast() {
        return rounds.size() == bounds().rounds();
    }

    /** The number of the round under way, from 1. */
    int number() {
        return rounds.size();
    }

    /** The trials of the round under way. */
    List<Trial> current() {
        return rounds.get(rounds.size() - 1);
    }

    /** The trials of all rounds so far; of a trial that goes on in several the last. */
    List<Trial> trials() {
        return united(rounds);
    }

    /** The trials of the rounds before the one under way; of a trial that went on in several the last. */
    List<Trial> before() {
        return united(rounds.subList(0, rounds.size() - 1));
    }

    /** What the reports rank and compare: the trials that confirm, where some do, else all. */
    List<Trial> judged() {
        return isConfirming() ? united(rounds.subList(searching, rounds.size())) : trials();
    }

    /** Whether some of the trials confirm what others have found. */
    boolean isConfirming() {
        return searching < rounds.size();
    }

    /** The trials that search. */
    List<Trial> searching() {
        return united(rounds.subList(0, searching));
    }

    private static List<Trial> united(List<List<Trial>> rounds) {
        if (rounds.size() == 1) {
            return rounds.get(0);
        }
        List<Trial> all = new JoinedTrials(rounds);
        Map<Integer, Trial> last = new TreeMap<>();
        for (Trial trial : all) {
            last.put(trial.number(), trial);
        }
        return last.size() == all.size() ? all : List.copyOf(last.values());
    }

    /** The experiment as the rounds so far have left it; its trials are those known before a run. */
    ExperimentSpec experiment() {
        return experiment.after().apply(strategy);
    }

    /** Epochs of the first rounds, those of a trial that goes on counted once; of trials without a network, how many there are. */
    long passes(int count) {
        Map<Integer, Integer> reached = new HashMap<>();
        long passes = 0;
        for (List<Trial> round : rounds.subList(0, count)) {
            for (Trial trial : round) {
                passes += RoundWork.passes(trial, reached.getOrDefault(trial.number(), 0));
                reached.put(trial.number(), trial.untilEpoch());
            }
        }
        return passes;
    }

    /** The most that {@link #passes} will be when the last round has ended. */
    long bound() {
        return experiment.spec().trainsNetworks() ? bounds().epochs() : bounds().trials();
    }

    Bounds bounds() {
        return strategy.bounds();
    }

    private Observed observed(Trial trial) {
        TrialOutcome outcome = outcomes.outcome(trial);
        return new Observed(
                trial.id(),
                outcome.status(),
                value.of(trial, outcome),
                loss.map(it -> it.of(trial, outcome)).orElse(Double.NaN),
                trial.untilEpoch());
    }
}
