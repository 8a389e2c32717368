package dev.descent.app;

import dev.descent.config.Experiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run is to be done; none of it changes a result but {@code overrides} and {@code engine}.
 *
 * @param results the folder that results/ is
 * @param jobs threads, at least 1
 * @param engine an engine instead of the file's
 * @param executor an executor instead of the file's
 * @param master where the executor finds its cluster, as it writes it
 * @param overrides {@code --set}: sweep paths and their values
 * @param fresh forget what was trained before
 * @param failFast stop at the first trial that does not complete
 */
public record RunOptions(
        Path results,
        int jobs,
        Optional<String> engine,
        Optional<String> executor,
        Optional<String> master,
        Map<String, String> overrides,
        boolean fresh,
        boolean failFast) {
    /** Where results are if nobody says otherwise. */
    public static final Path RESULTS = Path.of("results");

    public RunOptions {
        overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
    }

    /** The folder of an experiment's results: of its name, or, under settings from the command line, one of their own. */
    public Path folder(String experiment) {
        return results.resolve(overrides.isEmpty() ? experiment : SettingsFolder.name(experiment, overrides));
    }

    /** What stands behind the file in a command that does the same again. */
    List<String> again(Experiment experiment) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            words.add("--set");
            words.add(override.getKey() + "=" + override.getValue());
        }
        boolean isOther = engine.isPresent()
                && experiment.spec().trainsNetworks()
                && (overrides.containsKey("engine") || !engine.get().equals(experiment.engineOfFile()));
        if (isOther) {
            words.add("--engine");
            words.add(engine.get());
        }
        return words;
    }

    /**
     * As {@link #again}, on this machine: into the same results.
     *
     * @param dataFolders folders that tables may lie in, as they were given
     */
    List<String> againHere(Experiment experiment, List<Path> dataFolders) {
        List<String> words = new ArrayList<>(again(experiment));
        for (Path folder : dataFolders) {
            words.add("--data");
            words.add(folder.toString());
        }
        if (!results.equals(RESULTS)) {
            words.add("--results");
            words.add(results.toString());
        }
        return words;
    }

    /** As these, but everything is trained anew into another folder. */
    public RunOptions freshInto(Path folder) {
        return new RunOptions(folder, jobs, engine, executor, master, overrides, true, failFast);
    }
}
