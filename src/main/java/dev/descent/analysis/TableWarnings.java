package dev.descent.analysis;

import static dev.descent.number.Phrases.count;

import dev.descent.data.Dataset;
import dev.descent.data.DatasetKey;
import dev.descent.data.Datasets;
import dev.descent.data.Part;
import dev.descent.data.Table;
import dev.descent.data.TableProfile;
import dev.descent.data.TableProfile.ColumnProfile;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.OptimizerTypes.UpdateFamily;
import dev.descent.model.Range;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What of a table and its split may spoil what is learned, before anything is: one sentence each, with the key that mends it. */
public final class TableWarnings {
    private static final String TRAINING = "training";
    private static final int MOST_INPUTS = 100;
    private static final int LISTED = 5;
    /** Splits that are looked at; of more, such as one fold a row, the first ones. */
    private static final int SPLITS = 20;
    /** Beyond that many rows duplicates are not looked for. */
    private static final int MOST_ROWS = 50_000;
    /** Rows are told apart by their columns if there are that many times as many combinations of values as rows. */
    private static final double COMBINATIONS = 100;

    private static final double DUPLICATES = 0.01;
    private static final double LARGE_TARGET = 100;
    private static final double LARGE_FEATURE = 10;

    private final ExperimentSpec experiment;
    private final Set<String> warnings = new LinkedHashSet<>();

    private TableWarnings(ExperimentSpec experiment) {
        this.experiment = experiment;
    }

    /**
     * The warnings of an experiment, none if it trains no networks.
     *
     * @param tables the table of a trial
     * @param data what a trial learns
     */
    public static List<String> of(
            ExperimentSpec experiment, Function<Trial, Table> tables, Function<Trial, Dataset> data) {
        if (!experiment.trainsNetworks()) {
            return List.of();
        }
        return new TableWarnings(experiment).find(tables, data);
    }

    private List<String> find(Function<Trial, Table> tables, Function<Trial, Dataset> data) {
        Set<DatasetSpec> datasets = new HashSet<>();
        Set<DatasetKey> splits = new LinkedHashSet<>();
        Set<List<Object>> looked = new HashSet<>();
        Set<String> classes = new LinkedHashSet<>();
        for (Trial trial : experiment.trials()) {
            NetworkSpec network = trial.network();
            DatasetKey key = DatasetKey.of(trial);
            boolean newSplit = !splits.contains(key) && splits.size() < SPLITS && splits.add(key);
            if (datasets.add(network.dataset())) {
                ofColumns(tables.apply(trial), network.dataset());
            }
            if (newSplit) {
                ofClasses(trial, tables.apply(trial), data.apply(trial), classes);
                ofCategories(trial, data.apply(trial));
                ofDuplicatesAcross(tables.apply(trial), network.dataset(), data.apply(trial));
            }
            if (splits.contains(key) && looked.add(outline(network, key))) {
                Dataset dataset = data.apply(trial);
                ofTarget(network, dataset);
                ofFeatures(network, dataset);
                ofOutput(network, dataset);
                ofBatches(network, dataset);
            }
        }
        warnings.addAll(classes);
        return List.copyOf(warnings);
    }

    /** What of a network matters to the warnings, for trials that share it. */
    private static List<Object> outline(NetworkSpec network, DatasetKey key) {
        return List.of(key, network.layers(), network.loss(), network.batchSize(), descends(network));
    }

    private void ofCategories(Trial trial, Dataset dataset) {
        String fold = trial.fold() > 0 ? " of fold " + trial.fold() : "";
        for (Dataset.Unseen unseen : dataset.unseen()) {
            warnings.add(unseen.rows() + " of " + unseen.all() + " " + unseen.part() + " rows" + fold
                    + (unseen.rows() == 1 ? " has a " : " have a ") + quoted(unseen.column())
                    + " that no training row has: all inputs of this column are 0 there.");
        }
    }

    private void ofColumns(Table table, DatasetSpec spec) {
        List<String> identifiers = new ArrayList<>();
        List<String> constant = new ArrayList<>();
        List<Integer> inputs = Datasets.inputsByFeature(table, spec);
        double combinations = 1;
        for (int i = 0; i < spec.features().size(); i++) {
            int column = table.column(spec.features().get(i)).orElseThrow();
            ColumnProfile profile = TableProfile.column(table, column);
            combinations *= profile.distinct();
            if (profile.identifier() && spec.features().size() > 1) {
                identifiers.add(quoted(profile.name()));
            }
            if (profile.constant() && !table.distinct(column).equals(List.of("0"))) {
                constant.add(quoted(profile.name()));
            }
            if (inputs.get(i) > MOST_INPUTS && !spec.scaling().containsKey(profile.name())) {
                warnings.add("The column " + quoted(profile.name()) + " alone becomes " + inputs.get(i)
                        + " inputs, one a value: list it under dataset.ignore, or keep the most frequent: dataset.categorical: {columns: {"
                        + profile.name() + ": {at_most: 20}}}.");
            }
            ofNearlyEqual(table, column);
        }
        spec.targets()
                .forEach(target -> ofNearlyEqual(table, table.column(target).orElseThrow()));
        if (!identifiers.isEmpty()) {
            warnings.add(Phrases.and(first(identifiers))
                    + (identifiers.size() == 1
                            ? " looks like a key of the rows, but is a feature"
                            : " look like keys of the rows, but are features")
                    + ": list " + (identifiers.size() == 1 ? "it" : "them") + " under dataset.ignore.");
        }
        if (!constant.isEmpty()) {
            warnings.add(Phrases.and(first(constant)) + (constant.size() == 1 ? " has" : " have")
                    + " the same value in every row, which says nothing: list "
                    + (constant.size() == 1 ? "it" : "them") + " under dataset.ignore.");
        }
        ofDuplicates(table, spec, combinations);
    }

    private void ofNearlyEqual(Table table, int column) {
        List<List<String>> pairs = TableProfile.nearlyEqual(table, column);
        if (pairs.isEmpty()) {
            return;
        }
        boolean blanks = pairs.stream().flatMap(List::stream).anyMatch(text -> !text.equals(text.strip()));
        List<String> named = pairs.stream()
                .map(pair -> quoted(pair.get(0)) + " and " + quoted(pair.get(1)))
                .toList();
        warnings.add("Values of " + quoted(table.header().get(column))
                + " differ only in case or blanks and count as different: " + Phrases.few(named, LISTED)
                + (blanks
                        ? "; dataset.csv: {path: …, trim: true} takes blanks away."
                        : "; spell them alike in the file."));
    }

    private void ofDuplicates(Table table, DatasetSpec spec, double combinations) {
        if (table.rows() > MOST_ROWS || combinations < COMBINATIONS * table.rows()) {
            return;
        }
        List<String> used = new ArrayList<>(spec.features());
        used.addAll(spec.targets());
        int duplicates = TableProfile.duplicates(table, used);
        if (duplicates > DUPLICATES * table.rows()) {
            warnings.add(
                    count(duplicates, "row") + " of " + table.rows()
                            + (duplicates == 1 ? " equals an earlier one" : " equal earlier ones")
                            + " in every column that is used: take duplicates out of the file, unless each stands for a case of its own.");
        }
    }

    /** Rows that are judged by, but were trained on as well. */
    private void ofDuplicatesAcross(Table table, DatasetSpec spec, Dataset dataset) {
        double combinations = 1;
        for (String feature : spec.features()) {
            combinations *= table.distinctCount(table.column(feature).orElseThrow());
        }
        if (table.rows() > MOST_ROWS
                || combinations < COMBINATIONS * table.rows()
                || dataset.validation().isEmpty() && dataset.test().isEmpty()) {
            return;
        }
        Set<FloatBuffer> trained = new HashSet<>();
        IntStream.range(0, dataset.train().rows()).forEach(row -> trained.add(row(dataset.train(), row)));
        parts(dataset).forEach((name, part) -> {
            long shared = IntStream.range(0, part.rows())
                    .filter(row -> trained.contains(row(part, row)))
                    .count();
            if (!name.equals(TRAINING) && shared > 1 && shared > DUPLICATES * part.rows()) {
                warnings.add("Rows of the " + name + " part (" + shared + " of " + part.rows()
                        + ") equal training rows, so they judge what was learned by heart: take duplicates out of the file"
                        + (table.hasSeveralFiles() ? "s." : ", or keep them together with dataset.split: {group: …}."));
            }
        });
    }

    private static FloatBuffer row(Part part, int row) {
        int inputs = part.features();
        int outputs = part.outputs();
        float[] cells = Arrays.copyOfRange(part.inputs(), row * inputs, (row + 1) * inputs + outputs);
        System.arraycopy(part.targets(), row * outputs, cells, inputs, outputs);
        return FloatBuffer.wrap(cells);
    }

    private void ofTarget(NetworkSpec network, Dataset dataset) {
        DatasetSpec spec = network.dataset();
        if (spec.encoding() != TargetEncoding.NUMERIC
                || spec.targetScale() != TargetScale.NONE
                || experiment.sweptKeys().contains("dataset.scale_target")
                || !network.loss().type().loss().ofAnyUnit()
                || network.epochs() == 0) {
            return;
        }
        for (int i = 0; i < dataset.outputs().size(); i++) {
            Moments moments = Moments.of(
                    dataset.train().ownTargets(), i, dataset.outputs().size());
            if (moments.largerThan(LARGE_TARGET)) {
                warnings.add("The target " + quoted(dataset.outputs().get(i)) + " is large (" + moments.text()
                        + "), which takes a network long to reach: set dataset.scale_target: standard.");
            }
        }
    }

    private void ofFeatures(NetworkSpec network, Dataset dataset) {
        if (!descends(network)) {
            return;
        }
        DatasetSpec spec = network.dataset();
        List<String> large = new ArrayList<>();
        for (int i = 0; i < dataset.features().size(); i++) {
            String name = dataset.features().get(i);
            if (spec.features().contains(name) && !spec.scaling().containsKey(name)) {
                Moments moments =
                        Moments.of(dataset.train().inputs(), i, dataset.train().features());
                if (moments.largerThan(LARGE_FEATURE)) {
                    large.add(quoted(name) + " (" + moments.text() + ")");
                }
            }
        }
        if (!large.isEmpty()) {
            warnings.add("Features that are not scaled are large, at which "
                    + network.optimizer().orElseThrow().name() + " easily diverges: " + Phrases.few(large, LISTED)
                    + "; set dataset.scale: standard.");
        }
    }

    private static boolean descends(NetworkSpec network) {
        return network.epochs() > 0
                && network.optimizer()
                        .filter(it -> it.type().optimizer().family() == UpdateFamily.DESCENT)
                        .isPresent();
    }

    private void ofOutput(NetworkSpec network, Dataset dataset) {
        Optional<Component> activation = lastActivation(network);
        if (activation.isEmpty() || activation.get().has("alpha")) {
            return;
        }
        Component last = activation.get();
        Range range = last.type().activation().range();
        float[] targets = dataset.train().targets();
        int outside = 0;
        for (float y : targets) {
            outside += y < range.low() || y > range.high() ? 1 : 0;
        }
        if (outside > 0) {
            String reach = Double.isInfinite(range.high())
                    ? NumberText.written(range.low()) + " or more"
                    : NumberText.written(range.low()) + " to " + NumberText.written(range.high());
            boolean scale = network.dataset().encoding() == TargetEncoding.NUMERIC
                    && range.contains(0.5)
                    && network.loss().type().loss().ofAnyUnit();
            warnings.add("The last layer (" + last.name() + ") gives " + reach + ", but " + outside + " of "
                    + count(targets.length, "training target") + " lie outside: end with activation: linear"
                    + (scale ? ", or set dataset.scale_target: min_max." : "."));
        }
    }

    private static Optional<Component> lastActivation(NetworkSpec network) {
        Component last = network.layers().get(network.layers().size() - 1);
        return last.type().parameter("activation").isPresent()
                ? Optional.of(last.component("activation"))
                : Optional.empty();
    }

    private void ofBatches(NetworkSpec network, Dataset dataset) {
        TrainingSchedule schedule = TrainingSchedule.of(network, dataset.train().rows());
        if (network.epochs() == 0 || network.layers().stream().noneMatch(layer -> layer.is("batch_normalization"))) {
            return;
        }
        if (schedule.batch() == 1) {
            warnings.add(
                    "batch_normalization sees batches of one row, whose variance is 0: set batch_size to 2 or more.");
        } else if (schedule.rows() % schedule.batch() == 1) {
            warnings.add("batch_normalization sees a last batch of one row (" + count(schedule.rows(), "row")
                    + " in batches of " + schedule.batch() + "), whose variance is 0: set another batch_size.");
        }
    }

    private void ofClasses(Trial trial, Table table, Dataset dataset, Set<String> found) {
        String fold = trial.fold() > 0 ? " of fold " + trial.fold() : "";
        String remedy = table.hasSeveralFiles()
                ? ": divide the rows among the files anew."
                : ": set dataset.split: {stratify: true, …}, or shuffle the rows.";
        if (dataset.encoding() == TargetEncoding.NUMERIC) {
            ofConstantTargets(trial, dataset, fold, found);
            return;
        }
        Map<String, int[]> counts = new LinkedHashMap<>();
        parts(dataset).forEach((name, part) -> counts.put(name, PartClasses.counts(part, dataset.encoding())));
        int[] trained = counts.get(TRAINING);
        counts.forEach((name, of) -> {
            List<String> present = labels(dataset, IntStream.range(0, of.length).filter(c -> of[c] > 0));
            List<String> unseen =
                    labels(dataset, IntStream.range(0, of.length).filter(c -> of[c] > 0 && trained[c] == 0));
            if (present.size() == 1 && of.length > 1) {
                List<String> undefined = undefinedMetrics(trial);
                found.add("The " + name + " part" + fold + " has the class " + present.get(0) + " only"
                        + (undefined.isEmpty() || name.equals(TRAINING)
                                ? ""
                                : ", so " + Phrases.and(undefined) + " has no value there")
                        + remedy);
            } else if (!unseen.isEmpty()) {
                found.add("The " + name + " part" + fold + " has "
                        + (unseen.size() == 1 ? "the class " : "the classes ") + Phrases.and(first(unseen))
                        + ", which no training row has" + remedy);
            }
        });
    }

    private void ofConstantTargets(Trial trial, Dataset dataset, String fold, Set<String> found) {
        boolean r2 = trial.network().metrics().stream().anyMatch(metric -> metric.is("r2"));
        parts(dataset).forEach((name, part) -> {
            float[] targets = part.ownTargets();
            boolean constant =
                    IntStream.range(0, targets.length).allMatch(i -> targets[i] == targets[i % part.outputs()]);
            if (r2 && constant) {
                found.add("All targets of the " + name + " part" + fold
                        + " are equal, so r2 has no value there: set dataset.split to larger parts.");
            }
        });
    }

    private static List<String> undefinedMetrics(Trial trial) {
        return trial.network().metrics().stream()
                .filter(metric -> metric.type()
                        .metric()
                        .undefined()
                        .filter(it -> it.contains("one class"))
                        .isPresent())
                .map(Component::label)
                .toList();
    }

    private static List<String> labels(Dataset dataset, IntStream classes) {
        return classes.mapToObj(c -> quoted(dataset.classes().get(c))).toList();
    }

    private static Map<String, Part> parts(Dataset dataset) {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put(TRAINING, dataset.train());
        dataset.validation().ifPresent(part -> parts.put("validation", part));
        dataset.test().ifPresent(part -> parts.put("test", part));
        return parts;
    }

    private static List<String> first(List<String> names) {
        return names.size() <= LISTED
                ? names
                : List.of(String.join(", ", names.subList(0, LISTED)), (names.size() - LISTED) + " more");
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }

    /** Mean and standard deviation of every {@code stride}-th value. */
    private record Moments(double mean, double deviation) {
        static Moments of(float[] values, int first, int stride) {
            double sum = 0;
            int n = 0;
            for (int i = first; i < values.length; i += stride) {
                sum += values[i];
                n++;
            }
            double mean = sum / n;
            double squares = 0;
            for (int i = first; i < values.length; i += stride) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
            return new Moments(mean, Math.sqrt(squares / n));
        }

        boolean largerThan(double limit) {
            return Math.abs(mean) > limit || deviation > limit;
        }

        String text() {
            return "mean " + NumberText.statistic(mean) + ", standard deviation " + NumberText.statistic(deviation);
        }
    }
}
