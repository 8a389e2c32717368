package dev.descent.sweep;

import dev.descent.model.Confirmation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Another search, and behind its last round one that confirms: configurations that it has come to, on repeats that none was picked by. The
 * round is left out where there is nothing to confirm.
 */
abstract class ConfirmedSearch implements Strategy {
    private final Strategy search;
    private final int repeats;
    private final ToIntFunction<Configuration> epochs;
    private List<Request> underWay = List.of();
    private int told;
    private boolean confirming;

    /**
     * A search that confirms.
     *
     * @param repeats of each configuration that is confirmed
     * @param epochs of a configuration, 0 without a network
     */
    ConfirmedSearch(Strategy search, int repeats, ToIntFunction<Configuration> epochs) {
        this.search = search;
        this.repeats = repeats;
        this.epochs = epochs;
    }

    /** Adds the requests that confirm, by {@link #confirm}, once the search has ended. */
    abstract void confirmAll(List<Request> requests);

    /** Hears how a trial of the search ended. */
    abstract void heard(Request request, Observed outcome);

    @Override
    public final Optional<Round> next() {
        Optional<Round> next = confirming ? Optional.empty() : search.next();
        if (next.isPresent()) {
            underWay = next.get().requests();
            told = 0;
            return next;
        }
        if (confirming) {
            return Optional.empty();
        }
        confirming = true;
        List<Request> requests = new ArrayList<>();
        confirmAll(requests);
        return requests.isEmpty() ? Optional.empty() : Optional.of(new Round(requests, true));
    }

    @Override
    public final void observe(Observed outcome) {
        if (!confirming) {
            heard(underWay.get(told++), outcome);
            search.observe(outcome);
        }
    }

    /**
     * Adds every fold of a configuration on repeats that confirm, whole trainings.
     *
     * @param block 0 for the first of these repeats, 1 for as many behind them …
     * @param folds 0 for none
     */
    final void confirm(int number, Configuration configuration, int block, int folds, List<Request> requests) {
        int first = Confirmation.FIRST_REPEAT + block * repeats;
        int until = epochs.applyAsInt(configuration);
        for (int fold = Math.min(folds, 1); fold <= folds; fold++) {
            for (int r = 0; r < repeats; r++) {
                requests.add(new Request(number, configuration, first + r, fold, until));
            }
        }
    }

    /** Whether a request is for the whole training of its configuration. */
    final boolean isWhole(Request request) {
        return request.untilEpoch() == epochs.applyAsInt(request.configuration());
    }

    final Strategy search() {
        return search;
    }

    /**
     * The bounds of the search with the round that confirms.
     *
     * @param confirmed how many configurations, at most
     * @param added how many of these the search does not have
     * @param folds the most folds of a configuration, 0 if none has any
     * @param passes the most epochs of a configuration; without a network, steps
     * @param exact whether there are as many of each
     */
    final Bounds with(long confirmed, int added, int folds, int passes, boolean exact) {
        Bounds bounds = search.bounds();
        long trials = confirmed * Math.max(1, folds) * repeats;
        return new Bounds(
                bounds.rounds() + 1,
                bounds.configurations() + added,
                bounds.trials() + trials,
                bounds.epochs() + trials * passes,
                bounds.exact() && exact);
    }
}
