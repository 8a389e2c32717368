package dev.descent.app;

import dev.descent.analysis.BestSoFar;
import dev.descent.analysis.Verdict;
import dev.descent.config.Experiment;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.training.Cohorts;
import dev.descent.executor.ExecutionListener;
import dev.descent.executor.Executor;
import dev.descent.journal.Journal;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.output.Reports;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One experiment while it runs: the trials that are still to be trained, and the reports when all have ended. */
final class ExperimentRun implements Closeable {
    /** The name under which the journal keeps trials that no engine trains. */
    private static final String NO_ENGINE = "function";

    private final Experiment experiment;
    private final ExperimentSpec spec;
    private final ResultsFolder folder;
    private final Loader loader;
    private final RunOptions options;
    private final RunListener listener;
    private final Cancellation cancellation;
    private final RunFiles files;
    private final Journal journal;
    private final RunLog log;
    private final String engine;
    private final DatasetCache data;
    private final BitSet journalled = new BitSet();
    private final List<String> notHadHere = Collections.synchronizedList(new ArrayList<>());
    private final BestSoFar best;
    private Watch watch;

    private ExperimentRun(
            Experiment experiment,
            ResultsFolder folder,
            RunFiles files,
            Loader loader,
            RunOptions options,
            RunListener listener,
            Cancellation cancellation) {
        this.experiment = experiment;
        this.spec = experiment.spec();
        this.folder = folder;
        this.files = files;
        this.journal = files.journal();
        this.log = files.log();
        this.loader = loader;
        this.options = options;
        this.listener = listener;
        this.cancellation = cancellation;
        this.engine = spec.trials().get(0).spec() instanceof NetworkSpec ? spec.engine() : NO_ENGINE;
        this.data = new DatasetCache(experiment);
        this.best = new BestSoFar(spec);
    }

    /**
     * Takes the folder's lock and opens its journal.
     *
     * @throws Stopped if another process has the lock
     */
    static ExperimentRun open(
            Experiment experiment,
            ResultsFolder folder,
            Loader loader,
            RunOptions options,
            RunListener listener,
            Cancellation cancellation)
            throws IOException, Stopped {
        RunFiles files = RunFiles.open(folder, experiment.spec().file(), options.fresh());
        return new ExperimentRun(experiment, folder, files, loader, options, listener, cancellation);
    }

    /** The distinct trials of the experiment: how many the journal has, and those it has not. */
    private record Work(int known, List<Trial> missing) {}

    /** Trains what the journal does not have, then writes the reports unless the run was cut short. */
    RunSummary train() throws IOException, Stopped {
        Work work = work();
        if (!work.missing().isEmpty()) {
            lookAtKnown();
        }
        begin(work.missing().size(), work.known());
        RunSummary summary = train(work.missing(), work.known()) ? reportOrTrainAgain() : unreported();
        listener.ended(spec, summary);
        return summary;
    }

    private void begin(int toTrain, int known) {
        closeWatch();
        watch = new Watch(experiment, journal, engine, toTrain, known, best);
        listener.started(watch);
    }

    /** The trials that are known already count when the best is told. */
    private void lookAtKnown() {
        for (Trial trial : spec.trials()) {
            journal.find(engine, trial.id(), trial.untilEpoch()).ifPresent(outcome -> best.add(trial, outcome));
        }
    }

    /** The report shows one trial's predictions; only if the journal has too few of them, that trial alone is trained again. */
    private RunSummary reportOrTrainAgain() throws IOException, Stopped {
        Reports reports = reports();
        Optional<Trial> again = reports.predicting().filter(this::hasTooFewPredictions);
        if (again.isEmpty()) {
            return publish(reports);
        }
        int others = work().known() - 1;
        begin(1, others);
        return train(List.of(again.get()), others) ? publish(reports()) : unreported();
    }

    /** Writes the reports from the journal alone. */
    RunSummary reportOnly() throws IOException, Stopped {
        List<Trial> missing = work().missing();
        if (!missing.isEmpty()) {
            throw Stopped.refused(spec.name() + ": trial " + missing.get(0).number()
                    + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more are" : " is") + " not stored"
                    + "; `descent run` trains them");
        }
        Reports reports = reports();
        if (reports.predicting().filter(this::hasTooFewPredictions).isPresent()) {
            throw Stopped.refused(
                    spec.name() + ": fewer predictions are stored than `report` asks for; `descent run` makes them");
        }
        RunSummary summary = publish(reports);
        listener.ended(spec, summary);
        return summary;
    }

    private Work work() {
        int known = 0;
        List<Trial> missing = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Trial trial : spec.trials()) {
            if (seen.add(trial.id())) {
                if (journal.contains(engine, trial.id(), trial.untilEpoch())) {
                    known++;
                } else {
                    missing.add(trial);
                }
            }
        }
        return new Work(known, missing);
    }

    private boolean hasTooFewPredictions(Trial trial) {
        return ((TrialOutcome.Completed) outcome(trial)).predictions().rows()
                < data.of(trial).first().rows();
    }

    /** Trains trials; whether each has an outcome then. */
    private boolean train(List<Trial> missing, int known) throws IOException, Stopped {
        journalled.clear();
        long begin = System.nanoTime();
        try (JournalFlush forcing = JournalFlush.of(journal)) {
            if (engine.equals(NO_ENGINE)) {
                descend(missing);
            } else {
                trainNetworks(missing);
            }
            forcing.end();
        }
        int trained = journalled.cardinality();
        log.timings(trained, known, System.nanoTime() - begin);
        return trained == missing.size();
    }

    private void descend(List<Trial> missing) {
        Listener recorder = new Listener();
        for (Trial trial : missing) {
            if (cancellation.asked()) {
                return;
            }
            recorder.finished(trial, FunctionTrials.run(trial));
        }
    }

    private void trainNetworks(List<Trial> missing) throws Stopped {
        Engine found = loader.engine(engine);
        Executor executor = loader.executor(options.executor().orElse(spec.executor()));
        Iterator<Cohort> cohorts = Cohorts.of(missing, data::of);
        executor.execute(cohorts, found, new Listener(), options.jobs());
    }

    /** What the journal, read back, has to report. */
    private Reports reports() {
        return Reports.of(new StoredResults(experiment, spec, this::outcome, data));
    }

    /** Writes every report. */
    private RunSummary publish(Reports reports) throws IOException {
        reports.write(folder);
        folder.write("experiment.yaml", out -> out.append(experiment.resolved()));
        folder.publish();
        return new RunSummary(
                folder.folder(),
                spec.trials().size(),
                reports.completed(),
                reports.diverged(),
                reports.failed(),
                reports.verdictLine(),
                reports.verdicts().stream()
                        .filter(verdict -> !verdict.holds())
                        .map(Verdict::text)
                        .toList(),
                List.copyOf(notHadHere),
                true);
    }

    private TrialOutcome outcome(Trial trial) {
        return journal.find(engine, trial.id(), trial.untilEpoch())
                .orElseThrow(() -> new IllegalStateException("trial " + trial.number() + " has no outcome"));
    }

    private RunSummary unreported() {
        return new RunSummary(
                folder.folder(), spec.trials().size(), 0, 0, 0, "", List.of(), List.copyOf(notHadHere), false);
    }

    @Override
    public void close() throws IOException {
        try (files) {
            closeWatch();
        }
    }

    private void closeWatch() {
        if (watch != null) {
            watch.close();
        }
    }

    /** Writes outcomes down as they come. */
    private final class Listener implements ExecutionListener {
        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            try {
                journal.append(engine, trial.untilEpoch(), outcome, System.nanoTime());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            synchronized (journalled) {
                journalled.set(trial.number());
            }
            best.add(trial, outcome);
            listener.finished(spec, trial, outcome);
            if (options.failFast() && !(outcome instanceof TrialOutcome.Completed)) {
                cancellation.ask();
            }
        }

        @Override
        public boolean cancelled() {
            return cancellation.asked();
        }

        @Override
        public void threw(Trial trial, Throwable error) {
            log.failure("trial " + trial.number() + " (" + trial.id() + ") threw", error);
        }

        @Override
        public void notHadHere(Trial trial, Throwable error) {
            log.failure("trial " + trial.number() + " (" + trial.id() + ") could not be trained here", error);
            String remedy = error instanceof OutOfMemoryError
                    ? "the heap is too small for it; give Java more memory (-Xmx) and run again"
                    : "a library it needs is missing: " + error.getMessage();
            notHadHere.add("trial " + trial.number() + " was not trained: " + remedy);
        }
    }
}
