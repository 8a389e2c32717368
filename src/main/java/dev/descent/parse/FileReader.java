package dev.descent.parse;

import dev.descent.data.Table;
import dev.descent.spec.Component;
import dev.descent.spec.Expectation;
import dev.descent.spec.ExperimentSpec;
import dev.descent.spec.NetworkSpec;
import dev.descent.spec.Parameter;
import dev.descent.spec.ReportSpec;
import dev.descent.spec.Sections;
import dev.descent.spec.Shape;
import dev.descent.spec.TrialSpec;
import dev.descent.sweep.Combination;
import dev.descent.sweep.ContentId;
import dev.descent.sweep.KeyPath;
import dev.descent.sweep.Places;
import dev.descent.sweep.Sweep;
import dev.descent.yaml.FileRefused;
import dev.descent.yaml.Node;
import dev.descent.yaml.Node.Mapping;
import dev.descent.yaml.Node.Scalar;
import dev.descent.yaml.Problems;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one experiment file: what is the same for all trials, then every configuration. */
final class FileReader {
    private static final KeyPath SPLIT = KeyPath.of("dataset", "split");

    private final Path file;
    private final FileKind kind;
    private final Mapping base;
    private final Problems problems;
    private final ShapeReader shapes;
    private final Places places;

    FileReader(Path file, FileKind kind, Mapping base, Problems problems) {
        this.file = file;
        this.kind = kind;
        this.base = base;
        this.problems = problems;
        this.shapes = new ShapeReader(problems);
        this.places = new Places(kind.type());
    }

    Experiment read(Overrides options, Set<String> engines, Set<String> executors) throws FileRefused {
        kind.checkKeys(base, shapes, problems);
        String name = name();
        Optional<String> description = value("description").map(String.class::cast);
        String engine = engine("engine", engines, Sections.NETWORK_FILE);
        String executor = engine("executor", executors, Sections.NETWORK_FILE);
        value("expect");
        Component report = (Component) value("report")
                .orElseGet(() ->
                        kind.type().parameter("report").orElseThrow().fallback().orElseThrow());
        Optional<Component> sweepSection = value("sweep").map(Component.class::cast);
        int repeats = sweepSection.map(it -> it.whole("repeats")).orElse(1);
        int maxTrials = sweepSection.map(it -> it.whole("max_trials")).orElse(Integer.MAX_VALUE);

        TableReader tables = new TableReader(file, problems);
        Optional<Path> csv = kind == FileKind.NETWORK ? tables.path(base) : Optional.empty();
        Optional<Table> table = csv.flatMap(path -> tables.read(path));
        DatasetReader datasets = new DatasetReader(problems, csv.orElse(Path.of("")), table);
        TrialReader trials = new TrialReader(kind, problems, specs(datasets));

        Component form = trials.form(places.settled(base), false).values();
        Sweep sweep = Sweep.read(kind.type(), base, base.value("sweep"), problems);
        options.checkAgainst(sweep.keys());
        boolean sound = sweep.isSound()
                && (sweepSection.isPresent() || base.value("sweep").isEmpty());
        if (!sound || !fits(sweep, repeats, maxTrials)) {
            checkValues(sweep, trials);
            problems.throwIfAny();
        }
        sweep.expand(problems);
        String digest = table.map(Table::digest).orElse("");
        Configurations configurations = checkAll(sweep, trials, datasets, digest);
        boolean complete = configurations.size() == sweep.size();
        List<Expectation> expectations =
                new ExpectationReader(problems, configurations, complete).read(base.value("expect"));
        if (!complete) {
            problems.throwIfAny();
        }
        Node rankedAt = places.nearest(base, KeyPath.of("report", "rank_by"));
        ReportSpec reportSpec = new ReportReader(problems, configurations).read(report, rankedAt, repeats);
        problems.throwIfAny();

        int folds = 0;
        long all = 0;
        for (int each : configurations.folds()) {
            folds = Math.max(folds, each);
            all += (long) Math.max(1, each) * repeats;
        }
        if (all > maxTrials) {
            tooMany(BigInteger.valueOf(all), "", maxTrials);
            problems.throwIfAny();
        }
        Trials list = new Trials(
                configurations.folds(), repeats, digest, configurations.ids(), i -> configuration(sweep, trials, i));
        ExperimentSpec spec = new ExperimentSpec(
                file,
                name,
                description,
                (Long) form.find("seed").orElse(0L),
                sweep.keys(),
                sweep.cases(),
                list,
                sweep.size(),
                repeats,
                folds,
                Math.toIntExact((long) sweep.excludedSize() * repeats * Math.max(1, folds)),
                engine,
                executor,
                expectations,
                reportSpec);
        Map<Integer, Integer> duplicates = new LinkedHashMap<>();
        configurations.duplicates().forEach((later, first) -> duplicates.put(later + 1, first + 1));
        Map<Path, Table> read = table.isPresent() ? Map.of(csv.get(), table.get()) : Map.of();
        String resolved = new ResolvedExperiment(kind, base, form, sweep, configurations).text(spec, digest);
        return new Experiment(spec, read, duplicates, leftOut(sweep), resolved);
    }

    private TrialReader.SpecReader specs(DatasetReader datasets) {
        FunctionReader functions = new FunctionReader(problems);
        return switch (kind) {
            case NETWORK -> new NetworkReader(problems, datasets);
            case MINIMIZE -> functions::minimize;
            case SOLVE -> functions::solve;
        };
    }

    private Configurations checkAll(Sweep sweep, TrialReader trials, DatasetReader datasets, String digest) {
        Configurations configurations = new Configurations(sweep.keys(), sweep.cases());
        for (int i = 0; i < sweep.size(); i++) {
            Optional<Combination> combination = sweep.combination(i, problems);
            Optional<TrialSpec> spec = combination.flatMap(it -> trials.read(it.tree()));
            if (spec.isPresent()) {
                boolean network = spec.get() instanceof NetworkSpec;
                String id = ContentId.of(spec.get(), digest, 1, 0);
                configurations.add(
                        combination.get(),
                        spec.get(),
                        network && datasets.last().hasValidation(),
                        network && datasets.last().hasTest(),
                        id);
            }
        }
        return configurations;
    }

    private static Trials.Configuration configuration(Sweep sweep, TrialReader trials, int index) {
        Problems none = new Problems(List.of());
        Combination combination = sweep.combination(index, none).orElseThrow();
        return new Trials.Configuration(
                combination, trials.read(combination.tree()).orElseThrow());
    }

    /** Looks at every value of the sweep where not all combinations can be made. */
    private static void checkValues(Sweep sweep, TrialReader trials) {
        sweep.expandToCover();
        for (int i = 0; i < sweep.size(); i++) {
            sweep.combination(i, new Problems(List.of())).ifPresent(it -> trials.form(it.tree(), false));
        }
    }

    private static List<Combination> leftOut(Sweep sweep) {
        return new AbstractList<>() {
            @Override
            public Combination get(int index) {
                return sweep.excludedCombination(index, new Problems(List.of())).orElseThrow();
            }

            @Override
            public int size() {
                return sweep.excludedSize();
            }
        };
    }

    /** The guard: more trials than allowed are told without making them. */
    private boolean fits(Sweep sweep, int repeats, int maxTrials) {
        BigInteger trials = sweep.count().multiply(BigInteger.valueOf(repeats));
        String least = "";
        if (sweep.touches(SPLIT)) {
            least = "at least ";
        } else {
            Optional<Node> folds =
                    places.find(base, SPLIT.plus(new KeyPath.Step.Key("folds"))).flatMap(Places.Place::node);
            if (folds.orElse(null) instanceof Scalar scalar && scalar.value().orElse(null) instanceof Long k && k > 1) {
                trials = trials.multiply(BigInteger.valueOf(k));
            }
        }
        if (trials.compareTo(BigInteger.valueOf(maxTrials)) > 0) {
            tooMany(trials, least, maxTrials);
            return false;
        }
        return true;
    }

    private void tooMany(BigInteger trials, String least, int maxTrials) {
        problems.add(
                places.nearest(base, KeyPath.of("sweep", "max_trials")),
                "these are " + least + trials + " trials, exclusions not counted, but max_trials is " + maxTrials,
                "expected fewer values, or a larger max_trials");
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

    private String engine(String key, Set<String> known, dev.descent.spec.ComponentType owner) {
        String fallback = (String) owner.parameter(key).orElseThrow().fallback().orElseThrow();
        Optional<Object> value = kind == FileKind.NETWORK ? value(key) : Optional.empty();
        String name = value.map(String.class::cast).orElse(fallback);
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
