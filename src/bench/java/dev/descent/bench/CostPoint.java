package dev.descent.bench;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.lockstep.LockstepEngine;
import dev.descent.engine.training.Cohorts;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures one {@link CostCase}, in a {@link Fork}: prints the seconds of a trial. They are those of the processor on this thread, so that
 * other processes cost little but their share of the caches.
 */
final class CostPoint {
    /** The engine takes its quick ways when it has been asked for much: so often it is asked, and cancelled, beforehand. */
    private static final int ASKED = 1_000;

    private static final double WARM_SECONDS = 5;
    private static final int TIMES = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CostPoint() {}

    /** The first argument is the number of the case, from 0. */
    public static void main(String[] arguments) {
        CostCase shape = CostCase.all().get(Integer.parseInt(arguments[0]));
        Dataset data = shape.dataset();
        List<Trial> trials = shape.trials();
        Engine engine = new LockstepEngine();
        for (int time = 0; time < ASKED; time++) {
            train(engine, data, trials, true);
        }
        for (double spent = 0; spent < WARM_SECONDS; ) {
            spent += seconds(engine, data, trials);
        }
        List<Double> taken = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            taken.add(seconds(engine, data, trials));
        }
        System.out.println("seconds\t" + NumberText.computed(Figures.of(taken).median() / trials.size()));
    }

    private static double seconds(Engine engine, Dataset data, List<Trial> trials) {
        long start = THREADS.getCurrentThreadCpuTime();
        train(engine, data, trials, false);
        return (THREADS.getCurrentThreadCpuTime() - start) * 1e-9;
    }

    private static void train(Engine engine, Dataset data, List<Trial> trials, boolean cancelled) {
        Cohorts.of(trials).forEachRemaining(cohort -> engine.train(new Cohort(data, cohort), new Complete(cancelled)));
    }

    /** Refuses a trial that does not complete, for then less was done than is measured. */
    record Complete(boolean cancelled) implements TrainingListener {
        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            if (!(outcome instanceof TrialOutcome.Completed)) {
                throw new IllegalStateException("trial " + trial.number() + " is " + outcome.status());
            }
        }
    }
}
