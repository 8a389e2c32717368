package dev.descent.executor;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads that keep no process alive, named by what they are for and numbered from 1. */
public final class DaemonThreads implements ThreadFactory {
    private final String name;
    private final AtomicInteger made = new AtomicInteger();

    private DaemonThreads(String name) {
        this.name = name;
    }

    /** Threads {@code name-1}, {@code name-2} … */
    public static ThreadFactory named(String name) {
        return new DaemonThreads(name);
    }

    /**
     * Does the same work on several threads at once and returns when all have ended; an interrupt is kept for the caller.
     *
     * @param count how many threads, at least 1
     * @param work throws nothing: it keeps its failure for the caller
     */
    public static void run(String name, int count, Runnable work) {
        ExecutorService threads = Executors.newFixedThreadPool(count, named(name));
        for (int i = 0; i < count; i++) {
            threads.execute(work);
        }
        threads.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name + "-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
