package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.YamlFile;
import dev.descent.config.yaml.YamlReader;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads experiment files: the language of the reference, whole, with all mistakes of a file at once. */
public final class ExperimentReader {
    private ExperimentReader() {}

    /**
     * Reads a file, its table, and every trial that it means.
     *
     * @param overrides values that replace those of the file, by path: {@code optimizer.beta_1} to {@code 0.8}
     * @param engines the names of the engines there are
     * @param executors the names of the executors there are
     * @throws FileRefused if anything is wrong with the file or its table
     * @throws java.io.UncheckedIOException if the machine can't read the table
     */
    public static Experiment read(Path file, Map<String, String> overrides, Set<String> engines, Set<String> executors)
            throws FileRefused {
        return read(
                file,
                DataFolders.OF_THE_PROJECT,
                overrides,
                Optional.empty(),
                KnownPlugins.of(engines),
                KnownPlugins.of(executors));
    }

    /**
     * As {@link #read(Path, Map, Set, Set)}.
     *
     * @param folders where its table may lie
     * @param engine what trains instead of the file's engine, if the file trains a network
     */
    public static Experiment read(
            Path file,
            DataFolders folders,
            Map<String, String> overrides,
            Optional<String> engine,
            KnownPlugins engines,
            KnownPlugins executors)
            throws FileRefused {
        return read(file, folders, overrides, engine, engines, executors, node -> {});
    }

    /** @param onRead hears of each scalar that is read into a value */
    static Experiment read(
            Path file,
            DataFolders folders,
            Map<String, String> overrides,
            Optional<String> engine,
            KnownPlugins engines,
            KnownPlugins executors,
            Consumer<Node> onRead)
            throws FileRefused {
        YamlFile yaml = YamlReader.read(file, file.toString().replace('\\', '/'));
        Problems problems = new Problems(yaml.lines());
        problems.addAll(yaml.problems());
        Node.Mapping root = new Extended(file, problems).read(yaml.root());
        FileKind kind = FileKind.of(root, problems);
        Map<String, String> all = new LinkedHashMap<>(overrides);
        if (engine.isPresent() && kind == FileKind.NETWORK) {
            all.put("engine", engine.get());
        }
        Overrides options = new Overrides(all, problems);
        ExperimentFile reader = new ExperimentFile(file, folders, kind, options.withSweep(root), problems, onRead);
        return reader.read(options, engines, executors);
    }
}
