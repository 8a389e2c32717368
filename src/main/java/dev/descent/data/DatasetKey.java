package dev.descent.data;

import dev.descent.model.DatasetSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import java.util.Objects;

/**
 * What decides the rows of a trial's dataset and how they are scaled: trials of one key learn the same dataset.
 *
 * @param dataset the table and what is made of it
 * @param seed of the split; 0 if no split is drawn from it
 * @param repeat of the trial; 0 if all repeats share a split
 * @param fold of the trial; 0 without folds
 */
public record DatasetKey(DatasetSpec dataset, long seed, int repeat, int fold) {
    /**
     * The key of a trial.
     *
     * @throws IllegalArgumentException if it trains no network
     */
    public static DatasetKey of(Trial trial) {
        NetworkSpec spec = trial.network();
        boolean shuffled = spec.dataset().split().map(Split::shuffle).orElse(false);
        boolean perRepeat = spec.dataset().split().map(Split::perRepeat).orElse(false);
        return new DatasetKey(spec.dataset(), shuffled ? spec.seed() : 0, perRepeat ? trial.repeat() : 0, trial.fold());
    }

    /** By hand: to make one for a record takes the JVM longer than a short training. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DatasetKey key
                && seed == key.seed
                && repeat == key.repeat
                && fold == key.fold
                && Objects.equals(dataset, key.dataset);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dataset, seed, repeat, fold);
    }
}
