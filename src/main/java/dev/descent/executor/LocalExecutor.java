package dev.descent.executor;

import dev.descent.engine.Checkpoint;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.WorkerPool;
import dev.descent.model.Trial;
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
        CohortRun run = new CohortRun(work, engine, listener, jobs > 1);
        DaemonThreads.run("descent", jobs, run::drain);
        if (!run.outOfMemory.isEmpty()) {
            new CohortRun(run.outOfMemory.iterator(), engine, listener, false, run.failure).drain();
        }
        throwIfFailed(run.failure.get());
    }

    private static void throwIfFailed(Throwable cause) {
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

    /** Work that threads take from one queue. */
    private static final class CohortRun {
        private final CohortQueue queue;
        private final Engine engine;
        private final ExecutionListener listener;
        private final boolean othersTrain;
        private final AtomicReference<Throwable> failure;
        /** Trials that found no memory while others trained. */
        private final Queue<Cohort> outOfMemory = new ConcurrentLinkedQueue<>();

        CohortRun(Iterator<Cohort> work, Engine engine, ExecutionListener listener, boolean othersTrain) {
            this(work, engine, listener, othersTrain, new AtomicReference<>());
        }

        CohortRun(
                Iterator<Cohort> work,
                Engine engine,
                ExecutionListener listener,
                boolean othersTrain,
                AtomicReference<Throwable> failure) {
            this.queue = new CohortQueue(work);
            this.engine = engine;
            this.listener = listener;
            this.othersTrain = othersTrain;
            this.failure = failure;
        }

        void drain() {
            while (!listener.cancelled() && failure.get() == null) {
                try {
                    Optional<CohortQueue.InTraining> next = queue.next();
                    if (next.isEmpty()) {
                        queue.help();
                        return;
                    }
                    try {
                        train(next.get().cohort(), next.get().workers());
                    } finally {
                        queue.done(next.get());
                    }
                } catch (Throwable e) {
                    // Neither the engine nor the trial: reading data or writing the journal failed. The caller says so.
                    failure.compareAndSet(null, e);
                    return;
                }
            }
        }

        private void train(Cohort cohort, WorkerPool workers) {
            FinishedTrials finished = new FinishedTrials(listener);
            try {
                engine.train(cohort, finished, workers);
            } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError | AssertionError e) {
                if (finished.failure != null) {
                    throw finished.failure;
                }
                List<Trial> unfinished = cohort.trials().stream()
                        .filter(t -> !finished.numbers.contains(t.number()))
                        .toList();
                if (cohort.trials().size() > 1) {
                    for (Trial trial : unfinished) {
                        train(cohort.of(List.of(trial)), workers);
                    }
                } else if (!unfinished.isEmpty()) {
                    end(cohort, unfinished.get(0), e);
                }
            }
        }

        /** What becomes of a trial that threw by itself. */
        private void end(Cohort cohort, Trial trial, Throwable e) {
            if (e instanceof OutOfMemoryError && othersTrain) {
                outOfMemory.add(cohort);
            } else if (e instanceof OutOfMemoryError || e instanceof LinkageError) {
                listener.notTrainedHere(trial, e);
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
    private static final class FinishedTrials implements TrainingListener {
        private final ExecutionListener listener;
        private final Set<Integer> numbers = new HashSet<>();
        private RuntimeException failure;

        FinishedTrials(ExecutionListener listener) {
            this.listener = listener;
        }

        @Override
        public void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {
            listener.epochEnded(trial, epoch, loss, validationLoss);
        }

        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            tell(() -> listener.finished(trial, outcome));
            numbers.add(trial.number());
        }

        @Override
        public void paused(Trial trial, Checkpoint checkpoint) {
            tell(() -> listener.paused(trial, checkpoint));
        }

        private void tell(Runnable event) {
            try {
                event.run();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public boolean cancelled() {
            return listener.cancelled();
        }
    }
}
