package dev.descent.analysis;

import static dev.descent.number.Phrases.count;

import dev.descent.data.Datasets;
import dev.descent.data.DateGuess;
import dev.descent.data.Table;
import dev.descent.data.TableProfile;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.Split;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the columns of a table alone say that may spoil what is learned. */
final class ColumnWarnings {
    private static final int MOST_INPUTS = 100;
    /** The share of the rows that differ in a column from which on no value is frequent. */
    private static final double ROWS_APART = 0.5;

    /** Between these a mean weight makes losses and steps of another size, but no other training. */
    private static final double LIGHT = 0.2;

    private static final double HEAVY = 5;

    private static final int LISTED = 5;
    /** The share of the rows that equal others which is worth a word. */
    static final double DUPLICATES = 0.01;
    /** Rows are told apart by their columns if there are that many times as many combinations of values as rows. */
    private static final double COMBINATIONS = 100;

    private final Table table;
    private final DatasetSpec spec;
    private final Set<String> warnings;

    ColumnWarnings(Table table, DatasetSpec spec, Set<String> warnings) {
        this.table = table;
        this.spec = spec;
        this.warnings = warnings;
    }

    /** Whether some rows equal others that they need not equal. */
    boolean look() {
        new FormatWarnings(table, spec, warnings).look();
        List<String> identifiers = new ArrayList<>();
        List<String> constant = new ArrayList<>();
        List<Integer> inputs = Datasets.inputsByFeature(table, spec);
        for (int i = 0; i < spec.features().size(); i++) {
            String name = spec.features().get(i);
            int column = column(name);
            boolean identifier = spec.features().size() > 1 && TableProfile.isIdentifier(table, column);
            if (identifier) {
                identifiers.add(quoted(name));
            }
            if (TableProfile.isConstant(table, column)
                    && !table.distinct(column).equals(List.of("0"))
                    && !tellsMissing(name)) {
                constant.add(quoted(name));
            }
            if (inputs.get(i) > MOST_INPUTS && !identifier && !spec.scaling().containsKey(name)) {
                warnings.add("The column " + quoted(name) + " alone becomes " + inputs.get(i) + " inputs, one a value: "
                        + remedyOfMany(column));
            }
            lookForNearlyEqual(column);
            if (!spec.encodings().containsKey(name)) {
                lookForSentinel(column);
            }
            lookForMarkers(column);
        }
        for (String target : spec.targets()) {
            lookForNearlyEqual(column(target));
            if (spec.encoding() == DatasetSpec.TargetEncoding.NUMERIC) {
                lookForSentinel(column(target));
            }
            if (TableProfile.isConstant(table, column(target))) {
                warnings.add("The target " + quoted(target)
                        + " has the same value in every row, so there is nothing to learn: name another column.");
            }
        }
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
        spec.weights().column().ifPresent(this::lookAtWeights);
        lookForOwners();
        return lookForDuplicates();
    }

    /** Losses are means over rows, not over weights. */
    private void lookAtWeights(String name) {
        int column = column(name);
        double sum = 0;
        int rows = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (!table.missing(row, column)) {
                sum += table.number(row, column);
                rows++;
            }
        }
        double mean = sum / rows;
        if (mean < LIGHT || mean > HEAVY) {
            warnings.add("The weights of " + quoted(name) + " are " + NumberText.statistic(mean)
                    + " on average, by which losses and the steps of an optimizer such as sgd are multiplied: divide the column"
                    + " by its mean.");
        }
    }

    /** Rows of one patient that are drawn one by one, so that those that judge are no strangers. A declared category is meant to be known. */
    private void lookForOwners() {
        Split split = spec.split().orElse(null);
        if (split == null
                || table.hasSeveralFiles()
                || !split.shuffle()
                || split.order() instanceof Split.Order.Grouped) {
            return;
        }
        for (int column = 0; column < table.header().size(); column++) {
            String name = table.header().get(column);
            if (TableProfile.isOwner(table, column)
                    && !spec.targets().contains(name)
                    && !spec.encodings().containsKey(name)) {
                warnings.add("Rows of one " + quoted(name) + " (" + table.distinctCount(column) + " values in "
                        + table.rows()
                        + " rows) are drawn into different parts, so a network is judged by cases that it knows: set dataset.split: {group: "
                        + name + ", …}"
                        + (split.order() instanceof Split.Order.Stratified ? " in place of stratify" : "")
                        + (spec.features().contains(name) ? ", which makes it no feature." : "."));
                return;
            }
        }
    }

    private void lookForSentinel(int column) {
        if (table.hasText(column)) {
            return;
        }
        TableProfile.sentinel(table, column).ifPresent(it -> {
            String name = table.header().get(column);
            String value = NumberText.written(it.value());
            warnings.add(value + " stands in " + it.rows() + " rows of " + quoted(name) + ", far from the others ("
                    + NumberText.written(it.least()) + " to " + NumberText.written(it.greatest())
                    + "): if it means missing, set dataset.missing_values: {columns: {" + name + ": ["
                    + String.join(", ", markers(name, List.of(value))) + "]}}.");
        });
    }

    /** Texts that are read as values of their own and may mean that there is none. */
    private void lookForMarkers(int column) {
        List<String> found = TableProfile.markers(table, column);
        if (found.isEmpty()) {
            return;
        }
        String name = table.header().get(column);
        int rows = (int) IntStream.range(0, table.rows())
                .filter(row -> found.contains(table.text(row, column)))
                .count();
        warnings.add((found.size() == 1 ? "A text" : "Texts") + " of " + quoted(name)
                + " may mean that there is no value: "
                + Phrases.and(found.stream().map(ColumnWarnings::quoted).toList()) + ", in " + count(rows, "row")
                + "; if so, set dataset.missing_values: {columns: {" + name + ": ["
                + String.join(
                        ", ",
                        markers(name, found.stream().map(it -> '"' + it + '"').toList())) + "]}}"
                + (fillsTexts(name) ? "." : " and dataset.missing: {columns: {" + name + ": category}}."));
    }

    /** Whether the file says what becomes of a missing text, which is no number that has a mean. */
    private boolean fillsTexts(String name) {
        Component missing = spec.missing(name);
        return !missing.is("error") && !missing.is("mean") && !missing.is("median");
    }

    /** What means missing in a column by the file, and what else may. */
    private List<String> markers(String name, List<String> more) {
        List<String> all = new ArrayList<>();
        table.format().missing(name).forEach(marker -> all.add('"' + marker + '"'));
        all.addAll(more);
        return all;
    }

    /** What mends a column of many texts: they are dates, numbers with a unit, names, or categories. */
    private String remedyOfMany(int column) {
        String name = table.header().get(column);
        Optional<String> date = DateGuess.of(table, column).flatMap(DateGuess::format);
        if (date.isPresent()) {
            return "they are dates; set dataset.dates: {columns: {" + name + ": {format: \"" + date.get() + "\"}}}.";
        }
        Optional<String> unit = TableProfile.unit(table, column);
        if (unit.isPresent()) {
            boolean digits = unit.get().chars().anyMatch(c -> "+-.0123456789".indexOf(c) >= 0);
            return "they are numbers but for '" + unit.get() + "'; "
                    + (digits
                            ? "take it out of the file, and name the column by its unit."
                            : "set dataset.numbers: {columns: {" + name + ": {strip: \"" + unit.get() + "\"}}}.");
        }
        return table.distinctCount(column) > ROWS_APART * table.rows()
                ? "nearly every row has another; list it under dataset.ignore."
                : "list it under dataset.ignore, or keep the most frequent: dataset.categorical: {columns: {" + name
                        + ": {at_most: 20}}}.";
    }

    private void lookForNearlyEqual(int column) {
        List<String> blanks = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (List<String> pair : TableProfile.nearlyEqual(table, column)) {
            boolean alike = pair.get(0).strip().equals(pair.get(1).strip());
            (alike ? blanks : others).add(quoted(pair.get(0)) + " and " + quoted(pair.get(1)));
        }
        String trim = table.isPlain()
                ? "set dataset.csv: {path: …, trim: true}."
                : "add trim: true to the keys of dataset.csv.";
        addNearlyEqual(column, "blanks", blanks, trim);
        addNearlyEqual(column, "case", others, "spell them alike in the file.");
    }

    private void addNearlyEqual(int column, String difference, List<String> pairs, String remedy) {
        if (!pairs.isEmpty()) {
            warnings.add("Values of " + quoted(table.header().get(column)) + " differ only in " + difference
                    + " and count as different: " + Phrases.few(pairs, LISTED) + "; " + remedy);
        }
    }

    /** Whether missing cells of a column become something that differs from the others. */
    private boolean tellsMissing(String name) {
        Component missing = spec.missing(name);
        boolean differs = missing.is("category")
                || missing.is("constant")
                || missing.has("indicator") && missing.flag("indicator");
        int column = column(name);
        return differs && IntStream.range(0, table.rows()).anyMatch(row -> table.missing(row, column));
    }

    private boolean lookForDuplicates() {
        List<String> used = new ArrayList<>(spec.features());
        used.addAll(spec.targets());
        int duplicates = TableProfile.duplicates(table, used);
        if (duplicates == 0 || !tellRowsApart(used)) {
            return false;
        }
        if (duplicates > DUPLICATES * table.rows()) {
            warnings.add(
                    count(duplicates, "row") + " of " + table.rows()
                            + (duplicates == 1 ? " equals an earlier one" : " equal earlier ones")
                            + " in every column that is used: take duplicates out of the file, unless each stands for a case of its own.");
        }
        return true;
    }

    /** Whether columns have so many combinations of values that equal rows are no matter of course. */
    private boolean tellRowsApart(List<String> columns) {
        double combinations = 1;
        for (String name : columns) {
            combinations *= table.distinctCount(column(name));
            if (combinations >= COMBINATIONS * table.rows()) {
                return true;
            }
        }
        return false;
    }

    private int column(String name) {
        return table.column(name).orElseThrow();
    }

    /** Of many names the first ones and how many more there are. */
    static List<String> first(List<String> names) {
        return names.size() <= LISTED
                ? names
                : List.of(String.join(", ", names.subList(0, LISTED)), (names.size() - LISTED) + " more");
    }

    static String quoted(String name) {
        return "'" + name + "'";
    }
}
