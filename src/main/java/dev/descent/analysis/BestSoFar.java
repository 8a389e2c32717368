package dev.descent.analysis;

import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Rank;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import java.util.Comparator;
import java.util.Optional;

/** The best value of single trials while they end one by one; in whatever order, the same. Safe for several threads. */
public final class BestSoFar {
    private final RankingValue value;
    private final Comparator<Rank> order;
    private Rank best = Rank.ofTrial(Status.FAILED, Double.NaN, Integer.MAX_VALUE);
    private Cell cell = Cell.EMPTY;

    public BestSoFar(ExperimentSpec experiment) {
        value = new RankingValue(experiment.choosesBy());
        order = value.bestFirst();
    }

    /** Looks at a trial that has ended. */
    public synchronized void add(Trial trial, TrialOutcome outcome) {
        Rank rank = value.rank(trial, outcome);
        if (order.compare(rank, best) < 0) {
            best = rank;
            cell = value.cell(trial, outcome);
        }
    }

    /** What trials are chosen by and its best value, {@code val_loss 0.313}; empty as long as no trial has one. */
    public synchronized Optional<String> text() {
        return cell.isEmpty() ? Optional.empty() : Optional.of(value.name() + " " + cell.text());
    }
}
