package dev.descent.app;

import dev.descent.executor.DaemonThreads;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** Does several things at once that do not depend on each other. */
final class ParallelTasks {
    /** One of them. */
    interface Task {
        void run() throws IOException;
    }

    private ParallelTasks() {}

    /**
     * Runs all tasks, the first ones first, and returns when all have ended; an interrupt is kept for the caller.
     *
     * @param jobs how many run at once, at least 1
     * @throws IOException if one of them failed; those that had not begun are left out
     */
    static void run(List<Task> tasks, int jobs) throws IOException {
        if (tasks.isEmpty()) {
            return;
        }
        Queue<Task> waiting = new ConcurrentLinkedQueue<>(tasks);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        DaemonThreads.run("descent-report", Math.min(jobs, tasks.size()), () -> drain(waiting, failure));
        throwIfFailed(failure.get());
    }

    private static void drain(Queue<Task> waiting, AtomicReference<Throwable> failure) {
        for (Task task = waiting.poll(); task != null && failure.get() == null; task = waiting.poll()) {
            try {
                task.run();
            } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        }
    }

    private static void throwIfFailed(Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
