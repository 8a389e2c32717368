package dev.descent.sweep;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * Every configuration with each fold and repeat, in sweep order, repeats turning fastest. Elements are made when they are asked for;
 * those of one configuration mostly share it. Safe for several threads.
 */
public final class GridRequests extends AbstractList<Request> implements RandomAccess {
    private final IntFunction<Configuration> configurations;
    private final int repeats;
    private final int[] folds;
    private final int[] epochs;
    private final Offsets starts;

    private final LastMade<Configuration> made = new LastMade<>();

    /**
     * The requests of a sweep.
     *
     * @param configurations makes a configuration by its index
     * @param folds of each configuration, 0 for none
     * @param epochs of each configuration, 0 without a network
     * @param repeats trials a configuration and fold
     * @throws ArithmeticException if there are more than an {@code int} counts
     */
    public GridRequests(IntFunction<Configuration> configurations, int[] folds, int[] epochs, int repeats) {
        this.configurations = configurations;
        this.folds = folds;
        this.epochs = epochs;
        this.repeats = repeats;
        this.starts = new Offsets(folds.length, i -> Math.multiplyExact(Math.max(1, folds[i]), repeats));
    }

    /** The index of a configuration's first request. */
    public int start(int configuration) {
        return starts.start(configuration);
    }

    @Override
    public int size() {
        return starts.end();
    }

    @Override
    public Request get(int index) {
        int place = starts.partOf(index);
        int within = index - starts.start(place);
        int fold = folds[place] == 0 ? 0 : within / repeats + 1;
        return new Request(place + 1, made.get(place, configurations), within % repeats + 1, fold, epochs[place]);
    }
}
