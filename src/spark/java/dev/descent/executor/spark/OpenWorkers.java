package dev.descent.executor.spark;

import dev.descent.executor.Base;
import dev.descent.executor.Worker;
import dev.descent.worker.CarriedWork;
import dev.descent.worker.WorkRefused;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** The workers of this process: one a base, opened by the first task of it, kept for the bases that were used last. */
final class OpenWorkers {
    private static final int KEPT = 2;

    private static final Map<String, FutureTask<Worker>> OPEN = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FutureTask<Worker>> eldest) {
            return size() > KEPT;
        }
    };

    private OpenWorkers() {}

    /**
     * The worker for a base.
     *
     * @param digest of the base's bytes
     * @param base its bytes, asked for if no worker is open for them
     * @throws WorkRefused if this process is not fit for it
     * @throws IOException if files can't be written here
     */
    static Worker of(String digest, Supplier<byte[]> base) throws WorkRefused, IOException {
        FutureTask<Worker> opening;
        synchronized (OPEN) {
            opening = OPEN.computeIfAbsent(digest, it -> new FutureTask<>(() -> CarriedWork.open(Base.of(base.get()))));
        }
        opening.run();
        try {
            return opening.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while work was opened", e);
        } catch (ExecutionException e) {
            synchronized (OPEN) {
                OPEN.remove(digest, opening);
            }
            throw asThrown(e.getCause());
        }
    }

    private static IOException asThrown(Throwable cause) throws WorkRefused {
        if (cause instanceof WorkRefused refused) {
            throw refused;
        }
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof IOException e ? e : new IOException(cause);
    }
}
