package dev.descent.executor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Hands out tasks to threads, and where there are none left, threads to tasks. */
final class TaskQueue {
    /** A task in training, and the threads that help with it. */
    record InTraining(Task task, HelperPool workers) {}

    private final Iterator<Task> work;
    private final List<InTraining> busy = new ArrayList<>();

    TaskQueue(Iterator<Task> work) {
        this.work = work;
    }

    /** The next task to carry out; the caller reports when it is {@link #done}. */
    synchronized Optional<InTraining> next() {
        if (!work.hasNext()) {
            return Optional.empty();
        }
        InTraining next = new InTraining(work.next(), new HelperPool());
        busy.add(next);
        return Optional.of(next);
    }

    /** A task is done, or given up. */
    void done(InTraining task) {
        synchronized (this) {
            busy.removeIf(other -> other == task);
        }
        task.workers().release();
    }

    /** Helps wherever the fewest do, until no task is in training. */
    void help() {
        for (Optional<InTraining> task = leastHelped(); task.isPresent(); task = leastHelped()) {
            task.get().workers().help();
        }
    }

    private synchronized Optional<InTraining> leastHelped() {
        return busy.stream().min(Comparator.comparingInt(task -> task.workers().size()));
    }
}
