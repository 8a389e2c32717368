package dev.descent.config;

import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.YamlFile;
import dev.descent.config.yaml.YamlReader;
import dev.descent.model.Kind;
import dev.descent.model.Shape;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problems;
import dev.descent.sweep.Forms;
import dev.descent.sweep.Places;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

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
        return read(file, DataFolders.OF_THE_PROJECT, overrides, engines, executors);
    }

    /**
     * As {@link #read(Path, Map, Set, Set)}.
     *
     * @param folders where its table may lie
     */
    public static Experiment read(
            Path file, DataFolders folders, Map<String, String> overrides, Set<String> engines, Set<String> executors)
            throws FileRefused {
        YamlFile yaml = YamlReader.read(file, file.toString().replace('\\', '/'));
        Problems problems = new Problems(yaml.lines());
        FileKind kind = FileKind.of(yaml.root(), problems);
        Places places = new Places(kind.type());
        Overrides options = new Overrides(overrides, problems);
        Mapping written = (Mapping) Forms.unify(new Shape.Section(kind.type()), yaml.root());
        refuseTwoRates(written, problems);
        Mapping base = options.applied(places, written);
        ExperimentFile reader = new ExperimentFile(file, folders, kind, base, problems);
        return reader.read(options, engines, executors);
    }

    private static void refuseTwoRates(Mapping base, Problems problems) {
        base.entry("learning_rate").ifPresent(rate -> {
            boolean own = base.value("optimizer")
                    .flatMap(optimizer -> Forms.component(Kind.OPTIMIZER, optimizer))
                    .flatMap(optimizer -> optimizer.parameters().entry("learning_rate"))
                    .isPresent();
            if (own) {
                problems.add(
                        rate.key(),
                        "the learning rate is given twice: here and inside optimizer",
                        "expected one of them");
            }
        });
    }
}
