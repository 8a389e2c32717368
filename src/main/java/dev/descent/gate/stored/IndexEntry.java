package dev.descent.gate.stored;

import dev.descent.analysis.Headline;
import dev.descent.model.StoredExperiment;
import java.io.IOException;
import java.util.Optional;

/**
 * What the index says of one results folder.
 *
 * @param name of the folder, which is the experiment's
 * @param description what the user said of it
 * @param headline what it came to; empty if that can't be read
 */
public record IndexEntry(String name, Optional<String> description, Optional<Headline> headline) {
    /** Reads a folder; empty if it has no trials.csv. */
    static Optional<IndexEntry> of(StoredFolder folder) throws IOException {
        if (!folder.files().contains(TrialRows.FILE)) {
            return Optional.empty();
        }
        StoredExperiment experiment = folder.experiment();
        return Optional.of(new IndexEntry(folder.name(), experiment.description(), headline(folder, experiment)));
    }

    private static Optional<Headline> headline(StoredFolder folder, StoredExperiment experiment) {
        try {
            String rankBy = StoredConfiguration.rankedBy(folder, experiment);
            return Optional.of(StoredConfiguration.headline(StoredConfiguration.read(folder, rankBy), rankBy));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
