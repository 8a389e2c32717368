package dev.descent.executor;

import dev.descent.engine.Cohort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Hands out cohorts to threads, and where there are none left, threads to cohorts. */
final class CohortQueue {
    /** A cohort in training, and the threads that help with it. */
    record Bench(Cohort cohort, HelperPool workers) {}

    private final Iterator<Cohort> work;
    private final List<Bench> busy = new ArrayList<>();

    CohortQueue(Iterator<Cohort> work) {
        this.work = work;
    }

    /** The next cohort to train; whoever gets one says when it is {@link #done}. */
    synchronized Optional<Bench> next() {
        if (!work.hasNext()) {
            return Optional.empty();
        }
        Bench bench = new Bench(work.next(), new HelperPool());
        busy.add(bench);
        return Optional.of(bench);
    }

    /** A cohort is trained, or given up. */
    void done(Bench bench) {
        synchronized (this) {
            busy.removeIf(other -> other == bench);
        }
        bench.workers().dismiss();
    }

    /** Helps wherever the fewest do, until no cohort is in training. */
    void help() {
        for (Optional<Bench> bench = loneliest(); bench.isPresent(); bench = loneliest()) {
            bench.get().workers().join();
        }
    }

    private synchronized Optional<Bench> loneliest() {
        return busy.stream()
                .min(Comparator.comparingInt(bench -> bench.workers().size()));
    }
}
