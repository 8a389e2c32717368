package dev.descent.app;

import dev.descent.analysis.RankingValue;
import dev.descent.config.Experiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
import dev.descent.sweep.Bounds;
import dev.descent.sweep.Observed;
import dev.descent.sweep.Strategy;
import java.util.ArrayList;
import java.util.List;

/**
 * The rounds of an experiment's search, one after the other. Outcomes are read back from the journal and told to the strategy in the
 * order of the trials, so that a search that goes on proposes what one that was never interrupted does.
 */
final class Rounds {
    private final Experiment experiment;
    private final EngineJournal outcomes;
    private final RankingValue value;
    private final Strategy strategy;
    private final List<List<Trial>> rounds = new ArrayList<>();

    Rounds(Experiment experiment, EngineJournal outcomes) {
        this.experiment = experiment;
        this.outcomes = outcomes;
        this.value = new RankingValue(experiment.spec());
        this.strategy = experiment.search().get();
    }

    /** Goes on to the next round, if there is one; the journal must have every outcome of the one under way. */
    boolean advance() {
        if (isLast()) {
            return false;
        }
        if (!rounds.isEmpty()) {
            current().forEach(trial -> strategy.observe(observed(trial)));
        }
        return strategy.next()
                .map(round -> rounds.add(experiment.trials().of(round, trials())))
                .orElse(false);
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

    /** The trials of all rounds so far. */
    List<Trial> trials() {
        return rounds.size() == 1 ? current() : new JoinedTrials(rounds);
    }

    Bounds bounds() {
        return strategy.bounds();
    }

    private Observed observed(Trial trial) {
        TrialOutcome outcome = outcomes.outcome(trial);
        return new Observed(trial.id(), outcome.status(), value.of(trial, outcome), trial.untilEpoch());
    }
}
