package dev.descent.executor;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.WorkerPool;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs cohorts on threads of this process, each thread one cohort after the other. Threads for which there is no cohort left help
 * those that still train.
 *
 * <p>A cohort that throws is trained again trial by trial, so that one bad trial costs nobody else. A trial that finds no memory
 * while others train beside it is tried once more when it has the machine to itself.
 */
public final class LocalExecutor implements Executor {
    @Override
    public String name() {
        return "local";
    }

    @Override
    public void execute(Iterator<Cohort> work, Engine engine, ExecutionListener listener, int jobs) {
        Shift shift = new Shift(work, engine, listener, jobs > 1);
        List<Thread> threads = new ArrayList<>();
        for (int j = 0; j < jobs; j++) {
            Thread thread = new Thread(shift::drain, "descent-" + (j + 1));
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!shift.starved.isEmpty()) {
            new Shift(shift.starved.iterator(), engine, listener, false, shift.broken).drain();
        }
        throwIfBroken(shift.broken.get());
    }

    private static void throwIfBroken(Throwable cause) {
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        if (cause != null) {
            throw new IllegalStateException(cause);
        }
    }

    /** Work that threads take from one hand. */
    private static final class Shift {
        private final CohortQueue workshop;
        private final Engine engine;
        private final ExecutionListener listener;
        private final boolean othersTrain;
        private final AtomicReference<Throwable> broken;
        /** Trials that found no memory while others trained. */
        private final Queue<Cohort> starved = new ConcurrentLinkedQueue<>();

        Shift(Iterator<Cohort> work, Engine engine, ExecutionListener listener, boolean othersTrain) {
            this(work, engine, listener, othersTrain, new AtomicReference<>());
        }

        Shift(
                Iterator<Cohort> work,
                Engine engine,
                ExecutionListener listener,
                boolean othersTrain,
                AtomicReference<Throwable> broken) {
            this.workshop = new CohortQueue(work);
            this.engine = engine;
            this.listener = listener;
            this.othersTrain = othersTrain;
            this.broken = broken;
        }

        void drain() {
            while (!listener.cancelled() && broken.get() == null) {
                try {
                    Optional<CohortQueue.Bench> bench = workshop.next();
                    if (bench.isEmpty()) {
                        workshop.help();
                        return;
                    }
                    try {
                        train(bench.get().cohort(), bench.get().workers());
                    } finally {
                        workshop.done(bench.get());
                    }
                } catch (Throwable e) {
                    // Neither the engine nor the trial: reading data or writing the journal failed. The caller says so.
                    broken.compareAndSet(null, e);
                    return;
                }
            }
        }

        private void train(Cohort cohort, WorkerPool workers) {
            Seen seen = new Seen(listener);
            try {
                engine.train(cohort, seen, workers);
            } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError | AssertionError e) {
                if (seen.broken != null) {
                    throw seen.broken;
                }
                List<Trial> unfinished = cohort.trials().stream()
                        .filter(t -> !seen.numbers.contains(t.number()))
                        .toList();
                if (cohort.trials().size() > 1) {
                    for (Trial trial : unfinished) {
                        train(new Cohort(cohort.data(), List.of(trial)), workers);
                    }
                } else if (!unfinished.isEmpty()) {
                    end(cohort, unfinished.get(0), e);
                }
            }
        }

        /** What becomes of a trial that threw by itself. */
        private void end(Cohort cohort, Trial trial, Throwable e) {
            if (e instanceof OutOfMemoryError && othersTrain) {
                starved.add(cohort);
            } else if (e instanceof OutOfMemoryError || e instanceof LinkageError) {
                listener.notHadHere(trial, e);
            } else {
                listener.threw(trial, e);
                listener.finished(
                        trial,
                        new TrialOutcome.Failed(
                                trial.id(), "the engine threw " + e.getClass().getSimpleName()));
            }
        }
    }

    /** Notes which trials have ended, and keeps a listener's own exceptions apart from the engine's. */
    private static final class Seen implements TrainingListener {
        private final ExecutionListener listener;
        private final Set<Integer> numbers = new HashSet<>();
        private RuntimeException broken;

        Seen(ExecutionListener listener) {
            this.listener = listener;
        }

        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            try {
                listener.finished(trial, outcome);
            } catch (RuntimeException e) {
                broken = e;
                throw e;
            }
            numbers.add(trial.number());
        }

        @Override
        public boolean cancelled() {
            return listener.cancelled();
        }
    }
}
