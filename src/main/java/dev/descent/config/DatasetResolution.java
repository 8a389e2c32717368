package dev.descent.config;

import dev.descent.data.Datasets;
import dev.descent.data.PartSizes;
import dev.descent.data.Table;
import dev.descent.model.ByColumn;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.RowWeights;
import dev.descent.model.Split;
import dev.descent.model.Split.Order;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Resolves one dataset against its table: every column is one of the CSV's, every default is made explicit. Where some keys are
 * wrong themselves, the others are checked all the same.
 */
final class DatasetResolution {
    private final Problems problems;
    private final ConfigurationValues it;
    private final Optional<Table> table;
    private final ColumnLists columns;

    DatasetResolution(Problems problems, ConfigurationValues it, Optional<Table> table) {
        this.problems = problems;
        this.it = it;
        this.table = table;
        this.columns = new ColumnLists(problems, it, table);
    }

    /** The dataset for a loss; empty if something is wrong, which is told, or the loss is. */
    Optional<DatasetReader.Resolved> resolve(Component dataset, Optional<Component> loss) {
        int before = problems.told();
        Object target = dataset.find("target").orElse(List.of());
        List<String> targets = target instanceof String one
                ? List.of(one)
                : dataset.has("target") ? dataset.list("target") : List.of();
        Optional<Split> split = new SplitReader(problems, it).read(dataset, targets);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        checkCellKeys(dataset);
        List<String> ignored = columns.read(dataset, "ignore");
        EncodingReader encodingReader = new EncodingReader(problems, it, columns, table.get());
        Map<String, Component> encodings = encodingReader.read(dataset);
        ScaleReader scaleReader = new ScaleReader(problems, it, columns, table.get());
        checkTargets(targets, target instanceof List);
        checkIgnored(ignored, targets);
        WeightReader weightReader = new WeightReader(problems, it, columns);
        Optional<String> weight = weightReader.column(dataset, targets);
        Map<String, String> roles = new LinkedHashMap<>();
        if (weight.isPresent()) {
            roles.put(weight.get(), "the weight of the rows");
        }
        Optional<String> by = split.isPresent() ? splitColumn(split.get(), targets) : Optional.empty();
        if (by.isPresent()) {
            roles.put(by.get(), "the column to split by");
        }
        List<String> features = List.of();
        Map<String, Component> scaling = Map.of();
        if (dataset.has("features") || !it.has("dataset.features")) {
            features = dataset.has("features")
                    ? writtenFeatures(dataset, targets, ignored, roles)
                    : otherColumns(targets, ignored, roles);
            encodingReader.check(dataset, encodings, features, split);
            scaling = scaleReader.read(dataset, features, encodings);
        }
        ByColumn missing = new MissingReader(problems, columns, table.get())
                .read(
                        dataset,
                        features,
                        encodings,
                        targets,
                        split.isPresent() ? split.get().column() : Optional.empty());
        Optional<TargetEncoding> encoding = Optional.empty();
        Optional<String> positive = Optional.empty();
        RowWeights weights = RowWeights.NONE;
        if (loss.isPresent()
                && !targets.isEmpty()
                && targets.stream().allMatch(t -> index(t).isPresent())
                && targets.stream().allMatch(this::isOfNumbersOrClasses)) {
            Set<String> used = known(features, targets, weight, split);
            TargetReader reader = new TargetReader(
                    problems, it, table.get(), () -> Datasets.classes(table.get(), used, missing, targets.get(0)));
            encoding = reader.encoding(dataset, targets, loss.get());
            if (encoding.isPresent()) {
                positive = reader.positive(dataset, targets, encoding.get());
                List<String> classes = encoding.get() == TargetEncoding.NUMERIC ? List.of() : reader.classes();
                weights = weightReader.weights(dataset, weight, targets.get(0), classes);
            }
        }
        if (encoding.isPresent() && split.isPresent()) {
            checkStratified(split.get(), targets, encoding.get());
        }
        if (encoding.isPresent() && loss.isPresent()) {
            scaleReader.checkTarget(ScaleReader.ofTarget(dataset), targets, encoding.get(), loss.get());
        }
        if (problems.told() > before || encoding.isEmpty() || !it.isSound("dataset")) {
            return Optional.empty();
        }
        DatasetSpec spec = new DatasetSpec(
                table.get().path(),
                targets,
                features,
                Embedded.without(encodings),
                encoding.get(),
                ScaleReader.ofTarget(dataset),
                missing,
                scaling,
                split,
                positive,
                weights);
        return resolved(spec, Embedded.given(encodings), before);
    }

    private Optional<DatasetReader.Resolved> resolved(DatasetSpec spec, Map<String, Object> embedded, int before) {
        Table rows = table.orElseThrow();
        checkCells(rows, spec);
        if (problems.told() > before) {
            return Optional.empty();
        }
        PartSizes sizes = new SplitReader(problems, it).sizes(rows, spec);
        if (problems.told() > before) {
            return Optional.empty();
        }
        int inputs = Datasets.inputs(rows, spec);
        Optional<Component> embedding = Embedded.layer(embedded, rows, spec);
        String target = named(spec.targets().get(0));
        int outputs = spec.targets().size();
        String because = outputs == 1 ? "the target " + target + " is one number" : "there are " + outputs + " targets";
        if (spec.encoding() == TargetEncoding.ONE_HOT) {
            outputs = Datasets.outputs(rows, spec);
            because = "the target " + target + " has " + outputs + " classes";
        } else if (spec.encoding() != TargetEncoding.NUMERIC) {
            because = "the two classes of the target " + target + " want one";
        }
        return Optional.of(new DatasetReader.Resolved(
                spec,
                embedding,
                inputs,
                outputs,
                because,
                spec.encoding() == TargetEncoding.ONE_HOT
                        && TargetReader.seemsNumber(rows, spec.targets().get(0), outputs),
                sizes.train(),
                sizes.validation() > 0,
                sizes.test() > 0,
                SplitRisk.isRisky(rows, spec)));
    }

    private boolean isOfNumbersOrClasses(String target) {
        try {
            Datasets.checkTarget(table.orElseThrow(), target);
            return true;
        } catch (FileRefused refused) {
            problems.addAll(refused.problems());
            return false;
        }
    }

    private void checkCells(Table rows, DatasetSpec spec) {
        try {
            Datasets.check(rows, spec);
        } catch (FileRefused refused) {
            problems.addAll(refused.problems());
        }
    }

    /** The column that decides about the parts and is no feature; one that the table lacks is told. */
    private Optional<String> splitColumn(Split split, List<String> targets) {
        String key = split instanceof Split.ByColumn
                ? "by"
                : split.order() instanceof Order.Grouped
                        ? "group"
                        : split.order() instanceof Order.Ascending ? "order" : "stratify";
        Optional<String> column = split.column();
        if (column.isEmpty() || targets.contains(column.get())) {
            if (column.isPresent() && !key.equals("stratify")) {
                problems.add(
                        it.against("dataset.split." + key, "dataset.target"),
                        named(column.get()) + " is the target",
                        "expected another column");
            }
            return Optional.empty();
        }
        boolean known = columns.isKnown(column.get(), it.at("dataset.split." + key));
        boolean dates =
                split.order() instanceof Order.Ascending by && by.format().isPresent();
        boolean feature = key.equals("stratify")
                || key.equals("order")
                        && known
                        && (dates
                                || table.orElseThrow()
                                        .isNumeric(index(column.get()).getAsInt()));
        return feature ? Optional.empty() : column;
    }

    /** The columns whose missing values matter, of those that the table has. */
    private Set<String> known(
            List<String> features, List<String> targets, Optional<String> weight, Optional<Split> split) {
        Set<String> used = new LinkedHashSet<>(features);
        used.addAll(targets);
        if (weight.isPresent()) {
            used.add(weight.get());
        }
        Optional<String> divided = split.isPresent() ? split.get().column() : Optional.empty();
        if (divided.isPresent()) {
            used.add(divided.get());
        }
        used.removeIf(name -> index(name).isEmpty());
        return used;
    }

    private void checkStratified(Split split, List<String> targets, TargetEncoding encoding) {
        if (encoding == TargetEncoding.NUMERIC
                && split.order() instanceof Order.Stratified by
                && targets.contains(by.by())) {
            problems.add(
                    it.against("dataset.split.stratify", "dataset.target"),
                    "the target " + named(by.by()) + " is a number, which has no classes to stratify",
                    "name a column of classes, as in `stratify: city`, or leave stratify out: rows that are drawn share large and small ones");
        }
    }

    /** Columns with settings of how their cells are read are the table's, and those that should hold numbers do. */
    private void checkCellKeys(Component dataset) {
        for (String key : List.of("missing_values", "numbers")) {
            Map<String, Object> own =
                    dataset.find(key).map(it -> ByColumn.of(it).columns()).orElse(Map.of());
            for (String name : own.keySet()) {
                boolean known = columns.isKnown(name, columns.own(key, name));
                boolean digits = own.get(name) instanceof Component form
                        && form.has("strip")
                        && form.text("strip").chars().anyMatch(c -> c >= '0' && c <= '9');
                if (digits) {
                    problems.add(
                            columns.own(key, name),
                            "strip would take digits out of the numbers of " + named(name),
                            "expected characters that are no part of a number; a unit such as m2 is to be taken out of the file");
                } else if (known
                        && key.equals("numbers")
                        && !table.orElseThrow().isNumeric(index(name).getAsInt())) {
                    problems.add(
                            columns.own(key, name),
                            named(name) + " holds no numbers, even so",
                            "expected characters whose removal leaves numbers like 12, -0.5 or 1.5e-7");
                }
            }
        }
    }

    private void checkTargets(List<String> targets, boolean list) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < targets.size(); i++) {
            Located at = list ? columns.at("target", i) : it.at("dataset.target");
            if (columns.isKnown(targets.get(i), at) && !seen.add(targets.get(i))) {
                problems.add(at, named(targets.get(i)) + " is listed twice as a target", "");
            }
        }
    }

    private void checkIgnored(List<String> ignored, List<String> targets) {
        for (int i = 0; i < ignored.size(); i++) {
            if (targets.contains(ignored.get(i))) {
                problems.add(
                        it.against(ConfigurationValues.element("dataset.ignore", i), "dataset.target"),
                        named(ignored.get(i)) + " is ignored, but is the target",
                        "");
            }
        }
    }

    private List<String> otherColumns(List<String> targets, List<String> ignored, Map<String, String> roles) {
        List<String> features = new ArrayList<>();
        Table rows = table.orElseThrow();
        for (int c = 0; c < rows.header().size(); c++) {
            String name = rows.header().get(c);
            boolean taken = targets.contains(name) || ignored.contains(name) || roles.containsKey(name);
            if (!taken && !rows.isIndex(c)) {
                features.add(name);
            }
        }
        if (features.isEmpty()) {
            problems.add(
                    it.against("dataset"),
                    "no column is left as a feature",
                    "expected a CSV with columns to predict from");
        }
        return features;
    }

    private List<String> writtenFeatures(
            Component dataset, List<String> targets, List<String> ignored, Map<String, String> roles) {
        List<String> features = columns.read(dataset, "features");
        if (features.isEmpty()) {
            problems.add(it.at("dataset.features"), "there are no features", "expected at least one column");
        }
        for (int i = 0; i < features.size(); i++) {
            String name = features.get(i);
            String role = targets.contains(name)
                    ? "the target"
                    : ignored.contains(name) ? "ignored" : roles.getOrDefault(name, "");
            if (!role.isEmpty()) {
                problems.add(
                        it.against(
                                ConfigurationValues.element("dataset.features", i), "dataset.target", "dataset.ignore"),
                        named(name) + " is a feature, but is also " + role,
                        "expected one or the other");
            }
        }
        return features;
    }

    private OptionalInt index(String column) {
        return table.orElseThrow().column(column);
    }

    private static String named(String column) {
        return "'" + column + "'";
    }
}
