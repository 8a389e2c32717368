package dev.descent.report;

import java.util.ArrayList;
import java.util.List;

/** Counts differences, and keeps the first of them. */
final class Differences {
    static final int KEPT = 20;

    private final List<Difference> first = new ArrayList<>();
    private long count;
    private long compared;

    void add(String file, String what) {
        count++;
        if (first.size() < KEPT) {
            first.add(new Difference(file, what));
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
}
