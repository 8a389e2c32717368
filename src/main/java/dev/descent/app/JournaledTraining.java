package dev.descent.app;

import dev.descent.analysis.BestSoFar;
import dev.descent.analysis.Warnings;
import dev.descent.config.Experiment;
import dev.descent.engine.Checkpoint;
import dev.descent.engine.Engine;
import dev.descent.engine.TrialOutcome;
import dev.descent.executor.Answer;
import dev.descent.executor.Executor;
import dev.descent.executor.ExecutorFailed;
import dev.descent.executor.ExecutorSettings;
import dev.descent.executor.Task;
import dev.descent.executor.TaskListener;
import dev.descent.executor.TrialTask;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.worker.EngineBroke;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/** Trains trials of one experiment, and writes their outcomes down as they come. */
final class JournaledTraining {
    private final Experiment experiment;
    private final ExperimentSpec spec;
    private final EngineJournal outcomes;
    private final DatasetCache data;
    private final PartRecords parts;
    private final ParkedTrials parked;
    private final RunLog log;
    private final RunContext context;
    private final BestSoFar best;
    private final TrialsUnderWay underWay = new TrialsUnderWay();
    private volatile OptionalInt workers = OptionalInt.empty();
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
        this.experiment = experiment;
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

    /** How many processes train, as far as the executor tells. */
    OptionalInt workers() {
        return workers;
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
            execute(work.trials(), asking);
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

    private void execute(List<Trial> trials, boolean asking) throws Stopped {
        RunOptions options = context.options();
        Loader loader = context.loader();
        Engine engine = loader.engine(spec.engine());
        ExperimentWork work = new ExperimentWork(experiment, engine, data.built(), parked, trials, asking);
        Executor executor = loader.executor(options.executor().orElse(spec.executor()));
        if (trials.isEmpty()) {
            // A cluster need not be there for it.
            return;
        }
        try {
            executor.execute(work, new Listener(work, asking), new ExecutorSettings(options.jobs(), options.master()));
        } catch (EngineBroke e) {
            log.failure(e.getMessage(), e);
            throw Stopped.machine(
                    spec.name() + ": " + e.getMessage() + "; what is finished is kept: mend the engine, or name another"
                            + " with --engine, and run again",
                    e);
        } catch (ExecutorFailed e) {
            log.failure("the executor '" + executor.name() + "' ended", e);
            // Whoever asked it to stop need not hear how it took that.
            if (!context.cancellation().asked()) {
                throw Stopped.machine(e.getMessage(), e);
            }
        }
    }

    /** Writes outcomes down. */
    private final class Listener implements TaskListener {
        private final ExperimentWork work;
        private final boolean asking;

        private Listener(ExperimentWork work, boolean asking) {
            this.work = work;
            this.asking = asking;
        }

        @Override
        public void epochEnded(TrialTask trial, int epoch, float loss, float validationLoss) {
            underWay.epochEnded(work.underWay(trial), epoch, loss, validationLoss);
        }

        @Override
        public void workers(int count) {
            if (workers.isEmpty() || workers.getAsInt() != count) {
                workers = OptionalInt.of(count);
            }
        }

        @Override
        public void answered(Task task, TrialTask of, Answer answer) {
            Trial trial = work.underWay(of);
            underWay.ended(trial);
            if (answer instanceof Answer.NotTrained lacking) {
                log.failure(subject(trial) + " could not be trained here", lacking.details());
                notTrainedHere.add("trial " + trial.number() + " was not trained: " + lacking.message());
            } else if (answer instanceof Answer.Threw threw) {
                log.failure(subject(trial) + " threw", threw.details());
                finished(trial, new TrialOutcome.Failed(trial.id(), threw.reason()));
            } else if (answer instanceof Answer.Ended ended) {
                finished(trial, ended.outcome());
            } else {
                throw new AssertionError(answer);
            }
            // Not before: where this ran out of memory the trial is answered once more.
            work.ended(of);
        }

        private void finished(Trial trial, TrialOutcome outcome) {
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
        public void paused(TrialTask trial, Checkpoint checkpoint) {
            parked.park(trial.id(), checkpoint);
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

        private String subject(Trial trial) {
            return "trial " + trial.number() + " (" + trial.id() + ")";
        }
    }
}
