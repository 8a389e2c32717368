package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.FileValues;
import dev.descent.model.Kind;
import dev.descent.model.Origin;
import dev.descent.model.Vocabulary;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.problem.Remedy;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the keys of an experiment file that are the same for all of its trials. */
final class HeadReader {
    /** The keys that are the same for all trials. */
    record Head(
            String name,
            Optional<String> description,
            String engine,
            String executor,
            Component report,
            int repeats,
            int maxTrials) {}

    private final Path path;
    private final Problems problems;

    HeadReader(Path path, Problems problems) {
        this.path = path;
        this.problems = problems;
    }

    /**
     * Reads them; what is wrong is told.
     *
     * @param engines those that there are
     * @param executors likewise
     */
    Head read(FileValues file, CompareReader compare, KnownPlugins engines, KnownPlugins executors) {
        Component values = file.values();
        Component sweep = section(file, "sweep");
        return new Head(
                name(file),
                values.find("description").map(String.class::cast),
                plugin(file, "engine", engines),
                plugin(file, "executor", executors),
                section(file, "report"),
                compare.repeats().orElseGet(() -> sweep.whole("repeats")),
                sweep.whole("max_trials"));
    }

    /** A section of the file as it is written, empty if it is not. */
    static Component section(FileValues file, String key) {
        Optional<Object> written = file.values().find(key);
        return written.isPresent() ? (Component) written.get() : Component.of(Vocabulary.type(Kind.SECTION, key));
    }

    private String name(FileValues file) {
        Optional<Origin> written = Optional.ofNullable(file.origin().parts().get("name"));
        String ofTheFile = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        if (written.isPresent() && file.unsound().contains("name")) {
            return "x";
        }
        String name =
                ExperimentNames.composed((String) file.values().find("name").orElse(ofTheFile));
        Optional<String> fault = ExperimentNames.fault(name);
        if (fault.isPresent()) {
            boolean given = written.isPresent();
            problems.add(
                    given ? written.get() : file.origin(),
                    (given ? "the name '" : "the file's name '") + name + "' " + fault.get(),
                    "expected " + (given ? "" : "a key 'name': ") + ExperimentNames.RULE);
        }
        return name;
    }

    /** The name of an engine or an executor, as it is written or by default. */
    static String name(FileValues file, String key) {
        Optional<Object> written = file.values().find(key);
        return (String)
                (written.isPresent()
                        ? written.get()
                        : FileKind.NETWORK
                                .type()
                                .parameter(key)
                                .orElseThrow()
                                .fallback()
                                .orElseThrow());
    }

    private String plugin(FileValues file, String key, KnownPlugins known) {
        String name = name(file, key);
        Optional<Origin> written = Optional.ofNullable(file.origin().parts().get(key));
        if (written.isPresent()
                && !file.unsound().contains(key)
                && !known.names().contains(name)) {
            Remedy near = NearestName.expected(known.sorted(), name);
            Remedy remedy = PluginsElsewhere.of(key, name)
                    .or(() -> known.trouble().apply(name))
                    .map(it -> new Remedy(it, near.expected()))
                    .orElse(near);
            problems.add(written.get(), "no " + key + " is named '" + name + "'", remedy);
        }
        return name;
    }
}
