package dev.descent.config;

import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.ContentIds;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * Every trial of an experiment in sweep order, fold and then repeat turning fastest. Elements are made when they are asked for; of
 * the configurations a few are kept, and of every trial its id.
 */
final class Trials extends AbstractList<Trial> implements RandomAccess {
    /** So many configurations are kept: several threads may walk at once. */
    private static final int RECENT = 16;

    private final IntFunction<Resolved> configurations;
    private final ContentIds contentIds;
    private final int repeats;
    private final int[] folds;
    /** By configuration: the index of its first trial; one more for the end. */
    private final int[] starts;

    /** Of each trial the bits of its id; 0 where it was not asked for. */
    private final long[] ids;

    private final Resolved[] recent = new Resolved[RECENT];
    private final int[] recentIndex = new int[RECENT];

    /** A configuration and what its trials train. */
    record Resolved(Configuration configuration, TrialSpec spec) {}

    /**
     * All trials.
     *
     * @param folds of each configuration, 0 for none
     * @param firstIds of each configuration the id of its first trial, where it has no folds
     * @param configurations makes a configuration by its index
     * @param contentIds makes ids
     */
    Trials(int[] folds, int repeats, ContentIds contentIds, long[] firstIds, IntFunction<Resolved> configurations) {
        this.configurations = configurations;
        this.contentIds = contentIds;
        this.repeats = repeats;
        this.folds = folds;
        this.starts = new int[folds.length + 1];
        for (int i = 0; i < folds.length; i++) {
            starts[i + 1] = Math.addExact(starts[i], Math.multiplyExact(Math.max(1, folds[i]), repeats));
        }
        this.ids = new long[starts[folds.length]];
        for (int i = 0; i < folds.length; i++) {
            ids[starts[i]] = folds[i] == 0 ? firstIds[i] : 0;
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
        int place = found >= 0 ? found : -found - 2;
        Resolved here = recent[place % RECENT];
        if (here == null || recentIndex[place % RECENT] != place) {
            here = configurations.apply(place);
            recent[place % RECENT] = here;
            recentIndex[place % RECENT] = place;
        }
        int within = index - starts[place];
        int fold = folds[place] == 0 ? 0 : within / repeats + 1;
        int repeat = within % repeats + 1;
        if (ids[index] == 0) {
            ids[index] = contentIds.bits(here.spec(), repeat, fold);
        }
        Configuration configuration = here.configuration();
        return new Trial(
                index + 1,
                ContentIds.text(ids[index]),
                here.spec(),
                place + 1,
                repeat,
                fold,
                configuration.caseName(),
                configuration.settings());
    }
}
