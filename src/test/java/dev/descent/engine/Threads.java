package dev.descent.engine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** A worker pool of so many threads. */
public final class Threads implements WorkerPool, AutoCloseable {
    private final int size;
    private final ExecutorService pool;

    public Threads(int size) {
        this.size = size;
        this.pool = Executors.newFixedThreadPool(size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void run(int parts, IntConsumer work) {
        List<Callable<Object>> calls = IntStream.range(0, parts)
                .mapToObj(part -> Executors.callable(() -> work.accept(part)))
                .toList();
        try {
            for (Future<Object> done : pool.invokeAll(calls)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
