package dev.descent.cli;

import dev.descent.app.Loader;
import dev.descent.app.RunOptions;
import dev.descent.app.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is said of experiments beside their files. */
final class SettingOptions {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description =
                    "Sets a key of every file, with the paths of a sweep: --set epochs=5 --set layers[0].units=20. The results "
                            + "of such a run are in a folder of their own: results/x@epochs=5")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "The engine, instead of the file's; `descent list` names them.")
    private String engine;

    @Option(
            names = "--executor",
            paramLabel = "NAME",
            description = "The executor, instead of the file's; `descent list` names them.")
    private String executor;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "Where the executor named by --executor finds its cluster: --executor spark --master spark://HOST:7077, or local[2].")
    private String master;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "A folder that tables may lie in besides the experiment's, the one above it and the working folder.")
    private List<Path> dataFolders = new ArrayList<>();

    /** What reads the files. */
    Loader loader() throws Stopped {
        for (Path folder : dataFolders) {
            if (!Files.isDirectory(folder)) {
                throw Stopped.refused("there is no folder " + folder + ", which --data names");
            }
        }
        return new Loader(dataFolders);
    }

    RunOptions toRunOptions(Path results, int jobs, boolean fresh, boolean failFast) throws Stopped {
        if (jobs < 1) {
            throw Stopped.refused("--jobs must be at least 1, but is " + jobs);
        }
        return new RunOptions(
                results,
                jobs,
                Optional.ofNullable(engine),
                Optional.ofNullable(executor),
                Optional.ofNullable(master),
                overrides,
                fresh,
                failFast);
    }
}
