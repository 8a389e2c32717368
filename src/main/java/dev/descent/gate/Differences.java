package dev.descent.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts differences, and keeps the first of them: of all, and of each of the first trials that moved. */
final class Differences {
    static final int KEPT = 20;
    static final int KEPT_TRIALS = 1_000;
    private static final int KEPT_OF_TRIAL = 5;

    private static final class OfTrial {
        private final List<Difference> first = new ArrayList<>();
        private long count;
    }

    private final List<Difference> first = new ArrayList<>();
    private final Map<String, OfTrial> trials = new LinkedHashMap<>();
    private long count;
    private long compared;

    void add(String file, String what) {
        add(new Difference(file, what, Optional.empty()));
    }

    void add(Difference difference) {
        count++;
        if (first.size() < KEPT) {
            first.add(difference);
        }
        difference.trial().ifPresent(trial -> addOfTrial(trial, difference));
    }

    private void addOfTrial(String trial, Difference difference) {
        if (trials.size() >= KEPT_TRIALS && !trials.containsKey(trial)) {
            return;
        }
        OfTrial known = trials.computeIfAbsent(trial, name -> new OfTrial());
        known.count++;
        if (known.first.size() < KEPT_OF_TRIAL) {
            known.first.add(difference);
        }
    }

    /** Counts cells or lines that both folders have. */
    void compared(long cells) {
        compared += cells;
    }

    long count() {
        return count;
    }

    long compared() {
        return compared;
    }

    List<Difference> first() {
        return List.copyOf(first);
    }

    /** The first {@link #KEPT_TRIALS} trials that moved. */
    List<MovedTrial> trials() {
        return trials.entrySet().stream()
                .map(e -> new MovedTrial(e.getKey(), e.getValue().count, e.getValue().first))
                .toList();
    }
}
