package dev.descent.executor.spark;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.WorkerPool;
import dev.descent.engine.lockstep.LockstepEngine;
import dev.descent.model.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The engine of Descent, on machines that make trouble: the JVM's properties say which.
 *
 * <ul>
 *   <li>{@code trouble.millis}: how long a trial waits
 *   <li>{@code trouble.slow}: a file; the process that makes it is the slow one, and only there trials wait
 *   <li>{@code trouble.deadly}: the number of a trial that ends its process
 *   <li>{@code trouble.once}: a file; the trial is deadly to the process that makes the file alone
 * </ul>
 */
public final class TroubledEngine implements Engine {
    private final Engine engine = new LockstepEngine();
    private Optional<Boolean> slow = Optional.empty();

    @Override
    public String name() {
        return "troubled";
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        train(cohort, listener, WorkerPool.ALONE);
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener, WorkerPool workers) {
        for (Trial trial : cohort.trials()) {
            await(listener);
            if (trial.number() == Integer.getInteger("trouble.deadly", 0) && isFirst("trouble.once", true)) {
                Runtime.getRuntime().halt(3);
            }
        }
        engine.train(cohort, listener, workers);
    }

    private void await(TrainingListener listener) {
        long left = slow() ? Integer.getInteger("trouble.millis", 0) : 0;
        try {
            for (; left > 0 && !listener.cancelled(); left -= 50) {
                Thread.sleep(Math.min(left, 50));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Seen when the first trial trains, for the driver knows the engine too. */
    private synchronized boolean slow() {
        if (slow.isEmpty()) {
            slow = Optional.of(isFirst("trouble.slow", true));
        }
        return slow.get();
    }

    /** Whether this process is the one that makes a file; {@code unnamed} if no file is named. */
    private static boolean isFirst(String property, boolean unnamed) {
        String file = System.getProperty(property);
        if (file == null) {
            return unnamed;
        }
        try {
            Files.createFile(Path.of(file));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
