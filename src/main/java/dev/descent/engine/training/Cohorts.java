package dev.descent.engine.training;

import dev.descent.data.Dataset;
import dev.descent.data.DatasetKey;
import dev.descent.engine.Checkpoint;
import dev.descent.engine.Cohort;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Divides the trials of an experiment into cohorts that are small enough to be handed to threads and large enough to fill lanes.
 *
 * <p>Trials of one dataset come one after another; within it trials that can keep each other's {@link CohortKey}, those of one repeat
 * first, so that neighbours visit their rows in the same order, and among these those that have been trained until the same epoch. The
 * division depends on the list of trials and those epochs alone. It does not decide any number of a result.
 */
public final class Cohorts {
    /** A cohort's trials are a multiple of this where there are enough of them. */
    static final int PACK = 16;

    private static final int MOST_PACKS = 4;

    /** The fewest cohorts of an experiment that has at least that many packs. */
    private static final int FEWEST_COHORTS = 16;

    private Cohorts() {}

    /**
     * The cohorts of these trials, made one by one as they are asked for.
     *
     * @param trials each trains a network
     * @param data the dataset that a trial learns; asked once a cohort
     */
    public static Iterator<Cohort> of(List<Trial> trials, Function<Trial, Dataset> data) {
        return of(trials, data, trial -> Optional.empty());
    }

    /**
     * As the other method does, of trials some of which go on.
     *
     * @param checkpoints what a trial goes on from, if anything; asked of all trials now and once more as a cohort is made, when it may
     *     have become empty
     */
    public static Iterator<Cohort> of(
            List<Trial> trials, Function<Trial, Dataset> data, Function<Trial, Optional<Checkpoint>> checkpoints) {
        return of(trials, data, checkpoints, TaskLength.ANY);
    }

    /**
     * As the other method does, of trials that are to be trained in tasks of some length. With a length of 0 seconds the cohorts are those
     * of the other method.
     */
    public static Iterator<Cohort> of(
            List<Trial> trials,
            Function<Trial, Dataset> data,
            Function<Trial, Optional<Checkpoint>> checkpoints,
            TaskLength length) {
        Map<DatasetKey, Map<CohortKey, List<Trial>>> groups = new LinkedHashMap<>();
        Map<String, Integer> epochs = new HashMap<>();
        NetworkSpec network = null;
        CohortKey key = null;
        for (Trial trial : trials) {
            // Trials of one configuration follow one another.
            if (trial.network() != network) {
                network = trial.network();
                key = CohortKey.of(network);
            }
            groups.computeIfAbsent(DatasetKey.of(trial), rows -> new LinkedHashMap<>())
                    .computeIfAbsent(key, it -> new ArrayList<>())
                    .add(trial);
            checkpoints.apply(trial).ifPresent(checkpoint -> epochs.put(trial.id(), checkpoint.epoch()));
        }
        Comparator<Trial> order = Comparator.comparingInt(Trial::repeat);
        if (!epochs.isEmpty()) {
            order = order.thenComparingInt(trial -> epochs.getOrDefault(trial.id(), 0));
        }
        List<List<Trial>> sorted = new ArrayList<>();
        for (Map<CohortKey, List<Trial>> trialsByKey : groups.values()) {
            for (List<Trial> group : trialsByKey.values()) {
                sorted.add(group.stream().sorted(order).toList());
            }
        }
        List<List<Trial>> portions = length.seconds() > 0
                ? length.divide(sorted, trial -> Math.max(0, trial.untilEpoch() - epochs.getOrDefault(trial.id(), 0)))
                : divide(sorted, trials.size());
        return portions.stream()
                .map(portion -> cohort(portion, data, checkpoints))
                .iterator();
    }

    private static Cohort cohort(
            List<Trial> portion, Function<Trial, Dataset> data, Function<Trial, Optional<Checkpoint>> checkpoints) {
        Map<String, Checkpoint> known = new HashMap<>();
        for (Trial trial : portion) {
            checkpoints.apply(trial).ifPresent(checkpoint -> known.put(trial.id(), checkpoint));
        }
        return new Cohort(data.apply(portion.get(0)), portion, known);
    }

    private static List<List<Trial>> divide(List<List<Trial>> groups, int trials) {
        int packs = (trials + PACK - 1) / PACK;
        int size = PACK * Math.max(1, Math.min(MOST_PACKS, packs / FEWEST_COHORTS));
        List<List<Trial>> portions = new ArrayList<>();
        for (List<Trial> sorted : groups) {
            for (int from = 0; from < sorted.size(); from += size) {
                portions.add(sorted.subList(from, Math.min(from + size, sorted.size())));
            }
        }
        return portions;
    }
}
