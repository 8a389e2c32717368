package dev.descent.gate.stored;

import dev.descent.model.StoredExperiment;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A results folder as it stands: what earlier reports wrote. */
public interface StoredFolder {
    /** The file that says what the folder came from. */
    String EXPERIMENT = "experiment.yaml";

    /** The file that is the best configuration as an experiment of its own. */
    String BEST = "best.yaml";

    /** What the names of files begin with that hold a trained network, which are no text. */
    String MODEL = "model.";

    /** What to call the folder in a sentence; for a folder under results/ the experiment's name. */
    String name();

    /** The paths of its files with {@code /} between their parts, sorted by code point; what is under {@code .run/} is left out. */
    List<String> files() throws IOException;

    /** Whether a file is among {@link #files()}. */
    default boolean has(String file) throws IOException {
        return files().contains(file);
    }

    /** Opens one of {@link #files()} as UTF-8; the caller closes it. */
    Reader open(String file) throws IOException;

    /** Opens one of {@link #files()} as it is; the caller closes it. */
    InputStream bytes(String file) throws IOException;

    /** How many bytes one of {@link #files()} has. */
    long size(String file) throws IOException;

    /** What is in it besides files, such as symbolic links and empty folders, sorted; under {@code .run/} links alone. */
    default List<Stray> strays() throws IOException {
        return List.of();
    }

    /** What of its files is not looked at, and why; empty if all is. */
    default Optional<String> leftOut() {
        return Optional.empty();
    }

    /**
     * Every value of {@link #EXPERIMENT} by its dotted path, in the order of the file; empty if there is no such file, or it is none of
     * ours.
     */
    default Map<String, String> settings() throws IOException {
        return settings(EXPERIMENT);
    }

    /** As {@link #settings()}, of another file. */
    Map<String, String> settings(String file) throws IOException;

    /** The {@link #settings()} of every experiment that its pages are about. */
    default List<Map<String, String>> experiments() throws IOException {
        return List.of(settings());
    }

    /** What {@link #EXPERIMENT} says; {@link StoredExperiment#UNKNOWN} if there is no such file, or it is none of ours. */
    StoredExperiment experiment() throws IOException;
}
