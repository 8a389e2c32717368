package dev.descent.app;

import dev.descent.data.PartName;
import dev.descent.engine.TrialOutcome;
import dev.descent.journal.Journal;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.io.IOException;
import java.util.Optional;

/** What the journal knows of trials that one engine trains. */
record EngineJournal(Journal journal, String engine) {
    /** The name under which the journal keeps trials that no engine trains. */
    private static final String NO_ENGINE = "function";

    /** The outcomes of an experiment's own engine. */
    static EngineJournal of(Journal journal, ExperimentSpec spec) {
        return new EngineJournal(journal, spec.trainsNetworks() ? spec.engine() : NO_ENGINE);
    }

    /** Outcomes of the same engine with predictions for a part. */
    EngineJournal of(PartName part) {
        return new EngineJournal(journal, engine + " predicting " + part.key());
    }

    boolean contains(Trial trial) {
        return find(trial).isPresent();
    }

    /** The outcome of a trial; empty if there is none that has the shape of the trial's own. */
    Optional<TrialOutcome> find(Trial trial) {
        Optional<TrialOutcome> outcome = journal.find(engine, trial.id(), trial.untilEpoch());
        return outcome.isPresent() && RecordShape.fits(trial, outcome.get()) ? outcome : Optional.empty();
    }

    /** The outcome of a trial that has one. */
    TrialOutcome outcome(Trial trial) {
        return find(trial).orElseThrow(() -> new IllegalStateException("trial " + trial.number() + " has no outcome"));
    }

    void append(Trial trial, TrialOutcome outcome) throws IOException {
        journal.append(engine, trial.untilEpoch(), outcome, System.nanoTime());
    }
}
