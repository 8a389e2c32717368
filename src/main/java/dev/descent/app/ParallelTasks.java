package dev.descent.app;

import dev.descent.executor.DaemonThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

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
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.min(jobs, tasks.size()), DaemonThreads.named("descent-report"));
        AtomicBoolean failed = new AtomicBoolean();
        try {
            CompletableFuture.allOf(tasks.stream()
                            .map(task -> CompletableFuture.runAsync(() -> runUnless(failed, task), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw failure(e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private static void runUnless(AtomicBoolean failed, Task task) {
        if (failed.get()) {
            return;
        }
        try {
            task.run();
        } catch (IOException e) {
            failed.set(true);
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            failed.set(true);
            throw e;
        }
    }

    private static IOException failure(Throwable cause) {
        if (cause instanceof UncheckedIOException e) {
            return e.getCause();
        }
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        throw cause instanceof Error e ? e : new AssertionError(cause);
    }
}
