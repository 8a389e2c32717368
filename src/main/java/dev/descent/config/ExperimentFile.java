package dev.descent.config;

import dev.descent.config.ExpectationReader.Condition;
import dev.descent.config.HeadReader.Head;
import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.data.ForeignPredictions;
import dev.descent.data.Table;
import dev.descent.model.Arithmetic;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.Component;
import dev.descent.model.Confirmation;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Direction;
import dev.descent.model.Expectation;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.FileValues;
import dev.descent.model.KeyPath;
import dev.descent.model.Origin;
import dev.descent.model.ReportSpec;
import dev.descent.model.ResultsVersion;
import dev.descent.model.SearchSpec;
import dev.descent.model.Shape;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import dev.descent.sweep.Bounds;
import dev.descent.sweep.Comparing;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.Confirming;
import dev.descent.sweep.GridRequests;
import dev.descent.sweep.Round;
import dev.descent.sweep.Strategy;
import dev.descent.sweep.Sweep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Reads one experiment file: its own values and those of its sweep once, then what every configuration means. */
final class ExperimentFile {
    private static final String EXPECT = "expect";

    private final Path path;
    private final DataFolders folders;
    private final FileKind kind;
    private final Mapping root;
    private final Problems problems;
    private final ValueProblems forms;
    private final ValueReader reader;

    ExperimentFile(
            Path path, DataFolders folders, FileKind kind, Mapping root, Problems problems, Consumer<Node> onRead) {
        this.path = path;
        this.folders = folders;
        this.kind = kind;
        this.root = root;
        this.problems = problems;
        this.forms = new ValueProblems(problems);
        this.reader = new ValueReader(kind.type(), problems, onRead);
    }

    Experiment read(Overrides options, KnownPlugins engines, KnownPlugins executors) throws FileRefused {
        FileValues written = values();
        FileValues file = options.applied(written, reader);
        List<Condition> conditions = conditions();
        refuseTwoRates(file);
        refuseOtherVersion(file, "arithmetic", Arithmetic.VERSION, Arithmetic.VERSION);
        refuseOtherVersion(file, "format", 1, ResultsVersion.FORMAT);
        CompareReader compare = new CompareReader(file, problems, root);
        Head head = new HeadReader(path, problems).read(file, compare, engines, executors);
        TableReader tables = new TableReader(path, folders, problems);
        Optional<Table> table = kind == FileKind.NETWORK ? tables.read(file) : Optional.empty();
        DatasetReader datasets = new DatasetReader(problems, table);
        WeightsReader weights = new WeightsReader(path, folders, file.values());
        SweepReader axes = new SweepReader(file, problems, reader);
        Sweep sweep = axes.read(root.value("sweep"), compare);
        options.checkAgainst(sweep.keys());
        String digest = table.isPresent() ? table.get().digest() : "";
        ConfigurationReader configuration = new ConfigurationReader(problems, specs(problems, datasets, weights));
        Expansion expansion =
                new Expansion(file, problems, sweep, configuration, head.repeats(), head.maxTrials(), digest);
        boolean whole = axes.isWhole() && !file.unsound().contains("sweep");
        if (whole && compare.isDrawable()) {
            compare.check(sweep);
        }
        Problems unheard = new Problems(List.of());
        Configurations configurations = expansion.check(
                whole,
                datasets,
                new ConfigurationReader(unheard, specs(unheard, new DatasetReader(unheard, table), weights)));
        boolean complete = whole
                && configurations.size()
                        == configurations.expanded().configurations().size();
        boolean right = complete && (compare.isAbsent() || compare.isSound());
        Set<String> unread = right ? Set.of() : texts(root.value("sweep"));
        BaselineReader baselineReader = new BaselineReader(kind, file, tables, problems);
        List<Component> baselines = baselineReader.read(head.report());
        List<Expectation> expectations = conditions.isEmpty()
                ? List.of()
                : new ExpectationReader(
                                problems,
                                configurations,
                                right,
                                unread,
                                baselines,
                                head.report().has("practically_equal"))
                        .read(conditions);
        Located rankedAt = file.origin().nearest(KeyPath.of("report", "rank_by").steps());
        if (!right) {
            if (complete) {
                compare.check(sweep, configurations);
                compare.checkReport(head.report(), rankedAt);
            }
            new ReportReader(problems, configurations).checkColumn(head.report(), rankedAt);
            problems.throwIfAny();
            throw new AssertionError("a configuration has no spec, but nothing is wrong with it");
        }
        SearchRounds search = new SearchRounds(sweep, configurations, configuration::make, head.repeats());
        Bounds bounds = search.bounds();
        if (bounds.configurations() > configurations.size()) {
            expansion.refuseTooMany(bounds);
        }
        Optional<ComparisonSpec> comparison =
                compare.isSound() ? Optional.of(compare.read(sweep, configurations)) : Optional.empty();
        Optional<Confirmation> confirm = comparison.isPresent()
                ? Optional.of(new Confirmation(
                        comparison.get().confirmed(), comparison.get().confirmRepeats()))
                : confirm(file, head, configurations, bounds, search.finishing());
        if (comparison.isPresent()) {
            compare.checkReport(head.report(), rankedAt);
            checkSize(
                    comparison.get().confirmed(),
                    confirm.get().repeats(),
                    head,
                    configurations,
                    bounds,
                    file.origin().nearest(KeyPath.of("compare").steps()).atKey());
        }
        ReportReader reports = new ReportReader(problems, configurations);
        ReportSpec read = reports.read(head.report(), rankedAt, bounds, baselines);
        ReportSpec report = comparison.isPresent() ? read.by(comparison.get().judgeBy()) : read;
        reports.checkPart(
                head.report(),
                file.origin().nearest(KeyPath.of("report", "predictions").steps()));
        if (!baselineReader.foreign().isEmpty()
                && (sweep.touches(KeyPath.of("dataset", "target"))
                        || configurations.encodings().contains(TargetEncoding.NUMERIC)
                                && configurations.encodings().size() > 1)) {
            baselineReader.refuseForeign();
        }
        Map<String, ForeignPredictions> predictions = baselineReader.foreign().isEmpty() || table.isEmpty()
                ? Map.of()
                : baselineReader.predictions(
                        baselines, table.get(), datasets.last().spec());
        if (search.stops() && confirm.isEmpty()) {
            new HalvedConditions(problems).check(conditions, expectations);
        }
        if (search.halves()) {
            refuseHalvingBy(report, head.report().has("rank_by") ? rankedAt : searchAt(file));
        }
        problems.throwIfAny();
        configurations.forgetValues();
        Component settled = FileValues.settled(file.values());

        GridRequests grid = expansion.grid(configurations);
        Supplier<Strategy> strategy = search.strategy(new Round(grid), Direction.of(report.rankBy()));
        Round round = strategy.get().next().orElseThrow();
        Trials first = expansion.trials(round, List.of());
        List<Trial> trials = round.requests() == grid ? first.withIds(grid, configurations.firstIds()) : first;
        new SavingReader(problems, key -> file.origin().nearest(key.steps()))
                .check(head.report(), kind, confirm.map(Confirmation::repeats).orElse(head.repeats()), trials);
        HistoryChecks history = new HistoryChecks(problems, key -> file.origin().nearest(key.steps()));
        if (kind == FileKind.NETWORK) {
            OptionalLong later = confirm.isPresent()
                    ? OptionalLong.of((long) confirm.get().best()
                            * confirm.get().repeats()
                            * Math.max(1, configurations.mostFolds())
                            * configurations.mostEpochs())
                    : bounds.rounds() > 1 ? OptionalLong.of(bounds.epochs()) : OptionalLong.empty();
            history.checkNetworks(head.report(), table.orElseThrow(), trials, later);
        } else {
            history.checkFunction(head.report());
        }
        problems.throwIfAny();
        Map<Integer, Configuration> proposed = new ConcurrentHashMap<>();

        ExperimentSpec spec = new ExperimentSpec(
                path,
                head.name(),
                head.description(),
                (Long) settled.find("seed").orElseThrow(),
                sweep.keys(),
                sweep.cases(),
                trials,
                new SearchSpec(
                        HeadReader.section(file, "sweep").find("search").map(Component.class::cast),
                        configurations.expanded().repeated(),
                        confirm,
                        comparison),
                head.repeats(),
                configurations.mostFolds(),
                expansion.excluded(configurations, List.of()),
                head.engine(),
                head.executor(),
                expectations,
                report);
        Map<Integer, Integer> duplicates = new LinkedHashMap<>();
        for (Map.Entry<Integer, Integer> duplicate : configurations.duplicates().entrySet()) {
            duplicates.put(duplicate.getKey() + 1, duplicate.getValue() + 1);
        }
        Map<Path, Table> tablesRead = new LinkedHashMap<>();
        if (table.isPresent()) {
            tablesRead.put(table.get().path(), table.get());
        }
        for (Table foreign : baselineReader.foreign().values()) {
            tablesRead.put(foreign.path(), foreign);
        }
        String resolved = ResolvedExperiment.text(
                kind,
                spec,
                // A rate at the top is that of every optimizer which takes the place of the file's own.
                sweep.replaces(KeyPath.of("optimizer")) ? file.values() : settled,
                root.value("sweep"),
                comparison.isPresent() ? root.value("compare") : Optional.empty(),
                sweep,
                configurations.encodings(),
                table,
                weights.found());
        IntFunction<Configuration> numbered = number -> {
            List<Configuration> known = configurations.expanded().configurations();
            return number <= known.size() ? known.get(number - 1) : proposed.get(number);
        };
        IntFunction<String> alone = number -> {
            Configuration of = numbered.apply(number);
            Component own = of.values(new Problems(List.of())).orElseThrow();
            return ResolvedExperiment.alone(kind, spec, own, configuration.make(of), table, weights.found());
        };
        Direction direction = Direction.of(report.rankBy());
        Supplier<Strategy> rounds = () -> {
            Strategy all = strategy.get();
            ToIntFunction<Configuration> epochs = it -> configuration.make(it).epochs();
            int folds = configurations.mostFolds();
            int most = configurations.mostEpochs();
            return comparison.isPresent()
                    ? new Comparing(
                            all,
                            comparison.get(),
                            number -> configurations.expanded().configurations().get(number - 1),
                            epochs,
                            folds,
                            most,
                            Arrays.stream(configurations.epochs()).distinct().count() == 1)
                    : confirm.isPresent() ? new Confirming(all, confirm.get(), epochs, folds, most, direction) : all;
        };
        return new Experiment(
                spec,
                rounds,
                (it, earlier) -> {
                    if (it == round) {
                        return trials;
                    }
                    it.requests().forEach(request -> proposed.put(request.number(), request.configuration()));
                    return expansion.trials(it, earlier);
                },
                it -> spec.after(
                        it.ending(),
                        expansion.excluded(configurations, it.excluded()),
                        expansion.unmatched(configurations, it.excluded())),
                tablesRead,
                weights.found().values().stream()
                        .map(WeightsReader.Found::path)
                        .distinct()
                        .toList(),
                predictions,
                duplicates,
                configurations.expanded().excluded(),
                configurations.risky(),
                HeadReader.name(written, "engine"),
                resolved,
                number -> TrialMaker.settings(numbered.apply(number)),
                new TrialMaker(file, expansion.resolver()),
                alone);
    }

    /**
     * Reads the file's own values, its table and its weights, and nothing of its sweep.
     *
     * @param onTable hears of the table, if there is one
     * @throws FileRefused if any of it is wrong
     */
    TrialMaker maker(Consumer<Table> onTable) throws FileRefused {
        FileValues file = values();
        refuseOtherVersion(file, "arithmetic", Arithmetic.VERSION, Arithmetic.VERSION);
        refuseOtherVersion(file, "format", 1, ResultsVersion.FORMAT);
        Optional<Table> table =
                kind == FileKind.NETWORK ? new TableReader(path, folders, problems).read(file) : Optional.empty();
        WeightsReader weights = new WeightsReader(path, folders, file.values());
        weights.readKnown(file.origin(), problems);
        problems.throwIfAny();
        table.ifPresent(onTable);
        Problems later = new Problems(List.of());
        ConfigurationReader reading =
                new ConfigurationReader(later, specs(later, new DatasetReader(later, table), weights));
        return new TrialMaker(
                file,
                new TrialResolver(
                        configuration -> reading.read(configuration)
                                .orElseThrow(
                                        () -> new IllegalArgumentException("what is set does not go with the file")),
                        table.map(Table::digest).orElse("")));
    }

    /** The file's own values, each read once; keys that are not this file's are told. */
    private FileValues values() {
        kind.checkKeys(root, forms, problems);
        List<Entry> own = new ArrayList<>();
        for (Entry entry : root.entries()) {
            boolean conditions = entry.name().equals(EXPECT) && entry.value() instanceof Sequence;
            if (!conditions && kind.type().parameter(entry.name()).isPresent()) {
                own.add(entry);
            }
        }
        ValueReader.Keys keys = reader.keys(kind.type(), new Mapping(root.position(), own));
        Origin origin = new Origin(
                root.position(), root.position(), root.describe(), Optional.empty(), keys.origins(), List.of());
        return new FileValues(keys.values(), Set.copyOf(keys.wrong()), origin);
    }

    private void refuseTwoRates(FileValues file) {
        Optional<Origin> rate = Optional.ofNullable(file.origin().parts().get("learning_rate"));
        if (file.hasOptimizersOwnRate() && rate.isPresent()) {
            problems.add(
                    rate.get().atKey(),
                    "the learning rate is given twice: here and inside optimizer",
                    "expected only one of them");
        }
    }

    /** What an experiment.yaml says of the program that wrote it, which may have meant something else. */
    private void refuseOtherVersion(FileValues file, String key, long oldest, long newest) {
        Optional<Object> version = file.values().find(key);
        if (version.isPresent() && ((Long) version.get() < oldest || (Long) version.get() > newest)) {
            problems.add(
                    file.origin().parts().get(key),
                    "this file is of " + key + " " + version.get() + ", but this program's is " + newest,
                    "run it with the version of Descent that wrote it, or remove this key for results of this one");
        }
    }

    /** The conditions that are texts, each read by itself so that one that is none does not hide the others. */
    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        if (root.value(EXPECT).orElse(null) instanceof Sequence list) {
            for (int i = 0; i < list.elements().size(); i++) {
                Node element = list.elements().get(i);
                String subject = ConfigurationValues.element(EXPECT, i);
                Optional<Object> text = reader.read(new Shape.Text("a condition"), element, element.position(), subject)
                        .value();
                if (text.isPresent()) {
                    conditions.add(new Condition((String) text.get(), element));
                }
            }
        }
        return conditions;
    }

    /** All names and values inside a node, numbers also as the tables print them. */
    private static Set<String> texts(Optional<Node> node) {
        Set<String> texts = new HashSet<>();
        if (node.isPresent()) {
            addTexts(node.get(), texts);
        }
        return texts;
    }

    private static void addTexts(Node node, Set<String> texts) {
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                texts.add(entry.name());
                addTexts(entry.value(), texts);
            }
        } else if (node instanceof Sequence list) {
            for (Node element : list.elements()) {
                addTexts(element, texts);
            }
        } else if (node instanceof Scalar scalar) {
            texts.add(scalar.text());
            if (scalar.value().orElse(null) instanceof Double number) {
                texts.add(NumberText.written(number));
            }
        }
    }

    /**
     * What is trained again, which must be some of several, in repeats of its own and not too many.
     *
     * @param finishing how many configurations are trained to their end, at most
     */
    private Optional<Confirmation> confirm(
            FileValues file, Head head, Configurations configurations, Bounds bounds, long finishing) {
        Optional<Component> written =
                HeadReader.section(file, "sweep").find("confirm").map(Component.class::cast);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Confirmation confirm =
                new Confirmation(written.get().whole("best"), written.get().whole("repeats"));
        Origin at = file.origin().nearest(KeyPath.of("sweep", "confirm").steps());
        if (kind != FileKind.NETWORK) {
            problems.add(
                    at.atKey(),
                    "nothing here is left to chance: every repeat of a function is the same, so that none confirms"
                            + " another",
                    "expected no confirm in a minimize or solve file");
        }
        if (bounds.configurations() < 2) {
            problems.add(
                    at.atKey(),
                    "there is one configuration, so that none can be picked",
                    "expected several, or no confirm");
        }
        if (head.repeats() >= Confirmation.FIRST_REPEAT) {
            problems.add(
                    at.atKey(),
                    "repeats is " + head.repeats() + ", but repeats from " + Confirmation.FIRST_REPEAT + " confirm",
                    "expected at most " + (Confirmation.FIRST_REPEAT - 1) + " repeats under sweep");
        }
        checkSize(Math.min(confirm.best(), finishing), confirm.repeats(), head, configurations, bounds, at.atKey());
        return Optional.of(confirm);
    }

    private void checkSize(
            long confirmed, int repeats, Head head, Configurations configurations, Bounds bounds, Located at) {
        long all = bounds.trials() + confirmed * Math.max(1, configurations.mostFolds()) * repeats;
        if (all > head.maxTrials()) {
            problems.add(
                    at,
                    "with those that confirm these are " + all + " trials, but max_trials is " + head.maxTrials(),
                    "expected fewer, or a larger max_trials");
        }
    }

    /** Halving by rows that are trained on would keep what fits them, and test rows are not there to choose by. */
    private void refuseHalvingBy(ReportSpec report, Located at) {
        if (!report.rankBy().startsWith("val_")) {
            problems.add(
                    at,
                    "configurations would be stopped by " + report.rankBy() + ", which is none of the validation rows",
                    "expected rank_by: val_loss or another column of the validation rows, and dataset.split to have"
                            + " them");
        }
    }

    private static Located searchAt(FileValues file) {
        return file.origin().nearest(KeyPath.of("sweep", "search").steps());
    }

    private ConfigurationReader.SpecReader specs(Problems told, DatasetReader datasets, WeightsReader weights) {
        FunctionReader functions = new FunctionReader(told);
        return switch (kind) {
            case NETWORK -> new NetworkReader(told, datasets, weights);
            case MINIMIZE -> functions.minimize();
            case SOLVE -> functions.solve();
        };
    }
}
