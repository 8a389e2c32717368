package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.journal.JournalReader;
import dev.descent.model.ExperimentSpec;
import dev.descent.number.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** A folder in which a run has trained something and written no report yet. */
final class Unfinished {
    private Unfinished() {}

    /** How far the run has come; empty where a report stands, or where nothing was trained. The folder is only read. */
    static Optional<String> of(Experiment experiment, Path folder) throws IOException {
        Path journal = folder.resolve(DiskFolder.RUN).resolve("journal");
        if (Files.exists(folder.resolve(StoredFolder.EXPERIMENT), LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(journal, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        int trained = trained(experiment.spec(), journal);
        long trials = experiment.bounds().trials();
        return Optional.of("unfinished: " + trained + " of "
                + (experiment.bounds().exact() ? "" : "at most ") + Phrases.count(trials, "trial")
                + (trained == 1 ? " is" : " are")
                + " trained, and no report is written; `descent run` trains the others");
    }

    private static int trained(ExperimentSpec spec, Path journal) throws IOException {
        try (JournalReader known = JournalReader.open(journal)) {
            BaseOutcomes outcomes = BaseOutcomes.of(Optional.of(known), spec);
            return (int) spec.trials().stream().filter(outcomes::contains).count();
        }
    }
}
