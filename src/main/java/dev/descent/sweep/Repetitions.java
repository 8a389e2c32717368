package dev.descent.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Lists the trials of configurations: each fold with each repeat, repeats turning fastest.
 *
 * @param extents of a configuration
 * @param repeats trials a configuration and fold
 */
public record Repetitions(Function<Configuration, Extent> extents, int repeats) {
    /**
     * How far a configuration goes.
     *
     * @param folds 0 if its split has none
     * @param epochs 0 without a network
     */
    public record Extent(int folds, int epochs) {}

    /** The trials of a configuration until their last epoch. */
    List<Request> of(int number, Configuration configuration) {
        Extent extent = extents.apply(configuration);
        return of(number, configuration, extent, extent.epochs());
    }

    /** The trials of a configuration until an epoch. */
    List<Request> of(int number, Configuration configuration, int untilEpoch) {
        return of(number, configuration, extents.apply(configuration), untilEpoch);
    }

    private List<Request> of(int number, Configuration configuration, Extent extent, int untilEpoch) {
        List<Request> requests = new ArrayList<>();
        for (int fold = Math.min(extent.folds(), 1); fold <= extent.folds(); fold++) {
            for (int repeat = 1; repeat <= repeats; repeat++) {
                requests.add(new Request(number, configuration, repeat, fold, untilEpoch));
            }
        }
        return requests;
    }
}
