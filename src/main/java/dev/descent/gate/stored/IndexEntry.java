package dev.descent.gate.stored;

import dev.descent.analysis.Headline;
import dev.descent.model.StoredExperiment;
import dev.descent.number.Phrases;
import java.io.IOException;
import java.util.Optional;

/**
 * What the index says of one results folder.
 *
 * @param name of the folder, which is the experiment's
 * @param description what the user said of it
 * @param foreignEngine what trained its networks, if that is not built in
 * @param headline what it came to
 * @param hasBest whether its best configuration is a file of its own
 */
public record IndexEntry(
        String name, Optional<String> description, Optional<String> foreignEngine, Headline headline, boolean hasBest) {
    private static final int LONGEST_DESCRIPTION = 100;

    /**
     * Reads a folder; empty if it has no trials.csv.
     *
     * @throws IOException if it has one, but what it came to can't be read
     */
    static Optional<IndexEntry> of(StoredFolder folder) throws IOException {
        if (!folder.has(TrialRows.FILE)) {
            return Optional.empty();
        }
        StoredExperiment experiment = folder.experiment();
        String rankBy = StoredConfiguration.rankedBy(folder, experiment);
        Headline headline = StoredConfiguration.headline(StoredConfiguration.read(folder, rankBy), rankBy);
        return Optional.of(new IndexEntry(
                folder.name(),
                experiment.description(),
                experiment.foreignEngine(),
                headline,
                folder.has(StoredFolder.BEST)));
    }

    /** The description in a line, and the engine where that is not built in. */
    String about() {
        String first = Phrases.shortened(
                description.orElse("").strip().lines().findFirst().orElse(""), LONGEST_DESCRIPTION);
        String engine = foreignEngine
                .map(name -> "engine " + name + ", which is not built in")
                .orElse("");
        return first.isEmpty() || engine.isEmpty() ? first + engine : first + "; " + engine;
    }
}
