package dev.descent.app;

import dev.descent.analysis.BestSoFar;
import dev.descent.config.Experiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.journal.Journal;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.output.html.GrowingPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A look at a running experiment through its journal; closed with the run, after which it shows no page. */
final class Watch implements RunningExperiment {
    private final Experiment experiment;
    private final Journal journal;
    private final String engine;
    private final int toTrain;
    private final int known;
    private final BestSoFar best;
    private DatasetCache data;
    private boolean closed;

    Watch(Experiment experiment, Journal journal, String engine, int toTrain, int known, BestSoFar best) {
        this.experiment = experiment;
        this.journal = journal;
        this.engine = engine;
        this.toTrain = toTrain;
        this.known = known;
        this.best = best;
    }

    @Override
    public ExperimentSpec experiment() {
        return experiment.spec();
    }

    @Override
    public int toTrain() {
        return toTrain;
    }

    @Override
    public int known() {
        return known;
    }

    @Override
    public Optional<String> best() {
        return best.text();
    }

    @Override
    public synchronized Optional<String> page() throws IOException {
        if (closed) {
            return Optional.empty();
        }
        List<Trial> ended = new ArrayList<>();
        for (Trial trial : experiment.spec().trials()) {
            if (journal.contains(engine, trial.id(), trial.untilEpoch())) {
                ended.add(trial);
            }
        }
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        if (data == null) {
            // Not the run's own: what it keeps is for the trials that train now.
            data = new DatasetCache(experiment);
        }
        StringBuilder page = new StringBuilder();
        new GrowingPage(new StoredResults(experiment, experiment.spec().only(ended), this::outcome, data)).write(page);
        return Optional.of(page.toString());
    }

    /** Lets go of the journal; waits for a page that is being made. */
    synchronized void close() {
        closed = true;
    }

    private TrialOutcome outcome(Trial trial) {
        return journal.find(engine, trial.id(), trial.untilEpoch()).orElseThrow();
    }
}
