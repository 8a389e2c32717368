package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.data.Table;
import dev.descent.model.Component;
import dev.descent.model.Expectation;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Kind;
import dev.descent.model.Parameter;
import dev.descent.model.ReportSpec;
import dev.descent.model.Shape;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problems;
import dev.descent.sweep.Bounds;
import dev.descent.sweep.Grid;
import dev.descent.sweep.GridRequests;
import dev.descent.sweep.KeyPath;
import dev.descent.sweep.Places;
import dev.descent.sweep.Round;
import dev.descent.sweep.Sweep;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one experiment file: what is the same for all trials, then every configuration. */
final class ExperimentFile {
    private final Path file;
    private final DataFolders folders;
    private final FileKind kind;
    private final Mapping base;
    private final Problems problems;
    private final ShapeReader shapes;
    private final Places places;

    ExperimentFile(Path file, DataFolders folders, FileKind kind, Mapping base, Problems problems) {
        this.file = file;
        this.folders = folders;
        this.kind = kind;
        this.base = base;
        this.problems = problems;
        this.shapes = new ShapeReader(problems);
        this.places = new Places(kind.type());
    }

    /** The keys that are the same for all trials. */
    private record Head(
            String name,
            Optional<String> description,
            String engine,
            String executor,
            Component report,
            boolean sweeps,
            int repeats,
            int maxTrials) {}

    Experiment read(Overrides options, Set<String> engines, Set<String> executors) throws FileRefused {
        kind.checkKeys(base, shapes, problems);
        Head head = head(engines, executors);
        TableReader tables = new TableReader(file, folders, problems);
        Optional<Path> csv = kind == FileKind.NETWORK ? tables.path(base) : Optional.empty();
        Optional<Table> table = csv.flatMap(tables::read);
        DatasetReader datasets = new DatasetReader(problems, csv.orElse(Path.of("")), table);
        TrialReader reader = new TrialReader(kind, problems, specs(datasets));

        Component form = reader.form(places.settled(base), false).values();
        Sweep sweep = Sweep.read(kind.type(), base, base.value("sweep"), problems);
        options.checkAgainst(sweep.keys());
        boolean sound = sweep.isSound() && (head.sweeps() || base.entry("sweep").isEmpty());
        String digest = table.map(Table::digest).orElse("");
        Expansion expansion =
                new Expansion(base, places, problems, sweep, reader, head.repeats(), head.maxTrials(), digest);
        Configurations configurations = expansion.check(sound, datasets);
        boolean complete = configurations.size() == sweep.size();
        List<Expectation> expectations =
                new ExpectationReader(problems, configurations, complete).read(base.value("expect"));
        if (!complete) {
            problems.throwIfAny();
            throw new AssertionError("a configuration has no spec, but nothing is wrong with it");
        }
        Node rankedAt = places.nearest(base, KeyPath.of("report", "rank_by"));
        Bounds bounds = configurations.bounds(head.repeats());
        ReportSpec reportSpec = new ReportReader(problems, configurations).read(head.report(), rankedAt, bounds);
        problems.throwIfAny();

        GridRequests grid = expansion.grid(configurations);
        Round round = new Round(grid);
        List<Trial> trials = expansion.trials(round, List.of()).withIds(grid, configurations.firstIds());

        ExperimentSpec spec = new ExperimentSpec(
                file,
                head.name(),
                head.description(),
                (Long) form.find("seed").orElseThrow(),
                sweep.keys(),
                sweep.cases(),
                trials,
                head.repeats(),
                configurations.mostFolds(),
                expansion.excluded(configurations),
                head.engine(),
                head.executor(),
                expectations,
                reportSpec);
        Map<Integer, Integer> duplicates = new LinkedHashMap<>();
        configurations.duplicates().forEach((later, first) -> duplicates.put(later + 1, first + 1));
        Map<Path, Table> read = table.isPresent() ? Map.of(csv.get(), table.get()) : Map.of();
        String resolved = new ResolvedExperiment(kind, base, form, sweep, configurations).text(spec, digest);
        return new Experiment(
                spec,
                () -> new Grid(round, bounds),
                (it, earlier) -> it == round ? trials : expansion.trials(it, earlier),
                read,
                duplicates,
                expansion.leftOut(),
                configurations.risky(),
                resolved);
    }

    private Head head(Set<String> engines, Set<String> executors) {
        String name = name();
        Optional<String> description = value("description").map(String.class::cast);
        String engine = engine("engine", engines);
        String executor = engine("executor", executors);
        value("expect");
        Component report = value("report").map(Component.class::cast).orElseGet(() -> defaults("report"));
        Optional<Component> written = value("sweep").map(Component.class::cast);
        Component sweep = written.orElseGet(() -> defaults("sweep"));
        return new Head(
                name,
                description,
                engine,
                executor,
                report,
                written.isPresent(),
                sweep.whole("repeats"),
                sweep.whole("max_trials"));
    }

    private static Component defaults(String section) {
        return Component.of(Vocabulary.type(Kind.SECTION, section));
    }

    private TrialReader.SpecReader specs(DatasetReader datasets) {
        FunctionReader functions = new FunctionReader(problems);
        return switch (kind) {
            case NETWORK -> new NetworkReader(problems, datasets);
            case MINIMIZE -> functions::minimize;
            case SOLVE -> functions::solve;
        };
    }

    private String name() {
        Optional<Node> written = base.value("name");
        String fileName = file.getFileName().toString();
        String name = written.isPresent()
                ? value("name").map(String.class::cast).orElse("x")
                : fileName.replaceFirst("\\.ya?ml$", "");
        ExperimentNames.fault(name).ifPresent(fault -> {
            boolean ofTheFile = written.isEmpty();
            problems.add(
                    written.orElse(base),
                    (ofTheFile ? "the file's name '" : "the name '") + name + "' " + fault,
                    "expected " + (ofTheFile ? "a key 'name': " : "") + ExperimentNames.RULE);
        });
        return name;
    }

    private String engine(String key, Set<String> known) {
        Parameter parameter = FileKind.NETWORK.type().parameter(key).orElseThrow();
        Optional<Object> value = value(key);
        String name = (String) value.or(parameter::fallback).orElseThrow();
        if (value.isPresent() && !known.contains(name)) {
            List<String> names = known.stream().sorted().toList();
            problems.add(
                    base.value(key).orElseThrow(),
                    "no " + key + " is named '" + name + "'",
                    Expected.oneOf(names, names, name));
        }
        return name;
    }

    /** The value of a key that is the same for all trials; empty if it is left out or wrong, which is told. */
    private Optional<Object> value(String key) {
        Optional<Parameter> parameter = kind.type().parameter(key);
        Optional<Node> node = base.value(key);
        if (parameter.isEmpty() || node.isEmpty() || ShapeReader.isAbsent(parameter.get(), node.get())) {
            return Optional.empty();
        }
        Shape shape = parameter.get().shape();
        return shapes.read(shape, node.get(), key);
    }
}
