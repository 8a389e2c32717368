package dev.descent.config;

import dev.descent.model.Direction;
import dev.descent.model.NetworkSpec;
import dev.descent.model.TrialSpec;
import dev.descent.sweep.Bounds;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.Grid;
import dev.descent.sweep.Repetitions;
import dev.descent.sweep.Round;
import dev.descent.sweep.Search;
import dev.descent.sweep.Strategy;
import dev.descent.sweep.SuccessiveHalving;
import dev.descent.sweep.Sweep;
import dev.descent.sweep.TreeParzenSearch;
import java.util.function.Function;
import java.util.function.Supplier;

/** The rounds of a file's search: how many, and what proposes them. */
final class SearchRounds {
    private final Sweep sweep;
    private final Configurations configurations;
    private final Repetitions repetitions;

    /** @param specs resolves a configuration that is right */
    SearchRounds(Sweep sweep, Configurations configurations, Function<Configuration, TrialSpec> specs, int repeats) {
        this.sweep = sweep;
        this.configurations = configurations;
        this.repetitions = new Repetitions(configuration -> extent(specs.apply(configuration)), repeats);
    }

    private static Repetitions.Extent extent(TrialSpec spec) {
        int folds = spec instanceof NetworkSpec network
                ? network.dataset().split().map(split -> split.folds()).orElse(0)
                : 0;
        return new Repetitions.Extent(folds, spec.epochs());
    }

    /** How large the search is. */
    Bounds bounds() {
        Bounds known = configurations.bounds(repetitions.repeats());
        if (search(Search.Kind.TPE)) {
            TreeParzenSearch.Proposed proposed = TreeParzenSearch.Proposed.of(sweep);
            long more = proposed.configurations();
            long trials = more * trialsEach();
            return new Bounds(
                    1 + proposed.rounds(),
                    known.configurations() + more,
                    known.trials() + trials,
                    known.epochs() + trials * configurations.mostEpochs(),
                    false);
        }
        return halves() ? SuccessiveHalving.bounds(halving(), configurations.expanded(), trialsEach()) : known;
    }

    /** How many configurations are trained to their last epoch, at most. */
    long finishing() {
        return halves() ? SuccessiveHalving.finishing(halving(), configurations.expanded()) : bounds().configurations();
    }

    /** Begins the search whenever it is asked. */
    Supplier<Strategy> strategy(Round grid, Direction direction) {
        Bounds bounds = bounds();
        if (search(Search.Kind.TPE)) {
            return () -> new TreeParzenSearch(sweep, grid, repetitions, bounds, direction);
        }
        if (halves()) {
            SuccessiveHalving halving =
                    new SuccessiveHalving(halving(), configurations.expanded(), repetitions, trialsEach(), direction);
            return halving::again;
        }
        return () -> new Grid(grid, bounds);
    }

    /** Whether configurations are compared before they are trained to their end. */
    boolean halves() {
        return sweep.search().flatMap(Search::halving).isPresent();
    }

    /** Whether some configurations are bound to be stopped before their end, unless trials diverge. */
    boolean stops() {
        return halves() && SuccessiveHalving.stops(halving(), configurations.expanded());
    }

    private boolean search(Search.Kind kind) {
        return sweep.search().filter(it -> it.kind() == kind).isPresent();
    }

    private Search.Halving halving() {
        return sweep.search().flatMap(Search::halving).orElseThrow();
    }

    private long trialsEach() {
        return (long) Math.max(1, configurations.mostFolds()) * repetitions.repeats();
    }
}
