package dev.descent.analysis;

import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Rank;
import dev.descent.model.Trial;
import java.util.Comparator;
import java.util.Optional;

/**
 * The best value of single trials while they end one by one; in whatever order, the same. While a search has trained none to its end, it is
 * that of the trials that went furthest: a value at an earlier epoch is compared with no later one. Safe for several threads.
 */
public final class BestSoFar {
    /** Further than any epoch: a trial that has ended. */
    private static final int END = Integer.MAX_VALUE;

    private final RankingValue value;
    private final Comparator<Rank> order;
    private Rank best;
    private Cell cell = Cell.EMPTY;
    /** How far the trials went that are compared. */
    private int epoch;

    public BestSoFar(ExperimentSpec experiment) {
        value = new RankingValue(experiment.choosesBy());
        order = value.bestFirst();
    }

    /** Looks at a trial that has ended, or that pauses. */
    public synchronized void add(Trial trial, TrialOutcome outcome) {
        Cell its = value.cell(trial, outcome);
        int until = trial.pauses() ? trial.untilEpoch() : END;
        if (its.isEmpty() || until < epoch) {
            return;
        }
        Rank rank = value.rank(trial, outcome);
        if (until > epoch || order.compare(rank, best) < 0) {
            best = rank;
            cell = its;
            epoch = until;
        }
    }

    /**
     * What trials are chosen by and its best value, {@code val_loss 0.313}, or {@code val_loss 0.313 at epoch 3} where none has ended; empty
     * as long as no trial has one.
     */
    public synchronized Optional<String> text() {
        return cell.isEmpty()
                ? Optional.empty()
                : Optional.of(value.name() + " " + cell.text() + (epoch == END ? "" : " at epoch " + epoch));
    }
}
