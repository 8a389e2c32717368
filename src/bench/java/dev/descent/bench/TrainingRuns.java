package dev.descent.bench;

import dev.descent.data.Dataset;
import dev.descent.engine.Engine;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.lockstep.LockstepEngine;
import dev.descent.engine.training.Cohorts;
import dev.descent.executor.Answer;
import dev.descent.executor.ExecutorSettings;
import dev.descent.executor.LocalExecutor;
import dev.descent.executor.Task;
import dev.descent.executor.TaskListener;
import dev.descent.executor.TrialTask;
import dev.descent.model.Trial;
import dev.descent.worker.ListedWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Trains as a run does, by cohorts on threads of this process, but without files. */
final class TrainingRuns {
    private final Engine engine = new LockstepEngine();
    private final Dataset data;
    private final int threads;

    TrainingRuns(Dataset data, int threads) {
        this.data = data;
        this.threads = threads;
    }

    /**
     * Trains them all.
     *
     * @return seconds
     * @throws IllegalStateException if a trial does not complete, for then less was done than is measured
     */
    double seconds(List<Trial> trials) {
        Count count = new Count();
        long start = System.nanoTime();
        train(trials, count);
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (count.completed.get() != trials.size()) {
            throw new IllegalStateException(count.completed + " of " + trials.size() + " trials completed");
        }
        return seconds;
    }

    /** Trains them until all have ended or the listener says so. */
    void train(List<Trial> trials, TaskListener listener) {
        List<List<Trial>> cohorts = new ArrayList<>();
        Cohorts.of(trials).forEachRemaining(cohorts::add);
        new LocalExecutor().execute(new ListedWork(cohorts, data, engine), listener, ExecutorSettings.ofJobs(threads));
    }

    /** Counts outcomes and lets them go. */
    static class Count implements TaskListener {
        private final AtomicInteger completed = new AtomicInteger();

        @Override
        public void answered(Task task, TrialTask trial, Answer answer) {
            if (!(answer instanceof Answer.Ended ended)) {
                throw new IllegalStateException("trial " + trial.number() + ": " + answer);
            }
            if (ended.outcome() instanceof TrialOutcome.Completed) {
                completed.incrementAndGet();
            }
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
