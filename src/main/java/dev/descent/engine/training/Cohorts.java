package dev.descent.engine.training;

import dev.descent.data.DatasetKey;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

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

    /** The cohorts of trials that are all trained from their start. */
    public static Iterator<List<Trial>> of(List<Trial> trials) {
        return of(trials, trial -> 0, TaskLength.ANY);
    }

    /**
     * The cohorts of these trials.
     *
     * @param trials each trains a network
     * @param epochsTrained how many epochs of a trial need not be trained again; asked once of each
     * @param length how long a cohort should train; with 0 seconds as small as fills lanes
     */
    public static Iterator<List<Trial>> of(List<Trial> trials, ToIntFunction<Trial> epochsTrained, TaskLength length) {
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
            int trained = epochsTrained.applyAsInt(trial);
            if (trained > 0) {
                epochs.put(trial.id(), trained);
            }
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
        return portions.iterator();
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
