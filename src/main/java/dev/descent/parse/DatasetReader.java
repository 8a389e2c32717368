package dev.descent.parse;

import dev.descent.data.Datasets;
import dev.descent.data.PartSizes;
import dev.descent.data.Table;
import dev.descent.spec.Component;
import dev.descent.spec.DatasetSpec;
import dev.descent.spec.DatasetSpec.Missing;
import dev.descent.spec.DatasetSpec.Split;
import dev.descent.spec.DatasetSpec.TargetEncoding;
import dev.descent.yaml.FileRefused;
import dev.descent.yaml.NearestName;
import dev.descent.yaml.Node;
import dev.descent.yaml.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Resolves a dataset against its table: every column is one of the CSV's, every default is made explicit. */
final class DatasetReader {
    private final Problems problems;
    private final Path csv;
    private final Optional<Table> table;
    private final Map<Key, Optional<Resolved>> known = new LinkedHashMap<>();
    private final Map<Draw, Boolean> sounds = new LinkedHashMap<>();
    private Key lastKey = new Key(null, null);
    private Optional<Resolved> last = Optional.empty();

    /** All that a resolved dataset depends on. */
    private record Key(Component dataset, Component loss) {}

    /** A split that is drawn. */
    private record Draw(DatasetSpec spec, long seed) {}

    /**
     * A dataset and what the network must know of it.
     *
     * @param inputs values a row that enter the network
     * @param outputs values a row that must leave it
     * @param outputsBecause why so many, in a sentence
     * @param trainingRows how many rows train; of several folds the most
     * @param hasValidation whether rows validate
     * @param hasTest whether rows test
     * @param risky whether its splits must be tried, see {@link SplitRisk}
     */
    record Resolved(
            DatasetSpec spec,
            int inputs,
            int outputs,
            String outputsBecause,
            int trainingRows,
            boolean hasValidation,
            boolean hasTest,
            boolean risky) {}

    /** @param table the file's table; empty if it could not be read, which is told already */
    DatasetReader(Problems problems, Path csv, Optional<Table> table) {
        this.problems = problems;
        this.csv = csv;
        this.table = table;
    }

    /** The dataset of a configuration; empty if something is wrong, which is told. */
    Optional<Resolved> read(TrialReader.Values it) {
        Key key = new Key(it.values().component("dataset"), it.values().component("loss"));
        if (lastKey.dataset() != key.dataset() || lastKey.loss() != key.loss()) {
            Optional<Resolved> resolved = known.get(key);
            if (resolved == null) {
                int before = problems.told();
                resolved = new Resolution(it, key.dataset(), key.loss()).resolve();
                if (problems.told() > before) {
                    return Optional.empty();
                }
                known.put(key, resolved);
            }
            lastKey = key;
            last = resolved;
        }
        long seed = (Long) it.values().find("seed").orElseThrow();
        if (last.isPresent() && last.get().risky()) {
            boolean sound = sounds.computeIfAbsent(
                    new Draw(last.get().spec(), seed),
                    draw -> SplitRisk.isSound(table.orElseThrow(), draw.spec(), draw.seed(), problems));
            return sound ? last : Optional.empty();
        }
        return last;
    }

    /** The dataset that was read last. */
    Resolved last() {
        return last.orElseThrow();
    }

    /** One dataset while it is being resolved. */
    private final class Resolution {
        private final TrialReader.Values it;
        private final Component dataset;
        private final Component loss;
        private final List<String> targets;

        Resolution(TrialReader.Values it, Component dataset, Component loss) {
            this.it = it;
            this.dataset = dataset;
            this.loss = loss;
            Object target = dataset.find("target").orElseThrow();
            this.targets = target instanceof String one ? List.of(one) : dataset.list("target");
        }

        Optional<Resolved> resolve() {
            int before = problems.told();
            Optional<Split> split = new SplitReader(problems, it).read(dataset);
            if (table.isEmpty()) {
                return Optional.empty();
            }
            List<String> ignored = columns("ignore");
            List<String> categorical = columns("categorical");
            checkTargets();
            Optional<String> by =
                    split.filter(s -> s instanceof Split.ByColumn).map(s -> ((Split.ByColumn) s).column());
            by.ifPresent(column -> known(column, it.at("dataset.split.by")));
            List<String> features = features(ignored, by);
            for (int i = 0; i < categorical.size(); i++) {
                if (!features.contains(categorical.get(i))
                        && index(categorical.get(i)).isPresent()) {
                    problems.add(
                            at("categorical", i),
                            named(categorical.get(i)) + " is categorical, but no feature",
                            "expected features only");
                }
            }
            Map<String, Component> scaling = scaling(features, categorical);
            if (problems.told() > before) {
                return Optional.empty();
            }
            Optional<TargetEncoding> encoding = new TargetReader(problems, it, table.get()).encoding(targets, loss);
            if (encoding.isEmpty()) {
                return Optional.empty();
            }
            DatasetSpec spec = new DatasetSpec(
                    csv,
                    targets,
                    features,
                    categorical,
                    encoding.get(),
                    Missing.valueOf(dataset.text("missing").toUpperCase(Locale.ROOT)),
                    scaling,
                    split);
            return resolved(spec, before);
        }

        private Optional<Resolved> resolved(DatasetSpec spec, int before) {
            checkCells(spec);
            PartSizes sizes = new SplitReader(problems, it).sizes(table.orElseThrow(), spec);
            if (problems.told() > before) {
                return Optional.empty();
            }
            int inputs = 0;
            for (String feature : spec.features()) {
                int column = index(feature).orElseThrow();
                boolean one =
                        table.get().isNumeric(column) && !spec.categorical().contains(feature);
                inputs += one ? 1 : table.get().distinct(column).size();
            }
            int outputs = targets.size();
            String because = outputs == 1
                    ? "the target " + named(targets.get(0)) + " is one number"
                    : "there are " + outputs + " targets";
            if (spec.encoding() == TargetEncoding.ONE_HOT) {
                outputs = table.get()
                        .distinct(index(targets.get(0)).orElseThrow())
                        .size();
                because = "the target " + named(targets.get(0)) + " has " + outputs + " classes";
            } else if (spec.encoding() != TargetEncoding.NUMERIC) {
                because = "the two classes of the target " + named(targets.get(0)) + " want one";
            }
            return Optional.of(new Resolved(
                    spec,
                    inputs,
                    outputs,
                    because,
                    sizes.train(),
                    sizes.validation() > 0,
                    sizes.test() > 0,
                    SplitRisk.isRisky(table.orElseThrow(), spec)));
        }

        /** Shares and folds are checked where the experiment file gives them, so the cells are checked without them. */
        private void checkCells(DatasetSpec spec) {
            DatasetSpec cells = new DatasetSpec(
                    spec.csv(),
                    spec.targets(),
                    spec.features(),
                    spec.categorical(),
                    spec.encoding(),
                    spec.missing(),
                    spec.scaling(),
                    spec.split().filter(split -> split instanceof Split.ByColumn));
            try {
                Datasets.check(table.orElseThrow(), cells);
            } catch (FileRefused refused) {
                problems.addAll(refused.problems());
            }
        }

        private void checkTargets() {
            boolean list = dataset.find("target").orElseThrow() instanceof List;
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < targets.size(); i++) {
                Node at = list ? at("target", i) : it.at("dataset.target");
                if (known(targets.get(i), at) && !seen.add(targets.get(i))) {
                    problems.add(at, named(targets.get(i)) + " is a target twice", "");
                }
            }
        }

        private List<String> features(List<String> ignored, Optional<String> by) {
            for (int i = 0; i < ignored.size(); i++) {
                if (targets.contains(ignored.get(i))) {
                    problems.add(at("ignore", i), named(ignored.get(i)) + " is ignored, but is the target", "");
                }
            }
            if (dataset.has("features")) {
                return writtenFeatures(ignored, by);
            }
            List<String> features = new ArrayList<>();
            for (int c = 0; c < table.orElseThrow().header().size(); c++) {
                String name = table.get().header().get(c);
                boolean other = targets.contains(name)
                        || ignored.contains(name)
                        || by.filter(name::equals).isPresent()
                        || table.get().isIndex(c);
                if (!other) {
                    features.add(name);
                }
            }
            if (features.isEmpty()) {
                problems.add(
                        it.at("dataset"),
                        "no column is left as a feature",
                        "expected a CSV with columns to predict from");
            }
            return features;
        }

        private List<String> writtenFeatures(List<String> ignored, Optional<String> by) {
            List<String> features = columns("features");
            if (features.isEmpty()) {
                problems.add(it.at("dataset.features"), "there are no features", "expected at least one column");
            }
            for (int i = 0; i < features.size(); i++) {
                String name = features.get(i);
                String role = targets.contains(name)
                        ? "the target"
                        : ignored.contains(name)
                                ? "ignored"
                                : by.filter(name::equals).isPresent() ? "the column to split by" : "";
                if (!role.isEmpty()) {
                    problems.add(
                            at("features", i),
                            named(name) + " is a feature, but is also " + role,
                            "expected one of both");
                }
            }
            return features;
        }

        private Map<String, Component> scaling(List<String> features, List<String> categorical) {
            Map<String, Component> scaling = new LinkedHashMap<>();
            Object written = dataset.find("scale").orElseThrow();
            if (written instanceof Component scaler) {
                for (String name : features) {
                    OptionalInt column = index(name);
                    boolean number = column.isPresent()
                            && table.orElseThrow().isNumeric(column.getAsInt())
                            && !categorical.contains(name);
                    if (number && !scaler.is("none")) {
                        scaling.put(name, scaler);
                    }
                }
                return scaling;
            }
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) written).entrySet()) {
                String name = (String) entry.getKey();
                Component scaler = (Component) entry.getValue();
                Node at = keyOf(name);
                if (known(name, at)) {
                    boolean text = !table.orElseThrow().isNumeric(index(name).orElseThrow());
                    if (!features.contains(name)) {
                        problems.add(at, named(name) + " is scaled, but no feature", "expected features only");
                    } else if (!scaler.is("none") && (text || categorical.contains(name))) {
                        problems.add(
                                at,
                                named(name) + " is one-hot, which is not scaled",
                                "expected columns of numbers that are not categorical");
                    } else if (!scaler.is("none")) {
                        scaling.put(name, scaler);
                    }
                }
            }
            return scaling;
        }

        /** The columns of a list, each told if the table lacks it or the list has it twice. */
        private List<String> columns(String key) {
            List<String> names = dataset.list(key);
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < names.size(); i++) {
                if (known(names.get(i), at(key, i)) && !seen.add(names.get(i))) {
                    problems.add(at(key, i), named(names.get(i)) + " is listed twice", "");
                }
            }
            return names;
        }

        private boolean known(String column, Node at) {
            boolean known = index(column).isPresent();
            if (!known) {
                List<String> header = table.orElseThrow().header().stream()
                        .map(name -> name.isEmpty() ? "\"\"" : name)
                        .toList();
                problems.add(
                        at,
                        "the CSV has no column " + named(column),
                        NearestName.expected(header, column).orElse(""));
            }
            return known;
        }

        private OptionalInt index(String column) {
            return table.orElseThrow().column(column);
        }

        private Node at(String key, int index) {
            return it.at(TrialReader.element("dataset." + key, index));
        }

        private Node keyOf(String column) {
            Node scale = it.at("dataset.scale");
            return scale instanceof Node.Mapping mapping
                            && mapping.entry(column).isPresent()
                    ? mapping.entry(column).get().key()
                    : scale;
        }
    }

    static String named(String column) {
        return "'" + column + "'";
    }
}
