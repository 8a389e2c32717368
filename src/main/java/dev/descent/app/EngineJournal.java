package dev.descent.app;

import dev.descent.data.PartName;
import dev.descent.engine.TrialOutcome;
import dev.descent.journal.Journal;
import dev.descent.journal.JournalReader;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.io.IOException;
import java.util.Optional;

/**
 * What the journal knows of trials that one engine trains.
 *
 * @param base what is known besides
 */
record EngineJournal(Journal journal, BaseOutcomes base, String engine) implements KnownOutcomes {
    /** The name under which the journal keeps trials that no engine trains. */
    private static final String NO_ENGINE = "function";

    EngineJournal(Journal journal, String engine) {
        this(journal, new BaseOutcomes(Optional.empty(), engine), engine);
    }

    /** The outcomes of an experiment's own engine. */
    static EngineJournal of(Journal journal, ExperimentSpec spec) {
        return new EngineJournal(journal, engine(spec));
    }

    /** The outcomes of an experiment's own engine in either journal; new ones go into the first. */
    static EngineJournal of(Journal journal, Optional<JournalReader> base, ExperimentSpec spec) {
        return new EngineJournal(journal, BaseOutcomes.of(base, spec), engine(spec));
    }

    /** The name under which the journal keeps an experiment's trials. */
    static String engine(ExperimentSpec spec) {
        return spec.trainsNetworks() ? spec.engine() : NO_ENGINE;
    }

    /** Outcomes of the same engine with predictions for a part. */
    EngineJournal of(PartName part) {
        String predicting = engine + " predicting " + part.key();
        return new EngineJournal(journal, base.of(predicting), predicting);
    }

    @Override
    public Optional<TrialOutcome> find(Trial trial) {
        return journal.find(engine, trial.id(), trial.untilEpoch())
                .filter(outcome -> RecordShape.fits(trial, outcome))
                .or(() -> base.find(trial));
    }

    void append(Trial trial, TrialOutcome outcome) throws IOException {
        journal.append(engine, trial.untilEpoch(), outcome, System.nanoTime());
    }
}
