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

    private final WideForm form;
    private final WorkerPool crew;

    private WideEngine(WideForm form, WorkerPool crew) {
        this.form = form;
        this.crew = crew;
    }

    static WideEngine plain() {
        return new WideEngine(WideForm.plain(), WorkerPool.ALONE);
    }

    static WideEngine vector() {
        return new WideEngine(WideForm.vector(), WorkerPool.ALONE);
    }

    /** The same with so many parts to a piece of work. */
    WideEngine inParts(int parts) {
        return new WideEngine(form, new Backwards(parts));
    }

    /** The same with a crew of threads. */
    WideEngine with(WorkerPool crew) {
        return new WideEngine(form, crew);
    }

    @Override
    public String name() {
        return "wide";
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        for (Trial trial : cohort.trials()) {
            Optional<TrialOutcome> outcome =
                    new WideTraining(cohort.data(), trial, crew, form).outcome(listener::cancelled);
            if (outcome.isEmpty()) {
                return;
            }
            listener.finished(trial, outcome.get());
        }
    }
}
