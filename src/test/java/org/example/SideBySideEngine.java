package org.example;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.Turns;
import dev.descent.engine.WorkerPool;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.model.Trial;
import java.util.List;

/** Trains the trials of a cohort side by side, on as many threads as it is lent. */
public final class SideBySideEngine implements Engine {
    private final Engine single = new ReferenceEngine();

    @Override
    public String name() {
        return "side_by_side";
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        train(cohort, listener, WorkerPool.ALONE);
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener, WorkerPool workers) {
        List<Trial> trials = cohort.trials();
        TrainingListener turns = new Turns(listener);
        workers.run(trials.size(), k -> single.train(cohort.of(List.of(trials.get(k))), turns));
    }
}
