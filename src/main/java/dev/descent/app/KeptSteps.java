package dev.descent.app;

import dev.descent.analysis.StepHistory;
import dev.descent.analysis.TrainingSchedule;
import dev.descent.data.Dataset;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingStep;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ReportSpec;
import dev.descent.model.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The steps that trials were trained in. No journal keeps them: the trials are trained again. */
final class KeptSteps {
    private final Engine engine;
    private final DatasetCache data;
    private final Function<Trial, Optional<TrialOutcome>> record;
    private final boolean all;
    private final BooleanSupplier cancelled;
    private final Map<String, List<TrainingStep>> steps = new ConcurrentHashMap<>();
    private final AtomicBoolean whole = new AtomicBoolean(true);
    private final AtomicReference<Stopped> stopped = new AtomicReference<>();

    private KeptSteps(
            Engine engine,
            DatasetCache data,
            Function<Trial, Optional<TrialOutcome>> record,
            boolean all,
            BooleanSupplier cancelled) {
        this.engine = engine;
        this.data = data;
        this.record = record;
        this.all = all;
        this.cancelled = cancelled;
    }

    /**
     * Trains trials again for their steps, those of one id once. What an engine does not tell of the first is not looked for in the others.
     *
     * @param trials that did not fail
     * @param record how trials ended before
     * @param jobs how many are trained at once
     * @return empty if it was stopped
     * @throws Stopped if a trial ends otherwise than before, or if the engine throws or breaks its contract
     */
    static Optional<StepHistory> of(
            List<Trial> trials,
            ReportSpec report,
            Engine engine,
            DatasetCache data,
            Function<Trial, Optional<TrialOutcome>> record,
            int jobs,
            BooleanSupplier cancelled)
            throws IOException, Stopped {
        Map<String, Trial> distinct = new LinkedHashMap<>();
        trials.forEach(trial -> distinct.putIfAbsent(trial.id(), trial));
        List<Trial> left = new ArrayList<>(distinct.values());
        boolean all = report.history() == ReportSpec.History.STEPS;
        KeptSteps kept = new KeptSteps(engine, data, record, all, cancelled);
        boolean tells = true;
        while (!left.isEmpty() && tells && kept.steps.isEmpty() && kept.goesOn()) {
            tells = kept.train(left.remove(0));
        }
        if (!kept.steps.isEmpty()) {
            ParallelTasks.run(
                    left.stream()
                            .<ParallelTasks.Task>map(trial -> () -> kept.train(trial))
                            .toList(),
                    jobs);
        }
        if (kept.stopped.get() != null) {
            throw kept.stopped.get();
        }
        return kept.whole.get() ? Optional.of(new StepHistory(engine.name(), kept.steps)) : Optional.empty();
    }

    private boolean goesOn() {
        return whole.get() && stopped.get() == null;
    }

    /** Trains one; false if it had steps of which none was told. */
    private boolean train(Trial trial) {
        if (!goesOn()) {
            return true;
        }
        Dataset dataset = data.of(trial);
        Listener listener = new Listener(trial, dataset);
        try {
            if (!TrainingAgain.of(List.of(trial), dataset, engine, record, listener, "steps")) {
                whole.set(false);
            } else if (!listener.told.isEmpty()) {
                steps.put(trial.id(), List.copyOf(listener.told));
            } else {
                return listener.ended(trial).history().epochs() == 0;
            }
        } catch (Stopped e) {
            stopped.compareAndSet(null, e);
        }
        return true;
    }

    private final class Listener extends TrainingAgain.Listener {
        private final List<TrainingStep> told = new ArrayList<>();
        private final long iterations;

        Listener(Trial trial, Dataset dataset) {
            super(cancelled);
            this.iterations =
                    TrainingSchedule.of(trial.network(), dataset.train().rows()).iterations();
        }

        @Override
        public boolean wantsSteps(Trial trial) {
            return true;
        }

        @Override
        public boolean wantsStepAt(Trial trial, long step) {
            return all || step % iterations == 0;
        }

        @Override
        public void step(Trial trial, TrainingStep step) {
            told.add(step);
        }
    }
}
