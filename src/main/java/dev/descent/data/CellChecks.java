package dev.descent.data;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.Split;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the cells of a table must be so that a dataset can be made of them; mistakes of columns are told first, then
 * those of cells in the order of the file.
 */
final class CellChecks {
    private final Table table;
    private final DatasetSpec spec;
    private final CsvProblems problems;
    private final List<Check> checks = new ArrayList<>();

    /** Finds out whether a cell, which is not missing, is wrong. */
    @FunctionalInterface
    private interface Test {
        /** Empty if the cell is right. */
        Optional<Fault> fault(int row);
    }

    private record Check(int column, String remedyOfMissing, boolean mayBeMissing, Test test) {}

    private record Fault(String message, String remedy) {}

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
        spec.features().forEach(checks::addFeature);
        spec.targets().forEach(checks::addTarget);
        spec.split().ifPresent(checks::addSplit);
        spec.weights().column().ifPresent(checks::addWeights);
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
        found.filter(it -> !classes).ifPresent(it -> table.tell(problems, it.row(), column, it.message(), it.remedy()));
        return problems;
    }

    private void run() {
        if (checks.isEmpty()) {
            return;
        }
        for (int row = 0; row < table.rows(); row++) {
            for (Check check : checks) {
                if (table.missing(row, check.column())) {
                    boolean refused = !check.mayBeMissing();
                    if (refused) {
                        tell(
                                row,
                                check.column(),
                                "a value is missing in " + named(check.column()),
                                check.remedyOfMissing());
                    }
                } else {
                    Optional<Fault> fault = check.test().fault(row);
                    if (fault.isPresent()) {
                        tell(
                                row,
                                check.column(),
                                fault.get().message(),
                                fault.get().remedy());
                    }
                }
            }
        }
    }

    private void addFeature(String name) {
        int column = column(name);
        if (!table.isNumeric(column) && !table.hasText(column)) {
            problems.cell(1, column, named(column) + " has no values", "ignore the column");
            return;
        }
        boolean filled = FeatureColumn.fills(table, spec, name) || dropped(name);
        String remedy = remedy(name);
        if (FeatureColumn.isCategorical(table, spec, name)) {
            boolean declared = spec.isDeclaredCategorical(name);
            if (!declared) {
                TextsAmongNumbers.disguised(table, column, false).ifPresent(it -> tell(column, it));
            }
            checks.add(new Check(column, remedy, filled, row -> Optional.empty()));
        } else if (spec.date(name).isPresent()) {
            DateFormat format = DateFormat.of(spec.date(name).get().text("format"));
            checks.add(new Check(column, remedy, filled, row -> dated(row, column, format)));
        } else if (spec.order(name).isPresent()) {
            checks.add(new Check(column, remedy, filled, row -> Optional.empty()));
        } else {
            addNumeric(column, remedy, filled, false);
        }
    }

    private void addTarget(String name) {
        int column = column(name);
        boolean numbers = table.isNumeric(column);
        Test test;
        if (spec.encoding() == TargetEncoding.NUMERIC) {
            Optional<TextsAmongNumbers> disguised = TextsAmongNumbers.disguised(table, column, true);
            disguised.ifPresent(it -> tell(column, it));
            if (!numbers) {
                if (disguised.isPresent()) {
                    return;
                }
                problems.cell(1, column, named(column) + " holds no numbers, but is a target of regression", "");
                return;
            }
            addNumeric(column, remedy(name), dropped(name), true);
            if (spec.targetScale() == TargetScale.LOG_STANDARD) {
                checks.add(new Check(column, remedy(name), true, row -> aboveMinusOne(row, column)));
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
        checks.add(new Check(column, remedy(name), dropped(name), test));
    }

    private boolean dropped(String name) {
        return spec.missing(name).is("drop");
    }

    /** What mends a missing value: a strategy for all columns where none is given, else one for this column. */
    private String remedy(String name) {
        String fits = !spec.features().contains(name)
                ? "drop"
                : FeatureColumn.isCategorical(table, spec, name) ? "category" : "mean";
        Component others = spec.missing("");
        if (others.is("error") && spec.missing().columns().isEmpty()) {
            return "fill it in, or set `missing: drop`" + (fits.equals("drop") ? "" : " or `missing: " + fits + "`");
        }
        return "fill it in, or set `missing: {default: " + others.name() + ", columns: {" + name + ": " + fits + "}}`";
    }

    private Optional<Fault> dated(int row, int column, DateFormat format) {
        return format.parse(table.text(row, column)).isPresent()
                ? Optional.empty()
                : fault(
                        row,
                        column,
                        "is no date of the format " + format,
                        "dates such as " + format.example() + ", or another `format` for this column under `dates`");
    }

    /** A column that holds numbers alone is right in every row. */
    private void addNumeric(int column, String remedyOfMissing, boolean mayBeMissing, boolean needed) {
        if (!table.columnAt(column).isAllNumbers()) {
            if (table.hasText(column)) {
                TextsAmongNumbers.of(table, column, needed).ifPresent(it -> tell(column, it));
            }
            checks.add(new Check(column, remedyOfMissing, mayBeMissing, row -> numeric(row, column)));
        }
    }

    private void addSplit(Split split) {
        if (split instanceof Split.ByColumn by) {
            addParts(by.by());
        } else {
            Optional<String> dates = split.order() instanceof Split.Order.Ascending by ? by.format() : Optional.empty();
            split.column()
                    .filter(name -> dates.isEmpty() || !spec.features().contains(name))
                    .ifPresent(name -> checks.add(new Check(
                            column(name),
                            remedy(name),
                            dropped(name),
                            dates.isEmpty()
                                    ? row -> Optional.empty()
                                    : row -> dated(row, column(name), DateFormat.of(dates.get())))));
        }
    }

    private void addWeights(String name) {
        int column = column(name);
        if (!table.isNumeric(column)) {
            problems.cell(1, column, named(column) + " holds no numbers, but is to weigh the rows", "");
            return;
        }
        addNumeric(column, remedy(name), dropped(name), true);
        boolean some = false;
        for (int row = 0; row < table.rows(); row++) {
            some |= table.number(row, column) != 0;
        }
        if (!some) {
            problems.cell(1, column, "all weights in " + named(column) + " are 0", "some weight must be above 0");
        }
        checks.add(new Check(
                column,
                remedy(name),
                true,
                row -> table.number(row, column) < 0
                        ? fault(row, column, "is a negative weight", "weights are 0 or more")
                        : Optional.empty()));
    }

    private void addParts(String name) {
        int column = column(name);
        checks.add(new Check(column, remedy(name), dropped(name), row -> {
            String part = table.text(row, column);
            boolean known = part.equals("train") || part.equals("validation") || part.equals("test");
            return known ? Optional.empty() : fault(row, column, "names no part", "train, validation or test");
        }));
    }

    /** Texts that no number could be are told once for the column. */
    private Optional<Fault> numeric(int row, int column) {
        return Double.isNaN(table.number(row, column)) && NumberText.isNumber(table.text(row, column))
                ? fault(row, column, "is beyond the range of 32-bit floats", "")
                : Optional.empty();
    }

    private Optional<Fault> aboveMinusOne(int row, int column) {
        return table.number(row, column) <= -1
                ? fault(row, column, "has no ln(1 + y)", "numbers above −1, or scale_target: standard")
                : Optional.empty();
    }

    private Optional<Fault> whole(int row, int column) {
        double number = table.number(row, column);
        return number == Math.rint(number)
                ? Optional.empty()
                : fault(row, column, "is not a class", "classes are whole numbers, or all of them texts");
    }

    private Optional<Fault> oneOf(int row, int column, int first) {
        double number = table.number(row, column);
        return number == first || number == 1
                ? Optional.empty()
                : fault(
                        row,
                        column,
                        "is neither " + first + " nor 1",
                        "two classes are written 0 and 1, or as two texts");
    }

    private Optional<Fault> fault(int row, int column, String what, String remedy) {
        return Optional.of(new Fault("'" + table.text(row, column) + "' in " + named(column) + " " + what, remedy));
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
