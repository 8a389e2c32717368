package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.journal.JournalReader;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One shard of an experiment while it runs. It trains its trials of the first round that is not whole in the results' own journal, which
 * it reads alone, into a journal of its own, so that any number of shards can share a folder; it writes no report.
 */
final class ShardRun implements Closeable {
    private final ExperimentSpec spec;
    private final Shard shard;
    private final ResultsFolder folder;
    private final RunFiles files;
    private final Optional<JournalReader> main;
    private final RunListener listener;
    private final KnownOutcomes merged;
    private final Rounds rounds;
    private final RoundTraining training;

    private ShardRun(
            Experiment experiment,
            Shard shard,
            ResultsFolder folder,
            RunFiles files,
            Optional<JournalReader> main,
            RunContext context) {
        this.spec = experiment.spec();
        this.shard = shard;
        this.folder = folder;
        this.files = files;
        this.main = main;
        this.listener = context.listener();
        this.merged = BaseOutcomes.of(main, spec);
        this.rounds = new Rounds(experiment, merged);
        EngineJournal outcomes = EngineJournal.of(files.journal(), main, spec);
        DatasetCache data = new DatasetCache(experiment);
        PartRecords parts = new PartRecords(experiment, outcomes, data);
        this.training = new RoundTraining(experiment, outcomes, rounds, data, parts, files.log(), context);
    }

    /**
     * Takes the shard's lock and opens its journal.
     *
     * @throws Stopped if another process has the lock, or has meanwhile written another experiment's results
     */
    static ShardRun open(Experiment experiment, Shard shard, ResultsFolder folder, RunContext context)
            throws IOException, Stopped {
        try (Opened opened = new Opened()) {
            RunFiles files = opened.add(RunFiles.open(shard, folder, experiment));
            JournalSource source = JournalSource.ofResults(folder.folder());
            Optional<JournalReader> main = source.isThere() ? Optional.of(source.open()) : Optional.empty();
            main.ifPresent(opened::add);
            return opened.into(new ShardRun(experiment, shard, folder, files, main, context));
        }
    }

    /** Trains what neither journal has of the shard's trials. */
    RunSummary train() throws IOException, Stopped {
        RunSummary summary = summary();
        listener.ended(spec, summary);
        return summary;
    }

    private RunSummary summary() throws IOException, Stopped {
        if (!advanceToOpenRound()) {
            return summary("has all its trials; `descent merge` or `descent run` writes the reports");
        }
        List<Trial> own = shard.of(rounds.current());
        if (!training.trainAlone(own)) {
            return new RunSummary(folder.folder(), Optional.empty(), Optional.empty(), training.notTrainedHere());
        }
        files.verify();
        return summary("shard " + shard + " has " + its(own) + ofRound() + " (" + distinct(rounds.current())
                + " in all); `descent merge` writes the reports when all shards have theirs");
    }

    private RunSummary summary(String text) {
        return new RunSummary(
                folder.folder(),
                Optional.empty(),
                Optional.of(new RunSummary.Part(text, ExitCode.DONE)),
                training.notTrainedHere());
    }

    /** Passes the rounds that are whole; whether one is not. */
    private boolean advanceToOpenRound() {
        while (rounds.advance()) {
            if (!PendingTrials.of(rounds.current(), merged).trials().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static String its(List<Trial> own) {
        return own.isEmpty() ? "none of the trials" : "its " + Phrases.count(distinct(own), "trial");
    }

    private String ofRound() {
        return rounds.bounds().rounds() == 1 ? "" : " of round " + rounds.number();
    }

    private static long distinct(List<Trial> trials) {
        return trials.stream().map(PendingTrials::key).distinct().count();
    }

    @Override
    public void close() throws IOException {
        try (Opened all = new Opened()) {
            all.add(files);
            main.ifPresent(all::add);
            training.close();
        }
    }
}
