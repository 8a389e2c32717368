package dev.descent.app;

import dev.descent.engine.TrialOutcome;
import dev.descent.journal.JournalReader;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.util.Optional;

/**
 * What a journal that is only read knows of trials that one engine trains.
 *
 * @param journal empty if there is none: then nothing is known
 */
record BaseOutcomes(Optional<JournalReader> journal, String engine) implements KnownOutcomes {
    /** The outcomes of an experiment's own engine. */
    static BaseOutcomes of(Optional<JournalReader> journal, ExperimentSpec spec) {
        return new BaseOutcomes(journal, EngineJournal.engine(spec));
    }

    BaseOutcomes of(String otherEngine) {
        return new BaseOutcomes(journal, otherEngine);
    }

    @Override
    public Optional<TrialOutcome> find(Trial trial) {
        return journal.flatMap(it -> it.find(engine, trial.id(), trial.untilEpoch()))
                .filter(outcome -> RecordShape.fits(trial, outcome));
    }
}
