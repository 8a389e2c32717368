package dev.descent.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Does several things at once that do not depend on each other. */
final class ParallelTasks {
    /** One of them. */
    interface Task {
        void run() throws IOException;
    }

    private final List<Task> tasks;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private ParallelTasks(List<Task> tasks) {
        this.tasks = tasks;
    }

    /**
     * Runs all tasks, the first ones first, and returns when all have ended.
     *
     * @param jobs how many run at once, this thread's among them
     * @throws IOException if one of them failed; those that had not begun are left out
     */
    static void run(List<Task> tasks, int jobs) throws IOException {
        ParallelTasks abreast = new ParallelTasks(tasks);
        List<Thread> helpers = new ArrayList<>();
        for (int j = 1; j < Math.min(jobs, tasks.size()); j++) {
            Thread helper = new Thread(abreast::work, "descent-report-" + j);
            helper.setDaemon(true);
            helper.start();
            helpers.add(helper);
        }
        abreast.work();
        helpers.forEach(ParallelTasks::await);
        abreast.tell();
    }

    private void work() {
        for (int task = next.getAndIncrement(); task < tasks.size(); task = next.getAndIncrement()) {
            try {
                tasks.get(task).run();
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
                next.set(tasks.size());
            }
        }
    }

    private static void await(Thread helper) {
        boolean interrupted = false;
        while (helper.isAlive()) {
            try {
                helper.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() throws IOException {
        Optional<Throwable> thrown = Optional.ofNullable(failure.get());
        if (thrown.isPresent()) {
            if (thrown.get() instanceof IOException e) {
                throw e;
            }
            if (thrown.get() instanceof RuntimeException e) {
                throw e;
            }
            throw thrown.get() instanceof Error e ? e : new AssertionError(thrown.get());
        }
    }
}
