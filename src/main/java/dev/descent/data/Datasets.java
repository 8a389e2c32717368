package dev.descent.data;

import dev.descent.data.Dataset.Unseen;
import dev.descent.model.ByColumn;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.problem.FileRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes datasets of tables: drops or fills missing values ({@link DatasetSpec.Missing}), splits the rows ({@link SplitRows}), then
 * encodes and scales features ({@link FeatureColumn}) and encodes targets ({@link TargetColumns}). Equal arguments give equal bits.
 */
public final class Datasets {
    private Datasets() {}

    /**
     * The dataset of one trial.
     *
     * @param seed root of the random values that split
     * @param repeat from 1; matters only to a split that is drawn for each repeat
     * @param fold from 1; 0 if the split has no folds
     * @param firstRows how many of the file's first rows are wanted as {@link Dataset#first()}
     * @throws FileRefused if a cell is not what its column is used for, or a part is empty
     */
    public static Dataset build(Table table, DatasetSpec spec, long seed, int repeat, int fold, int firstRows)
            throws FileRefused {
        CellChecks.of(table, spec).throwIfAny();
        int[] kept = keptRows(table, spec);
        checkParts(table, spec, kept);
        SplitRows split = SplitRows.of(kept, spec.split(), table, seed, repeat, fold);
        checkColumns(table, spec, split.train());

        List<FeatureColumn> features = features(table, spec, kept, split.train());
        List<String> names = new ArrayList<>();
        features.forEach(feature -> names.addAll(feature.names()));
        TargetColumns targets = new TargetColumns(table, spec, kept, split.train());
        checkSize(table, kept.length, Math.max(names.size(), targets.outputs().size()));
        CsvProblems problems = table.problems();
        Weighting weighting = new Weighting(table, spec, targets, split.train());
        PartEncoder encoder = new PartEncoder(table, features, names.size(), targets, weighting, problems);
        Dataset dataset = new Dataset(
                names,
                targets.outputs(),
                targets.classes(),
                spec.encoding(),
                encoder.part(split.train(), true),
                encoder.optionalPart(split.validation()),
                encoder.optionalPart(split.test()),
                encoder.part(Arrays.copyOf(kept, Math.min(firstRows, kept.length)), false),
                table.digest(),
                unseen(features, split));
        problems.throwIfAny();
        return dataset;
    }

    private static List<FeatureColumn> features(Table table, DatasetSpec spec, int[] kept, int[] train) {
        List<FeatureColumn> features = new ArrayList<>();
        for (String name : spec.features()) {
            features.addAll(FeatureColumn.of(table, spec, name, kept, train));
        }
        return features;
    }

    /**
     * How {@link #build} makes inputs and targets of rows with the same arguments, for rows of other tables.
     *
     * @param table one of which the dataset was built
     */
    public static FittedTable fit(Table table, DatasetSpec spec, long seed, int repeat, int fold) {
        int[] kept = keptRows(table, spec);
        int[] train =
                SplitRows.of(kept, spec.split(), table, seed, repeat, fold).train();
        List<FittedFeature> features = new ArrayList<>();
        for (FeatureColumn feature : features(table, spec, kept, train)) {
            features.add(feature.fitted(train));
        }
        TargetColumns targets = new TargetColumns(table, spec, kept, train);
        return new FittedTable(
                table.format(),
                features,
                new FittedTarget(spec.targets(), spec.encoding(), targets.classes(), targets.scaling()));
    }

    private static List<Unseen> unseen(List<FeatureColumn> features, SplitRows split) {
        List<Unseen> unseen = new ArrayList<>();
        for (FeatureColumn feature : features) {
            if (feature instanceof FeatureColumn.OneHot column && column.hasUnseen()) {
                addUnseen(column, "validation", split.validation(), unseen);
                addUnseen(column, "test", split.test(), unseen);
            }
        }
        return unseen;
    }

    private static void addUnseen(FeatureColumn.OneHot column, String part, int[] rows, List<Unseen> unseen) {
        int count = 0;
        for (int row : rows) {
            count += column.isUnseen(row) ? 1 : 0;
        }
        if (count > 0) {
            unseen.add(new Unseen(column.column(), part, count, rows.length));
        }
    }

    /**
     * Checks what is the same for every split: the cells, and that there are rows.
     *
     * @throws FileRefused if a cell is not what its column is used for, or a part is empty
     */
    public static void check(Table table, DatasetSpec spec) throws FileRefused {
        CellChecks.of(table, spec).throwIfAny();
        int[] kept = keptRows(table, spec);
        checkRows(table, kept);
        checkSize(table, kept.length, Math.max(inputs(table, spec, kept), outputs(table, spec, kept)));
    }

    /**
     * Checks that a target holds no texts that are meant as numbers, {@code $1,200} or {@code 12 %}.
     *
     * @throws FileRefused if it does, with the key that makes numbers of them
     */
    public static void checkTarget(Table table, String name) throws FileRefused {
        CellChecks.ofTarget(table, name).throwIfAny();
    }

    /** A value that is written in an experiment file as the table has it: a number by its shortest decimal. */
    public static String asCell(String value) {
        return FeatureColumn.canonical(value);
    }

    /** How many inputs the features become. */
    public static int inputs(Table table, DatasetSpec spec) {
        return inputs(table, spec, keptRows(table, spec));
    }

    private static int inputs(Table table, DatasetSpec spec, int[] kept) {
        int inputs = 0;
        for (String name : spec.features()) {
            inputs += FeatureColumn.inputs(table, spec, name, kept);
        }
        return inputs;
    }

    /** The inputs of the columns that have one for each category, in the features' order. */
    public static List<CategoryInputs> categories(Table table, DatasetSpec spec) {
        int[] kept = keptRows(table, spec);
        List<CategoryInputs> categories = new ArrayList<>();
        int first = 0;
        for (String name : spec.features()) {
            int inputs = FeatureColumn.inputs(table, spec, name, kept);
            if (FeatureColumn.isCategorical(table, spec, name)) {
                int count = inputs - FeatureColumn.indicators(table, spec, name, kept);
                categories.add(new CategoryInputs(name, first, count));
            }
            first += inputs;
        }
        return categories;
    }

    /** How many inputs each feature becomes, in the features' order. */
    public static List<Integer> inputsByFeature(Table table, DatasetSpec spec) {
        int[] kept = keptRows(table, spec);
        List<Integer> inputs = new ArrayList<>();
        for (String name : spec.features()) {
            inputs.add(FeatureColumn.inputs(table, spec, name, kept));
        }
        return inputs;
    }

    /**
     * The features that have a value in so few of the kept rows that a split may leave their training rows without one, which those
     * that are filled by a learned value need.
     */
    public static boolean mayLackValues(Table table, DatasetSpec spec, int otherRows) {
        int[] kept = keptRows(table, spec);
        for (String name : spec.features()) {
            int column = table.column(name).orElseThrow();
            if (isLearned(spec, name) && present(table, column, kept) <= otherRows) {
                return true;
            }
        }
        return false;
    }

    /** How many of the kept rows have a value. */
    private static int present(Table table, int column, int[] kept) {
        if (kept.length == table.rows() && table.isNumeric(column)) {
            return table.numbers(column);
        }
        int present = 0;
        for (int row : kept) {
            present += table.missing(row, column) ? 0 : 1;
        }
        return present;
    }

    private static boolean isLearned(DatasetSpec spec, String name) {
        Component missing = spec.missing(name);
        return missing.is("mean") || missing.is("median") || missing.is("most_frequent");
    }

    /** How many outputs the targets become. */
    public static int outputs(Table table, DatasetSpec spec) {
        return outputs(table, spec, keptRows(table, spec));
    }

    private static int outputs(Table table, DatasetSpec spec, int[] kept) {
        return spec.encoding() == TargetEncoding.ONE_HOT
                ? Categories.asClasses(
                                table, table.column(spec.targets().get(0)).orElseThrow(), kept)
                        .labels()
                        .size()
                : spec.targets().size();
    }

    /**
     * The sizes of the parts, without building them.
     *
     * @param fold from 1; 0 if the split has no folds
     */
    public static PartSizes sizes(Table table, DatasetSpec spec, int fold) {
        int[] kept = keptRows(table, spec);
        int[] divided = table.rowsOf(PartName.TRAIN, kept);
        PartSizes sizes = SplitRows.sizes(divided.length, spec.split(), fold)
                .orElseGet(() -> counted(SplitRows.of(divided, spec.split(), table, 0, 1, fold)));
        return new PartSizes(
                sizes.train(),
                sizes.validation() + table.rowsOf(PartName.VALIDATION, kept).length,
                sizes.test() + table.rowsOf(PartName.TEST, kept).length);
    }

    /** What makes the split impossible, whatever the seed. */
    public static List<SplitFault> splitFaults(Table table, DatasetSpec spec) {
        return splitFaults(table, spec, keptRows(table, spec));
    }

    private static List<SplitFault> splitFaults(Table table, DatasetSpec spec, int[] kept) {
        return spec.split().isPresent()
                ? SplitChecks.of(table, kept, spec.split().get())
                : List.of();
    }

    /** The sizes of the parts, of several folds those of the one with the most training rows. */
    public static PartSizes largestSizes(Table table, DatasetSpec spec) {
        int folds = spec.split().isPresent() ? spec.split().get().folds() : 0;
        PartSizes largest = sizes(table, spec, Math.min(folds, 1));
        for (int fold = 2; fold <= folds; fold++) {
            PartSizes sizes = sizes(table, spec, fold);
            largest = sizes.train() > largest.train() ? sizes : largest;
        }
        return largest;
    }

    private static PartSizes counted(SplitRows split) {
        return new PartSizes(split.train().length, split.validation().length, split.test().length);
    }

    /** The rows of the table, from 0, that {@link Dataset#first()} holds: the first ones that are not dropped. */
    public static int[] firstRows(Table table, DatasetSpec spec, int firstRows) {
        int[] kept = keptRows(table, spec);
        return Arrays.copyOf(kept, Math.min(firstRows, kept.length));
    }

    /** The rows of the table, from 0 and ascending, that a part of a trial's dataset holds; arguments as of {@link #build}. */
    public static int[] partRows(Table table, DatasetSpec spec, long seed, int repeat, int fold, PartName part) {
        SplitRows split = SplitRows.of(keptRows(table, spec), spec.split(), table, seed, repeat, fold);
        return switch (part) {
            case TRAIN -> split.train();
            case VALIDATION -> split.validation();
            case TEST -> split.test();
        };
    }

    /** The columns that become anything; some may be there twice. */
    static List<String> usedColumns(DatasetSpec spec) {
        List<String> used = new ArrayList<>(spec.features());
        used.addAll(spec.targets());
        Optional<String> divided = spec.split().isPresent() ? spec.split().get().column() : Optional.empty();
        if (divided.isPresent()) {
            used.add(divided.get());
        }
        if (spec.weights().column().isPresent()) {
            used.add(spec.weights().column().get());
        }
        return used;
    }

    /**
     * The different values of a column in the rows that are not dropped, numbers ascending, texts by code point; if all are dropped, in
     * all rows.
     *
     * @param used the columns whose missing values matter
     */
    public static List<String> classes(Table table, Collection<String> used, ByColumn missing, String name) {
        int[] kept = keptRows(table, used, missing);
        int[] rows = kept.length == 0 ? IntStream.range(0, table.rows()).toArray() : kept;
        return Categories.asClasses(table, table.column(name).orElseThrow(), rows)
                .labels();
    }

    /** How many rows are kept: those that no strategy for missing values drops. */
    public static int rows(Table table, DatasetSpec spec) {
        return keptRows(table, spec).length;
    }

    private static int[] keptRows(Table table, DatasetSpec spec) {
        return keptRows(table, usedColumns(spec), spec.missing());
    }

    private static int[] keptRows(Table table, Collection<String> used, ByColumn missing) {
        int[] kept = new int[table.rows()];
        for (int row = 0; row < kept.length; row++) {
            kept[row] = row;
        }
        int count = kept.length;
        for (String name : used) {
            Optional<Object> strategy = missing.of(name);
            if (strategy.isPresent() && ((Component) strategy.get()).is("drop")) {
                int column = table.column(name).orElseThrow();
                int left = 0;
                for (int i = 0; i < count; i++) {
                    if (!table.missing(kept[i], column)) {
                        kept[left++] = kept[i];
                    }
                }
                count = left;
            }
        }
        return count == kept.length ? kept : Arrays.copyOf(kept, count);
    }

    private static void checkRows(Table table, int[] kept) throws FileRefused {
        CsvProblems problems = table.problems();
        for (TableSource source : table.sources()) {
            if (table.rowsOf(source.part(), kept).length == 0) {
                problems.cell(source.file(), 1, -1, "every row has a missing value, so none is left", "");
            }
        }
        problems.throwIfAny();
    }

    private static void checkParts(Table table, DatasetSpec spec, int[] kept) throws FileRefused {
        checkRows(table, kept);
        CsvProblems problems = table.problems();
        for (SplitFault fault : splitFaults(table, spec, kept)) {
            problems.line(1, fault.message(), fault.remedy());
        }
        problems.throwIfAny();
    }

    private static void checkColumns(Table table, DatasetSpec spec, int[] train) throws FileRefused {
        CsvProblems problems = table.problems();
        for (String name : spec.features()) {
            int column = table.column(name).orElseThrow();
            if (isLearned(spec, name) && Arrays.stream(train).allMatch(row -> table.missing(row, column))) {
                String learned = spec.missing(name).name();
                problems.cell(
                        1,
                        column,
                        "the column '" + name + "' has no value in the training part, so no "
                                + (learned.equals("most_frequent") ? "most frequent one" : learned),
                        "");
            }
        }
        problems.throwIfAny();
    }

    private static void checkSize(Table table, int rows, int values) throws FileRefused {
        if ((long) rows * values > Integer.MAX_VALUE - 8) {
            CsvProblems problems = table.problems();
            problems.line(
                    1,
                    rows + " rows with " + values + " encoded values each are more than an array holds",
                    "fewer rows or columns; a text column has an input for each of its different values");
            problems.throwIfAny();
        }
    }
}
