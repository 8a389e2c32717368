package dev.descent.executor;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.spec.Trial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Runs cohorts on threads of this process, each thread one cohort after the other. */
public final class LocalExecutor implements Executor {
    @Override
    public String name() {
        return "local";
    }

    @Override
    public void execute(Iterator<Cohort> work, Engine engine, ExecutionListener listener, int jobs) {
        AtomicReference<Throwable> broken = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int j = 0; j < jobs; j++) {
            Thread thread = new Thread(() -> drain(work, engine, listener, broken), "descent-" + (j + 1));
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
        Throwable cause = broken.get();
        if (cause != null) {
            throw cause instanceof RuntimeException r ? r : new IllegalStateException(cause);
        }
    }

    private static void drain(
            Iterator<Cohort> work, Engine engine, ExecutionListener listener, AtomicReference<Throwable> broken) {
        while (!listener.cancelled() && broken.get() == null) {
            try {
                Cohort cohort;
                synchronized (work) {
                    if (!work.hasNext()) {
                        return;
                    }
                    cohort = work.next();
                }
                train(cohort, engine, listener);
            } catch (Throwable e) {
                // Neither the engine nor the trial: reading data or writing the journal failed. The caller says so.
                broken.compareAndSet(null, e);
                return;
            }
        }
    }

    /** Trains a cohort; if that throws, each unfinished trial by itself, so that one bad trial costs nobody else. */
    private static void train(Cohort cohort, Engine engine, ExecutionListener listener) {
        Seen seen = new Seen(listener);
        try {
            engine.train(cohort, seen);
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError | AssertionError e) {
            if (seen.broken != null) {
                throw seen.broken;
            }
            List<Trial> unfinished = cohort.trials().stream()
                    .filter(t -> !seen.ids.contains(t.number()))
                    .toList();
            if (cohort.trials().size() > 1) {
                for (Trial trial : unfinished) {
                    train(new Cohort(cohort.data(), List.of(trial)), engine, listener);
                }
            } else if (!unfinished.isEmpty()) {
                Trial trial = unfinished.get(0);
                if (e instanceof OutOfMemoryError || e instanceof LinkageError) {
                    listener.notHadHere(trial, e);
                } else {
                    listener.threw(trial, e);
                    listener.finished(
                            trial,
                            new TrialOutcome.Failed(
                                    trial.id(),
                                    "the engine threw " + e.getClass().getSimpleName()));
                }
            }
        }
    }

    /** Notes which trials have ended, and keeps a listener's own exceptions apart from the engine's. */
    private static final class Seen implements TrainingListener {
        private final ExecutionListener listener;
        private final Set<Integer> ids = new HashSet<>();
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
            ids.add(trial.number());
        }

        @Override
        public boolean cancelled() {
            return listener.cancelled();
        }
    }
}
