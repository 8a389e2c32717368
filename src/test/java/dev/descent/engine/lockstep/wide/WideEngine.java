package dev.descent.engine.lockstep.wide;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.WorkerPool;
import dev.descent.model.Trial;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Trains every trial in the form over units, whatever its shapes. */
final class WideEngine implements Engine {
    /** Cuts work as for several threads and does the parts backwards: no part may need another. */
    private record Backwards(int size) implements WorkerPool {
        @Override
        public void run(int parts, IntConsumer work) {
            for (int part = parts - 1; part >= 0; part--) {
                work.accept(part);
            }
        }
    }

    private final WideKernels kernels;
    private final WorkerPool workers;

    private WideEngine(WideKernels kernels, WorkerPool workers) {
        this.kernels = kernels;
        this.workers = workers;
    }

    static WideEngine plain() {
        return new WideEngine(WideKernels.plain(), WorkerPool.ALONE);
    }

    static WideEngine vector() {
        return new WideEngine(WideKernels.vector(), WorkerPool.ALONE);
    }

    /** The same with so many parts to a piece of work. */
    WideEngine inParts(int parts) {
        return new WideEngine(kernels, new Backwards(parts));
    }

    /** The same, shared by threads. */
    WideEngine with(WorkerPool workers) {
        return new WideEngine(kernels, workers);
    }

    @Override
    public String name() {
        return "wide";
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        for (Trial trial : cohort.trials()) {
            WideTraining training = new WideTraining(cohort, trial, workers, kernels);
            Optional<TrialOutcome> outcome = training.outcome(listener);
            if (outcome.isEmpty()) {
                return;
            }
            training.state().tell(trial, outcome.get(), listener);
        }
    }
}
