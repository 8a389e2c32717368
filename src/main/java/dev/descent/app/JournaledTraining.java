package dev.descent.app;

import dev.descent.analysis.BestSoFar;
import dev.descent.analysis.Warnings;
import dev.descent.config.Experiment;
import dev.descent.engine.Checkpoint;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.training.Cohorts;
import dev.descent.executor.ExecutionListener;
import dev.descent.executor.Executor;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Trains trials of one experiment, and writes their outcomes down as they come. */
final class JournaledTraining {
    private final ExperimentSpec spec;
    private final EngineJournal outcomes;
    private final DatasetCache data;
    private final PartRecords parts;
    private final ParkedTrials parked;
    private final RunLog log;
    private final RunContext context;
    private final BestSoFar best;
    private final TrialsUnderWay underWay = new TrialsUnderWay();
    private final BitSet journalled = new BitSet();
    /** In what a trial that was trained again differs from its record; null as long as none does. */
    private final AtomicReference<String> difference = new AtomicReference<>();

    private final List<String> notTrainedHere = Collections.synchronizedList(new ArrayList<>());

    JournaledTraining(
            Experiment experiment,
            EngineJournal outcomes,
            DatasetCache data,
            PartRecords parts,
            ParkedTrials parked,
            RunLog log,
            RunContext context) {
        this.spec = experiment.spec();
        this.outcomes = outcomes;
        this.data = data;
        this.parts = parts;
        this.parked = parked;
        this.log = log;
        this.context = context;
        this.best = new BestSoFar(spec);
    }

    /** The best value of the trials that have ended, those that were known before among them. */
    BestSoFar best() {
        return best;
    }

    /** The trials that train at the moment. */
    TrialsUnderWay underWay() {
        return underWay;
    }

    /** What this machine could not train, a sentence each. */
    List<String> notTrainedHere() {
        return List.copyOf(notTrainedHere);
    }

    /**
     * Trains what is missing, and what has an outcome but too few predictions; whether each has an outcome then.
     *
     * @param asking whether predictions for whole parts are wanted
     * @throws Stopped if a trial that was trained again differs from its record, which then stands
     */
    boolean train(PendingTrials work, boolean asking) throws IOException, Stopped {
        synchronized (journalled) {
            journalled.clear();
        }
        underWay.clear();
        long begin = System.nanoTime();
        try (JournalFlush flush = JournalFlush.of(outcomes.journal())) {
            if (spec.trainsNetworks()) {
                trainNetworks(work.trials(), asking);
            } else {
                FunctionTrials.run(work.trials(), new Listener(false));
            }
            flush.end();
        }
        if (difference.get() != null) {
            throw Stopped.machine(difference.get());
        }
        int trained;
        synchronized (journalled) {
            trained = journalled.cardinality();
        }
        log.timings(trained, work.known(), System.nanoTime() - begin);
        return trained == work.trials().size();
    }

    private void trainNetworks(List<Trial> trials, boolean asking) throws Stopped {
        RunOptions options = context.options();
        Engine engine = context.loader().engine(outcomes.engine());
        Executor executor = context.loader().executor(options.executor().orElse(spec.executor()));
        Iterator<Cohort> cohorts = Cohorts.of(trials, asking ? parts::asking : data::of, parked::find);
        executor.execute(cohorts, engine, new Listener(asking), options.jobs());
    }

    /** Writes outcomes down. */
    private final class Listener implements ExecutionListener {
        private final boolean asking;

        private Listener(boolean asking) {
            this.asking = asking;
        }

        @Override
        public void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {
            underWay.epochEnded(trial, epoch, loss, validationLoss);
        }

        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            underWay.ended(trial);
            if (differsFromRecord(trial, outcome)) {
                return;
            }
            try {
                if (asking) {
                    parts.append(trial, outcome);
                } else {
                    outcomes.append(trial, outcome);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            synchronized (journalled) {
                journalled.set(trial.number());
            }
            parked.ended(trial, outcome);
            best.add(trial, outcome);
            context.listener().finished(spec, trial, outcome);
            if (context.options().failFast() && !(outcome instanceof TrialOutcome.Completed)) {
                stop(Warnings.unfinished(spec, trial, outcome));
            }
        }

        /** Other trials that are under way may still end badly; the first is why the run stops. */
        private synchronized void stop(String why) {
            if (!context.cancellation().asked()) {
                context.listener().warned(spec.name() + ": stops, for --fail-fast is given: " + why);
            }
            context.cancellation().ask();
        }

        @Override
        public void paused(Trial trial, Checkpoint checkpoint) {
            parked.park(trial, checkpoint);
        }

        private boolean differsFromRecord(Trial trial, TrialOutcome outcome) {
            Optional<String> what = outcomes.find(trial)
                    .flatMap(record ->
                            Repetition.difference(record, outcome).or(() -> parts.difference(trial, record, outcome)));
            what.ifPresent(it -> difference.set(spec.name() + ": trial " + trial.number()
                    + " was trained again for its predictions, and its " + it
                    + " is not the one that is stored: the engine '"
                    + outcomes.engine() + "' does not repeat itself, or the record is of another version;"
                    + " `descent run --fresh` trains all trials anew"));
            return what.isPresent();
        }

        @Override
        public boolean cancelled() {
            return context.cancellation().asked();
        }

        @Override
        public void threw(Trial trial, Throwable error) {
            log.failure("trial " + trial.number() + " (" + trial.id() + ") threw", error);
        }

        @Override
        public void notTrainedHere(Trial trial, Throwable error) {
            underWay.ended(trial);
            log.failure("trial " + trial.number() + " (" + trial.id() + ") could not be trained here", error);
            String remedy = error instanceof OutOfMemoryError
                    ? "the heap is too small for it; give Java more memory (-Xmx) and run again"
                    : "a library it needs is missing: " + error.getMessage();
            notTrainedHere.add("trial " + trial.number() + " was not trained: " + remedy);
        }
    }
}
