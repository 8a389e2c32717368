package dev.descent.data;

import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.Split;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the cells of a table must be so that a dataset can be made of them; mistakes of columns are told first, then
 * those of cells in the order of the file, each kind once a column with how many cells there are.
 */
final class CellChecks {

    private static final int MOST_LIKEWISE = 20;

    private final Table table;
    private final DatasetSpec spec;
    private final CsvProblems problems;
    private final List<Check> checks = new ArrayList<>();
    /** Features whose texts are told to be numbers, so that what fills them is a number too. */
    private final Set<String> disguised = new HashSet<>();

    /** Finds out whether a cell, which is not missing, is wrong. */
    @FunctionalInterface
    private interface Test {
        /** Empty if the cell is right. */
        Optional<CellFault> fault(int row);
    }

    private record Check(int column, boolean mayBeMissing, Test test) {}

    private CellChecks(Table table, DatasetSpec spec) {
        this.table = table;
        this.spec = spec;
        this.problems = table.problems();
    }

    static CsvProblems of(Table table, DatasetSpec spec) {
        CellChecks checks = new CellChecks(table, spec);
        checks.checkFiles();
        if (!checks.problems.isEmpty()) {
            return checks.problems;
        }
        for (String name : spec.features()) {
            checks.addFeature(name);
        }
        for (String name : spec.targets()) {
            checks.addTarget(name);
        }
        if (spec.split().isPresent()) {
            checks.addSplit(spec.split().get());
        }
        if (spec.weights().column().isPresent()) {
            checks.addWeights(spec.weights().column().get());
        }
        checks.run();
        return checks.problems;
    }

    /** Each file has every column that is used. */
    private void checkFiles() {
        for (TableSource source : table.sources()) {
            for (String name : Datasets.usedColumns(spec)) {
                if (source.column(name).isEmpty()) {
                    boolean target = spec.targets().contains(name);
                    problems.cell(
                            source.file(),
                            1,
                            -1,
                            "there is no column '" + name + "' in this file, but there is one in "
                                    + table.fileWith(name),
                            target
                                    ? "it is the target, which every part needs; a file without it is no part"
                                    : "every file has all columns that are used; list it under `ignore` if it is none");
                }
            }
        }
    }

    /** Tells of a target of texts that are meant as numbers; of two texts that are classes only blanks around them count. */
    static CsvProblems ofTarget(Table table, String name) {
        CsvProblems problems = table.problems();
        int column = table.column(name).orElseThrow();
        Optional<TextsAmongNumbers> found = TextsAmongNumbers.disguised(table, column, true);
        boolean classes = table.columnAt(column).words().size() == 2
                && table.columnAt(column).words().stream()
                        .allMatch(word -> word.strip().equals(word));
        if (found.isPresent() && !classes) {
            TextsAmongNumbers it = found.get();
            table.tell(problems, it.row(), column, it.message(), it.remedy());
        }
        return problems;
    }

    private void run() {
        if (checks.isEmpty()) {
            return;
        }
        Map<Integer, Integer> missing = missing();
        IdentityHashMap<Check, WrongCell> wrong = new IdentityHashMap<>();
        List<WrongCell> told = new ArrayList<>();
        List<WrongCell> missingIn = new ArrayList<>();
        List<String> likewise = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            for (Check check : checks) {
                if (table.missing(row, check.column())) {
                    Integer count = check.mayBeMissing() ? null : missing.remove(check.column());
                    if (count != null && missingIn.isEmpty()) {
                        WrongCell first = new WrongCell(row, check.column(), missing(check.column(), count));
                        missingIn.add(first);
                        told.add(first);
                    } else if (count != null) {
                        likewise.add("'" + table.header().get(check.column()) + "' (" + count + ")");
                    }
                    continue;
                }
                Optional<CellFault> fault = check.test().fault(row);
                if (fault.isPresent()) {
                    WrongCell known = wrong.get(check);
                    if (known == null) {
                        known = new WrongCell(row, check.column(), fault.get());
                        wrong.put(check, known);
                        told.add(known);
                    } else {
                        known.add(table.text(row, check.column()), table.text(known.row(), check.column()));
                    }
                }
            }
        }
        for (WrongCell it : told) {
            String also = missingIn.contains(it) && !likewise.isEmpty()
                    ? "; likewise in " + Phrases.few(likewise, MOST_LIKEWISE)
                    : "";
            tell(it.row(), it.column(), it.message() + also, it.remedy());
        }
    }

    private CellFault missing(int column, int count) {
        return new CellFault(
                (count == 1 ? "a value is missing in " : count + " values are missing in ") + named(column),
                new MissingRemedy(table, spec, disguised).text());
    }

    /** How many values are missing in the columns that must have all. */
    private Map<Integer, Integer> missing() {
        Map<Integer, Integer> missing = new HashMap<>();
        for (Check check : checks) {
            if (!check.mayBeMissing()) {
                int count = table.columnAt(check.column()).absent();
                if (count > 0) {
                    missing.put(check.column(), count);
                }
            }
        }
        return missing;
    }

    private void addFeature(String name) {
        int column = column(name);
        if (!table.isNumeric(column) && !table.hasText(column)) {
            problems.cell(1, column, named(column) + " has no values", "list it under `ignore`");
            return;
        }
        boolean filled = FeatureColumn.fills(table, spec, name) || dropped(name);
        if (FeatureColumn.isCategorical(table, spec, name)) {
            boolean declared = spec.isDeclaredCategorical(name);
            if (!declared) {
                TextsAmongNumbers.disguised(table, column, false).ifPresent(it -> {
                    tell(column, it);
                    disguised.add(name);
                });
            }
            checks.add(new Check(column, filled, row -> Optional.empty()));
        } else if (spec.date(name).isPresent()) {
            DateFormat format = DateFormat.of(spec.date(name).get().text("format"));
            addDates(column, filled, format);
        } else if (spec.order(name).isPresent()) {
            checks.add(new Check(column, filled, row -> Optional.empty()));
        } else {
            addNumeric(column, filled, false);
        }
    }

    private void addTarget(String name) {
        int column = column(name);
        boolean numbers = table.isNumeric(column);
        Test test;
        if (spec.encoding() == TargetEncoding.NUMERIC) {
            Optional<TextsAmongNumbers> disguised = TextsAmongNumbers.disguised(table, column, true);
            if (disguised.isPresent()) {
                tell(column, disguised.get());
            }
            if (!numbers) {
                if (disguised.isPresent()) {
                    return;
                }
                problems.cell(1, column, named(column) + " holds no numbers, but is a target of regression", "");
                return;
            }
            addNumeric(column, dropped(name), true);
            if (spec.targetScale() == TargetScale.LOG_STANDARD) {
                checks.add(new Check(column, true, row -> aboveMinusOne(row, column)));
            }
            return;
        }
        if (spec.encoding() == TargetEncoding.ONE_HOT) {
            TextsAmongNumbers.disguised(table, column, true).ifPresent(it -> tell(column, it));
            test = numbers ? row -> whole(row, column) : row -> Optional.empty();
        } else if (spec.positive().isPresent()) {
            test = row -> Optional.empty();
        } else if (numbers) {
            boolean plusMinus =
                    spec.encoding() == TargetEncoding.PLUS_MINUS_ONE && TargetColumns.hasMinusOne(table, column);
            test = row -> oneOf(row, column, plusMinus ? -1 : 0);
        } else {
            List<String> words = table.distinct(column);
            if (words.size() != 2) {
                problems.cell(
                        1,
                        column,
                        named(column) + " has " + words.size() + " classes, but the loss separates two",
                        "use a loss of several classes, such as categorical_crossentropy");
                return;
            }
            test = row -> Optional.empty();
        }
        checks.add(new Check(column, dropped(name), test));
    }

    private boolean dropped(String name) {
        return spec.missing(name).is("drop");
    }

    private void addDates(int column, boolean mayBeMissing, DateFormat format) {
        String remedy = "dates such as " + format.example() + ", or another `format` for this column under `dates`"
                + markers(column, mayBeMissing).map(it -> ", or " + it).orElse("");
        checks.add(new Check(
                column,
                mayBeMissing,
                row -> format.parse(table.text(row, column)).isPresent()
                        ? Optional.empty()
                        : fault(row, column, "is no date of the format " + format, remedy)));
    }

    /** The keys by which texts of a column such as N/A mean that there is no date; empty if there are none. */
    private Optional<String> markers(int column, boolean mayBeMissing) {
        List<String> found = table.columnAt(column).words().stream()
                .filter(TextsAmongNumbers::isMarker)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String name = table.header().get(column);
        List<String> all = new ArrayList<>(table.format().missing(name));
        all.addAll(found);
        String key = CsvRemedy.key(name);
        return Optional.of("`missing_values: {columns: {" + key + ": ["
                + all.stream().map(CsvRemedy::quoted).collect(Collectors.joining(", ")) + "]}}`"
                + (mayBeMissing
                        ? ""
                        : " with `missing: {columns: {" + key + ": "
                                + (spec.features().contains(name) ? "mean" : "drop") + "}}`"));
    }

    /** A column that holds numbers alone is right in every row. */
    private void addNumeric(int column, boolean mayBeMissing, boolean needed) {
        if (!table.columnAt(column).isAllNumbers()) {
            if (table.hasText(column)) {
                TextsAmongNumbers.of(table, column, needed).ifPresent(it -> tell(column, it));
            }
            checks.add(new Check(column, mayBeMissing, row -> numeric(row, column)));
        }
    }

    private void addSplit(Split split) {
        if (split instanceof Split.ByColumn by) {
            addParts(by.by());
        } else {
            Optional<String> dates = split.order() instanceof Split.Order.Ascending by ? by.format() : Optional.empty();
            split.column()
                    .filter(name -> dates.isEmpty() || !spec.features().contains(name))
                    .ifPresent(name -> {
                        if (dates.isPresent()) {
                            addDates(column(name), dropped(name), DateFormat.of(dates.get()));
                        } else {
                            checks.add(new Check(column(name), dropped(name), row -> Optional.empty()));
                        }
                    });
        }
    }

    private void addWeights(String name) {
        int column = column(name);
        if (!table.isNumeric(column)) {
            problems.cell(1, column, named(column) + " holds no numbers, but is to weigh the rows", "");
            return;
        }
        addNumeric(column, dropped(name), true);
        boolean some = false;
        for (int row = 0; row < table.rows(); row++) {
            some |= table.number(row, column) != 0;
        }
        if (!some) {
            problems.cell(1, column, "all weights in " + named(column) + " are 0", "some weight must be above 0");
        }
        checks.add(new Check(
                column,
                true,
                row -> table.number(row, column) < 0
                        ? fault(row, column, "is a negative weight", "weights are 0 or more")
                        : Optional.empty()));
    }

    private void addParts(String name) {
        int column = column(name);
        checks.add(new Check(column, dropped(name), row -> {
            String part = table.text(row, column);
            boolean known = part.equals("train") || part.equals("validation") || part.equals("test");
            return known ? Optional.empty() : fault(row, column, "names no part", "train, validation or test");
        }));
    }

    /** Texts that no number could be are told once for the column. */
    private Optional<CellFault> numeric(int row, int column) {
        return Double.isNaN(table.number(row, column)) && NumberText.isNumber(table.text(row, column))
                ? fault(row, column, "is beyond the range of 32-bit floats", "")
                : Optional.empty();
    }

    private Optional<CellFault> aboveMinusOne(int row, int column) {
        return table.number(row, column) <= -1
                ? fault(row, column, "has no ln(1 + y)", "numbers above −1, or scale_target: standard")
                : Optional.empty();
    }

    private Optional<CellFault> whole(int row, int column) {
        double number = table.number(row, column);
        return number == Math.rint(number)
                ? Optional.empty()
                : fault(row, column, "is not a class", "classes are whole numbers, or all of them texts");
    }

    private Optional<CellFault> oneOf(int row, int column, int first) {
        double number = table.number(row, column);
        return number == first || number == 1
                ? Optional.empty()
                : fault(
                        row,
                        column,
                        "is neither " + first + " nor 1",
                        "two classes are written 0 and 1, or as two texts");
    }

    private Optional<CellFault> fault(int row, int column, String what, String remedy) {
        return Optional.of(new CellFault("'" + table.text(row, column) + "' in " + named(column) + " " + what, remedy));
    }

    private void tell(int column, TextsAmongNumbers texts) {
        tell(texts.row(), column, texts.message(), texts.remedy());
    }

    private void tell(int row, int column, String message, String remedy) {
        table.tell(problems, row, column, message, remedy);
    }

    private int column(String name) {
        return table.column(name).orElseThrow(() -> new IllegalArgumentException("the table has no column " + name));
    }

    private String named(int column) {
        return "the column '" + table.header().get(column) + "'";
    }
}
