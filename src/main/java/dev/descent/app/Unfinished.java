package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.journal.JournalReader;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What a folder holds that runs have trained and no report tells. */
final class Unfinished {
    private Unfinished() {}

    /** How far the run has come; empty where a report stands, or where nothing was trained. The folder is only read. */
    static Optional<String> of(Experiment experiment, Path folder) throws IOException {
        List<JournalSource> journals = JournalSource.in(folder);
        if (isReported(folder) || journals.isEmpty()) {
            return Optional.empty();
        }
        int trained = trained(experiment.spec(), journals);
        long trials = experiment.bounds().trials();
        return Optional.of("unfinished: " + trained + " of "
                + (experiment.bounds().exact() ? "" : "at most ") + Phrases.count(trials, "trial")
                + (trained == 1 ? " is" : " are")
                + " trained, and no report is written; "
                + remedy(trained < trials, ShardFolders.areOpen(folder)));
    }

    private static String remedy(boolean isMissing, boolean hasShards) {
        if (!isMissing) {
            return (hasShards ? "`descent merge`" : "`descent run`") + " writes it";
        }
        return (hasShards ? "`descent merge` unites the shards, and " : "") + "`descent run` trains the others";
    }

    /** That shards are there beside a report which does not tell of them; empty if there are none. */
    static Optional<String> ofShards(Path folder) throws IOException {
        int shards = isReported(folder) ? JournalSource.ofShards(folder).size() : 0;
        return shards == 0
                ? Optional.empty()
                : Optional.of(ShardFolders.all(folder) + " is not checked: " + Phrases.count(shards, "shard")
                        + (shards == 1 ? " is" : " are") + " not merged; `descent merge` takes over what "
                        + (shards == 1 ? "it" : "they") + " trained");
    }

    private static boolean isReported(Path folder) {
        return Files.exists(folder.resolve(StoredFolder.EXPERIMENT), LinkOption.NOFOLLOW_LINKS);
    }

    private static int trained(ExperimentSpec spec, List<JournalSource> journals) throws IOException {
        List<Trial> trials = spec.trials();
        BitSet trained = new BitSet();
        for (JournalSource source : journals) {
            try (JournalReader journal = source.open()) {
                BaseOutcomes outcomes = BaseOutcomes.of(Optional.of(journal), spec);
                for (int i = 0; i < trials.size(); i++) {
                    if (!trained.get(i) && outcomes.contains(trials.get(i))) {
                        trained.set(i);
                    }
                }
            }
        }
        return trained.cardinality();
    }
}
