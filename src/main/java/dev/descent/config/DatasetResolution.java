package dev.descent.config;

import dev.descent.data.Datasets;
import dev.descent.data.DateFormat;
import dev.descent.data.PartSizes;
import dev.descent.data.Table;
import dev.descent.model.ByColumn;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.KeyPath;
import dev.descent.model.Kind;
import dev.descent.model.RowWeights;
import dev.descent.model.Sections;
import dev.descent.model.Split;
import dev.descent.model.Split.Order;
import dev.descent.model.Vocabulary;
import dev.descent.number.NumberText;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
        Map<String, Component> encodings = encodings(dataset);
        checkTargets(targets, target instanceof List);
        checkIgnored(ignored, targets);
        WeightReader weightReader = new WeightReader(problems, it, columns);
        Optional<String> weight = weightReader.column(dataset, targets);
        Map<String, String> roles = new LinkedHashMap<>();
        weight.ifPresent(name -> roles.put(name, "the weight of the rows"));
        split.flatMap(it -> splitColumn(it, targets)).ifPresent(name -> roles.put(name, "the column to split by"));
        List<String> features = List.of();
        Map<String, Component> scaling = Map.of();
        if (dataset.has("features") || !it.has("dataset.features")) {
            features = dataset.has("features")
                    ? writtenFeatures(dataset, targets, ignored, roles)
                    : otherColumns(targets, ignored, roles);
            checkEncodings(dataset, encodings, features, split);
            scaling = scaling(dataset, features, encodings);
        }
        ByColumn missing = missing(dataset, features, encodings, targets, split.flatMap(Split::column));
        Optional<TargetEncoding> encoding = Optional.empty();
        Optional<String> positive = Optional.empty();
        RowWeights weights = RowWeights.NONE;
        if (loss.isPresent()
                && !targets.isEmpty()
                && targets.stream().allMatch(t -> index(t).isPresent())
                && targets.stream().allMatch(this::isOfNumbersOrClasses)) {
            Set<String> used = new LinkedHashSet<>(features);
            used.addAll(targets);
            weight.ifPresent(used::add);
            split.flatMap(Split::column).filter(it -> index(it).isPresent()).ifPresent(used::add);
            TargetReader reader = new TargetReader(
                    problems, it, table.get(), () -> Datasets.classes(table.get(), used, missing, targets.get(0)));
            encoding = reader.encoding(dataset, targets, loss.get());
            positive = encoding.flatMap(kind -> reader.positive(dataset, targets, kind));
            if (encoding.isPresent()) {
                List<String> classes = encoding.get() == TargetEncoding.NUMERIC ? List.of() : reader.classes();
                weights = weightReader.weights(dataset, weight, targets.get(0), classes);
            }
        }
        if (encoding.isPresent() && split.isPresent()) {
            checkStratified(split.get(), targets, encoding.get());
        }
        if (encoding.isPresent() && loss.isPresent()) {
            checkTargetScale(targetScale(dataset), targets, encoding.get(), loss.get());
        }
        if (problems.told() > before || encoding.isEmpty() || !it.isSound("dataset")) {
            return Optional.empty();
        }
        DatasetSpec spec = new DatasetSpec(
                table.get().path(),
                targets,
                features,
                encodings,
                encoding.get(),
                targetScale(dataset),
                missing,
                scaling,
                split,
                positive,
                weights);
        return resolved(spec, before);
    }

    private Optional<DatasetReader.Resolved> resolved(DatasetSpec spec, int before) {
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
                inputs,
                outputs,
                because,
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
                        it.at("dataset.split." + key),
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
        return column.filter(name -> !feature);
    }

    private static TargetScale targetScale(Component dataset) {
        return dataset.has("scale_target")
                ? TargetScale.valueOf(dataset.text("scale_target").toUpperCase(Locale.ROOT))
                : TargetScale.NONE;
    }

    private void checkTargetScale(TargetScale scale, List<String> targets, TargetEncoding encoding, Component loss) {
        if (scale == TargetScale.NONE) {
            return;
        }
        if (encoding != TargetEncoding.NUMERIC) {
            problems.add(
                    it.at("dataset.scale_target"),
                    "the target " + named(targets.get(0)) + " is a class, which is not scaled",
                    "expected a target of numbers, or no scale_target");
        } else if (!loss.type().loss().ofAnyUnit()) {
            List<String> losses = Vocabulary.of(Kind.LOSS).stream()
                    .filter(type -> type.loss().ofAnyUnit())
                    .map(ComponentType::name)
                    .toList();
            problems.add(
                    it.at("dataset.scale_target"),
                    "the loss " + loss.name() + " means something else of a scaled target",
                    "expected one of the losses " + String.join(", ", losses) + ", or no scale_target");
        }
    }

    private void checkStratified(Split split, List<String> targets, TargetEncoding encoding) {
        if (encoding == TargetEncoding.NUMERIC
                && split.order() instanceof Order.Stratified by
                && targets.contains(by.by())) {
            problems.add(
                    it.at("dataset.split.stratify"),
                    "the target " + named(by.by()) + " is a number, which has no classes to stratify",
                    "expected a column of classes, or no stratify");
        }
    }

    /** Columns with settings of how their cells are read are the table's, and those that should hold numbers do. */
    private void checkCellKeys(Component dataset) {
        for (String key : List.of("missing_values", "numbers")) {
            Map<String, Object> own =
                    dataset.find(key).map(it -> ByColumn.of(it).columns()).orElse(Map.of());
            for (String name : own.keySet()) {
                boolean known = columns.isKnown(name, columns.own(key, name));
                if (known
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
                problems.add(columns.at("ignore", i), named(ignored.get(i)) + " is ignored, but is the target", "");
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
                    it.at("dataset"), "no column is left as a feature", "expected a CSV with columns to predict from");
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
                        columns.at("features", i),
                        named(name) + " is a feature, but is also " + role,
                        "expected one or the other");
            }
        }
        return features;
    }

    /** How columns become inputs, where their cells do not say it; of columns that the table lacks it is told. */
    private Map<String, Component> encodings(Component dataset) {
        Map<String, Component> encodings = new LinkedHashMap<>();
        if (dataset.find("categorical").orElse(List.of()) instanceof Component section) {
            own(section).forEach((name, category) -> {
                if (columns.isKnown(name, columns.own("categorical", name))) {
                    encodings.put(name, (Component) category);
                    checkCategory(name, (Component) category);
                }
            });
        } else {
            columns.read(dataset, "categorical").forEach(name -> encodings.put(name, Component.of(Sections.CATEGORY)));
        }
        dataset.find("dates")
                .ifPresent(section -> own((Component) section).forEach((name, date) -> {
                    Located at = columns.own("dates", name);
                    if (!columns.isKnown(name, at)) {
                        return;
                    }
                    if (encodings.put(name, (Component) date) != null) {
                        problems.add(
                                at, named(name) + " is a date, but is also categorical", "expected one or the other");
                    }
                    checkDate(name, (Component) date);
                }));
        return encodings;
    }

    private static Map<String, Object> own(Component section) {
        return asMap(section.find(ByColumn.COLUMNS).orElse(Map.of()));
    }

    private void checkCategory(String name, Component category) {
        if (!category.has("order")) {
            return;
        }
        KeyPath path = KeyPath.of("dataset", "categorical", ByColumn.COLUMNS, name, "order");
        if (category.has("at_most")) {
            problems.add(it.at(path), named(name) + " has an order and at_most", "expected one or the other");
        }
        List<String> order = category.list("order");
        Set<String> known = new HashSet<>();
        for (String value : order) {
            if (!known.add(Datasets.asCell(value))) {
                problems.add(it.at(path), named(value) + " stands twice in the order of " + named(name), "");
            }
        }
        List<String> left = table.orElseThrow().distinct(index(name).getAsInt()).stream()
                .filter(value -> !known.contains(value))
                .toList();
        if (!left.isEmpty()) {
            String some = String.join(", ", left.subList(0, Math.min(left.size(), 10)));
            problems.add(
                    it.at(path),
                    "the order of " + named(name) + " leaves out " + some
                            + (left.size() > 10 ? " and " + (left.size() - 10) + " more" : ""),
                    "expected every value of the column, from the least to the greatest");
        }
    }

    private void checkDate(String name, Component date) {
        KeyPath path = KeyPath.of("dataset", "dates", ByColumn.COLUMNS, name, "format");
        try {
            DateFormat.of(date.text("format"));
        } catch (IllegalArgumentException wrong) {
            problems.add(it.at(path), wrong.getMessage(), "expected a format such as yyyy-MM-dd or %Y-%m-%d");
        }
    }

    private void checkEncodings(
            Component dataset, Map<String, Component> encodings, List<String> features, Optional<Split> split) {
        boolean list = dataset.find("categorical").orElse(List.of()) instanceof List;
        List<String> listed = List.copyOf(encodings.keySet());
        for (int i = 0; i < listed.size(); i++) {
            String name = listed.get(i);
            boolean date = encodings.get(name).type() == Sections.DATE;
            boolean orders =
                    date && split.flatMap(Split::column).filter(name::equals).isPresent();
            if (!features.contains(name) && !orders && index(name).isPresent()) {
                problems.add(
                        date
                                ? columns.own("dates", name)
                                : list ? columns.at("categorical", i) : columns.own("categorical", name),
                        named(name) + " is " + (date ? "a date" : "categorical") + ", but is not a feature",
                        "expected features only");
            }
        }
    }

    /** The strategies for missing values; those that do not fit their column are told. */
    private ByColumn missing(
            Component dataset,
            List<String> features,
            Map<String, Component> encodings,
            List<String> targets,
            Optional<String> by) {
        ByColumn missing = ByColumn.of(dataset.find("missing").orElseThrow());
        missing.columns().forEach((name, strategy) -> {
            Located at = columns.own("missing", name);
            if (!columns.isKnown(name, at)) {
                return;
            }
            boolean target = targets.contains(name);
            if (!target && !features.contains(name) && by.filter(name::equals).isEmpty()) {
                problems.add(
                        at, named(name) + " is not a feature", "expected features, the target or the split's column");
            } else {
                checkStrategy(name, (Component) strategy, features.contains(name), encodings, at);
            }
        });
        Map<String, Object> others = new LinkedHashMap<>(missing.columns());
        others.values().removeIf(it -> missing.fallback().filter(it::equals).isPresent());
        return new ByColumn(missing.fallback(), others);
    }

    private void checkStrategy(
            String name, Component strategy, boolean feature, Map<String, Component> encodings, Located at) {
        boolean number = isNumber(name, encodings);
        boolean date = encodings.containsKey(name) && encodings.get(name).type() == Sections.DATE;
        String wrong = "";
        if (!feature && !strategy.is("drop") && !strategy.is("error")) {
            wrong = "is not a feature, so its missing values are not filled; expected error or drop";
        } else if (number && strategy.is("category")) {
            wrong = "holds " + (date ? "dates" : "numbers")
                    + ", so a missing value is no category; expected mean, median, most_frequent, drop or error";
        } else if (!number && (strategy.is("mean") || strategy.is("median"))) {
            wrong = "holds categories, which have no " + strategy.name()
                    + "; expected category, most_frequent, {constant: …}, drop or error";
        } else if (strategy.is("constant")
                && number
                && (date || NumberText.parse(strategy.text("value")).isEmpty())) {
            wrong = date
                    ? "holds dates, which no constant fills; expected mean, median, most_frequent, drop or error"
                    : "holds numbers, but the constant is '" + strategy.text("value") + "'; expected a number";
        }
        if (!wrong.isEmpty()) {
            int end = wrong.indexOf("; ");
            problems.add(at, named(name) + " " + wrong.substring(0, end), wrong.substring(end + 2));
        }
    }

    private Map<String, Component> scaling(Component dataset, List<String> features, Map<String, Component> encodings) {
        Map<String, Component> scaling = new LinkedHashMap<>();
        Object written = dataset.find("scale").orElse(Map.of());
        boolean bare = written instanceof Map;
        checkScaleOfDefault(written);
        ByColumn scale = bare ? new ByColumn(Optional.empty(), asMap(written)) : ByColumn.of(written);
        for (String name : features) {
            boolean own = scale.columns().containsKey(name);
            if (own || isNumber(name, encodings)) {
                scale.of(name)
                        .map(it -> (Component) it)
                        .filter(it -> !it.is("none"))
                        .ifPresent(scaler -> scaling.put(name, scaler));
            }
        }
        scale.columns().forEach((name, scaler) -> {
            Located at = bare ? columns.key("scale", name) : columns.own("scale", name);
            if (bare && name.equals(ByColumn.DEFAULT)) {
                return;
            }
            if (columns.isKnown(name, at) && !features.contains(name)) {
                problems.add(at, named(name) + " is scaled, but is not a feature", "expected features only");
            } else if (scaling.containsKey(name) && !isNumber(name, encodings)) {
                problems.add(
                        at,
                        named(name) + " is one-hot encoded, which is not scaled",
                        "expected columns of numbers that are not categorical");
            }
        });
        return scaling;
    }

    /** {@code scale: {default: standard}} speaks of all columns, unless the table has a column of that name. */
    private void checkScaleOfDefault(Object written) {
        boolean bare = written instanceof Map<?, ?> map && map.containsKey(ByColumn.DEFAULT);
        boolean column = index(ByColumn.DEFAULT).isPresent()
                && written instanceof Component section
                && ByColumn.isLong(section)
                && section.has(ByColumn.DEFAULT)
                && !section.has(ByColumn.COLUMNS);
        if (bare || column) {
            problems.add(
                    columns.key("scale", ByColumn.DEFAULT),
                    "'default' may mean a column or all other columns",
                    "expected scale: {default: …, columns: {…}}, the columns, also one called default, under columns");
        }
    }

    private static Map<String, Object> asMap(Object written) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) written).forEach((name, value) -> map.put((String) name, value));
        return map;
    }

    /** Whether a column becomes numbers, rather than an input a category. */
    private boolean isNumber(String name, Map<String, Component> encodings) {
        OptionalInt column = index(name);
        Optional<Component> encoding = Optional.ofNullable(encodings.get(name));
        return column.isPresent()
                && encoding.map(it -> it.type() == Sections.DATE || it.has("order"))
                        .orElseGet(() -> table.orElseThrow().isNumeric(column.getAsInt()));
    }

    private OptionalInt index(String column) {
        return table.orElseThrow().column(column);
    }

    private static String named(String column) {
        return "'" + column + "'";
    }
}
