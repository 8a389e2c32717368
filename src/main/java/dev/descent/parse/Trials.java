package dev.descent.parse;

import dev.descent.spec.Trial;
import dev.descent.spec.TrialSpec;
import dev.descent.sweep.Combination;
import dev.descent.sweep.ContentId;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * Every trial of an experiment in sweep order, fold and then repeat turning fastest. Elements are made when they are asked for; of
 * the configurations the last one is kept, and of every trial its id.
 */
final class Trials extends AbstractList<Trial> implements RandomAccess {
    private final IntFunction<Configuration> configurations;
    private final String digest;
    private final int repeats;
    private final int[] folds;
    /** By configuration: the index of its first trial; one more for the end. */
    private final int[] starts;

    private final String[] ids;
    private Configuration last;
    private int lastIndex = -1;

    /** A configuration, read. */
    record Configuration(Combination combination, TrialSpec spec) {}

    /**
     * All trials.
     *
     * @param folds of each configuration, 0 for none
     * @param firstIds of each configuration the id of its first trial, where it has no folds
     * @param configurations makes a configuration by its index
     * @param digest the table's, or empty
     */
    Trials(int[] folds, int repeats, String digest, List<String> firstIds, IntFunction<Configuration> configurations) {
        this.configurations = configurations;
        this.digest = digest;
        this.repeats = repeats;
        this.folds = folds;
        this.starts = new int[folds.length + 1];
        for (int i = 0; i < folds.length; i++) {
            starts[i + 1] = Math.addExact(starts[i], Math.multiplyExact(Math.max(1, folds[i]), repeats));
        }
        this.ids = new String[starts[folds.length]];
        for (int i = 0; i < folds.length; i++) {
            ids[starts[i]] = folds[i] == 0 ? firstIds.get(i) : null;
        }
    }

    @Override
    public int size() {
        return ids.length;
    }

    @Override
    public synchronized Trial get(int index) {
        if (index < 0 || index >= ids.length) {
            throw new IndexOutOfBoundsException(index);
        }
        int found = Arrays.binarySearch(starts, index);
        int configuration = found >= 0 ? found : -found - 2;
        if (configuration != lastIndex) {
            last = configurations.apply(configuration);
            lastIndex = configuration;
        }
        int within = index - starts[configuration];
        int fold = folds[configuration] == 0 ? 0 : within / repeats + 1;
        int repeat = within % repeats + 1;
        if (ids[index] == null) {
            ids[index] = ContentId.of(last.spec(), digest, repeat, fold);
        }
        Combination combination = last.combination();
        return new Trial(
                index + 1,
                ids[index],
                last.spec(),
                configuration + 1,
                repeat,
                fold,
                combination.caseName(),
                combination.settings());
    }
}
