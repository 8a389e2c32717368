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
    record InTraining(Cohort cohort, HelperPool workers) {}

    private final Iterator<Cohort> work;
    private final List<InTraining> busy = new ArrayList<>();

    CohortQueue(Iterator<Cohort> work) {
        this.work = work;
    }

    /** The next cohort to train; the caller reports when it is {@link #done}. */
    synchronized Optional<InTraining> next() {
        if (!work.hasNext()) {
            return Optional.empty();
        }
        InTraining cohort = new InTraining(work.next(), new HelperPool());
        busy.add(cohort);
        return Optional.of(cohort);
    }

    /** A cohort is trained, or given up. */
    void done(InTraining cohort) {
        synchronized (this) {
            busy.removeIf(other -> other == cohort);
        }
        cohort.workers().release();
    }

    /** Helps wherever the fewest do, until no cohort is in training. */
    void help() {
        for (Optional<InTraining> cohort = leastHelped(); cohort.isPresent(); cohort = leastHelped()) {
            cohort.get().workers().help();
        }
    }

    private synchronized Optional<InTraining> leastHelped() {
        return busy.stream()
                .min(Comparator.comparingInt(cohort -> cohort.workers().size()));
    }
}
