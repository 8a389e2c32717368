package dev.descent.app;

import dev.descent.model.Trial;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;

/**
 * What is not known of some trials. Trials of one id that are trained until one epoch count once. Only their places are noted: where
 * all trials are made when they are asked for, so are these.
 *
 * @param trials those without an outcome
 * @param known how many others there are
 */
record PendingTrials(List<Trial> trials, int known) {
    static PendingTrials of(List<Trial> all, KnownOutcomes outcomes) {
        int known = 0;
        int missing = 0;
        int[] places = new int[all.size()];
        int place = 0;
        Set<String> seen = new HashSet<>();
        for (Trial trial : all) {
            if (seen.add(key(trial))) {
                if (outcomes.contains(trial)) {
                    known++;
                } else {
                    places[missing++] = place;
                }
            }
            place++;
        }
        return new PendingTrials(new Some(all, Arrays.copyOf(places, missing)), known);
    }

    /** What tells trials of one experiment apart. */
    static String key(Trial trial) {
        return trial.pauses() ? trial.id() + " until " + trial.untilEpoch() : trial.id();
    }

    /** Trials at some places of a list. */
    private static final class Some extends AbstractList<Trial> implements RandomAccess {
        private final List<Trial> all;
        private final int[] places;

        Some(List<Trial> all, int[] places) {
            this.all = all;
            this.places = places;
        }

        @Override
        public int size() {
            return places.length;
        }

        @Override
        public Trial get(int index) {
            return all.get(places[Objects.checkIndex(index, places.length)]);
        }
    }
}
