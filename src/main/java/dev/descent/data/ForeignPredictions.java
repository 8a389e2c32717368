package dev.descent.data;

import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What another tool predicts of the rows of a table, as a CSV file has it: a row for each row of the table, in its order, or with the number
 * of the table's row in the column {@code row}. Numbers stand in columns named as the targets; classes as labels in a column named as
 * the target, or as probabilities in a column a class, of two classes at least in one of these.
 */
public final class ForeignPredictions {
    private static final String ROW = "row";
    private static final int NONE = -1;

    private final Table own;
    /** The row here of each row of the table. */
    private final int[] places;
    /** Of the targets; empty where classes have columns. */
    private final List<Integer> targets;

    private ForeignPredictions(Table own, int[] places, List<Integer> targets) {
        this.own = own;
        this.places = places;
        this.targets = targets;
    }

    /**
     * Reads them; empty if something is wrong, which is told.
     *
     * @param own the file of predictions
     * @param at where the experiment names it
     * @param table the table whose rows are predicted
     */
    public static Optional<ForeignPredictions> read(
            Table own, Located at, Table table, DatasetSpec dataset, Problems problems) {
        int before = problems.told();
        CsvProblems cells = own.problems();
        int[] places = places(own, at, table, dataset, problems, cells);
        List<Integer> targets = new ArrayList<>();
        dataset.targets().forEach(name -> own.column(name).ifPresent(targets::add));
        boolean numbers = dataset.encoding() == TargetEncoding.NUMERIC;
        List<String> classes = numbers ? List.of() : classes(table, dataset);
        if (targets.size() == dataset.targets().size()) {
            for (int column : targets) {
                checkCells(own, column, classes, cells);
            }
        } else {
            targets.clear();
            checkClassColumns(own, at, dataset, classes, problems, cells);
        }
        try {
            cells.throwIfAny();
        } catch (FileRefused refused) {
            problems.addAll(refused.problems());
        }
        return problems.told() > before ? Optional.empty() : Optional.of(new ForeignPredictions(own, places, targets));
    }

    private static int[] places(
            Table own, Located at, Table table, DatasetSpec dataset, Problems problems, CsvProblems cells) {
        int[] places = new int[table.rows()];
        OptionalInt numbers = dataset.targets().contains(ROW) ? OptionalInt.empty() : own.column(ROW);
        if (numbers.isEmpty()) {
            if (own.rows() != table.rows()) {
                problems.add(
                        at,
                        name(own) + " has " + Phrases.count(own.rows(), "row") + ", but the table has " + table.rows(),
                        "expected a row for each row of the table in its order, or a column 'row' that says which rows they are");
            }
            Arrays.setAll(places, row -> row);
            return places;
        }
        Arrays.fill(places, NONE);
        for (int row = 0; row < own.rows(); row++) {
            double number = isNumber(own, row, numbers.getAsInt()) ? own.number(row, numbers.getAsInt()) : 0;
            if (!(number >= 1 && number <= table.rows() && number == Math.rint(number))) {
                own.tell(
                        cells,
                        row,
                        numbers.getAsInt(),
                        "this is no row of the table",
                        "expected a whole number from 1 to " + table.rows());
                return places;
            }
            if (places[(int) number - 1] != NONE) {
                own.tell(
                        cells,
                        row,
                        numbers.getAsInt(),
                        "row " + (int) number + " is predicted twice",
                        "expected each row once");
                return places;
            }
            places[(int) number - 1] = row;
        }
        return places;
    }

    /** Tells the first cell of a column that is no number or, if there are classes, none of these. */
    private static void checkCells(Table own, int column, List<String> classes, CsvProblems cells) {
        for (int row = 0; row < own.rows(); row++) {
            boolean right = classes.isEmpty() ? isNumber(own, row, column) : place(own, row, column, classes) != NONE;
            if (!right) {
                own.tell(
                        cells,
                        row,
                        column,
                        classes.isEmpty()
                                ? "this prediction is not a number"
                                : "this prediction is no class of "
                                        + own.header().get(column),
                        classes.isEmpty()
                                ? "expected a number in every row"
                                : "expected " + NearestName.oneOf(classes)
                                        + "; probabilities stand in a column for each class, called like it");
                return;
            }
        }
    }

    private static void checkClassColumns(
            Table own, Located at, DatasetSpec dataset, List<String> classes, Problems problems, CsvProblems cells) {
        List<String> missing = new ArrayList<>(dataset.targets());
        missing.removeAll(own.header());
        int found = 0;
        for (String name : classes) {
            OptionalInt column = column(own, name);
            found += column.isPresent() ? 1 : 0;
            for (int row = 0; column.isPresent() && row < own.rows(); row++) {
                int c = column.getAsInt();
                if (!isNumber(own, row, c) || own.number(row, c) < 0 || own.number(row, c) > 1) {
                    own.tell(cells, row, c, "this is not a probability", "expected a number from 0 to 1 in every row");
                    return;
                }
            }
        }
        if (classes.isEmpty() || found < (dataset.encoding() == TargetEncoding.ONE_HOT ? classes.size() : 1)) {
            problems.add(
                    at,
                    name(own) + " has no column '" + missing.get(0) + "'",
                    classes.isEmpty()
                            ? "expected a column for each target, called like it"
                            : "expected it with the predicted class, or a column for each class with its probability: "
                                    + NearestName.oneOf(classes));
        }
    }

    private static boolean isNumber(Table own, int row, int column) {
        return NumberText.parse(own.text(row, column)).isPresent();
    }

    private static String name(Table own) {
        return own.fileNames().get(0);
    }

    private static List<String> classes(Table table, DatasetSpec dataset) {
        return table.distinct(table.column(dataset.targets().get(0)).orElseThrow());
    }

    /** The column of a class; a number may be written otherwise. */
    private static OptionalInt column(Table own, String name) {
        for (int column = 0; column < own.header().size(); column++) {
            if (isSame(own.header().get(column), name)) {
                return OptionalInt.of(column);
            }
        }
        return OptionalInt.empty();
    }

    private static int place(Table own, int row, int column, List<String> classes) {
        if (!own.missing(row, column)) {
            for (int c = 0; c < classes.size(); c++) {
                if (isSame(own.text(row, column), classes.get(c))) {
                    return c;
                }
            }
        }
        return NONE;
    }

    private static boolean isSame(String written, String name) {
        return written.equals(name)
                || NumberText.parse(written).isPresent()
                        && NumberText.parse(written).equals(NumberText.parse(name));
    }

    /** Whether classes are given as labels alone. */
    public boolean areLabels(Dataset dataset) {
        return dataset.encoding() != TargetEncoding.NUMERIC && !targets.isEmpty();
    }

    /**
     * Rows × outputs in the target's own unit; of classes the probabilities, or 0 and 1 for labels. Empty if one of the rows is not
     * predicted.
     *
     * @param rows of the table, from 0
     */
    public Optional<float[]> outputs(int[] rows, Dataset dataset) {
        boolean two = !dataset.classes().isEmpty() && dataset.encoding() != TargetEncoding.ONE_HOT;
        int outputs = dataset.train().outputs();
        float[] values = new float[rows.length * outputs];
        for (int i = 0; i < rows.length; i++) {
            int row = places[rows[i]];
            if (row == NONE) {
                return Optional.empty();
            }
            for (int o = 0; o < outputs; o++) {
                values[i * outputs + o] = (float) output(row, two ? 1 : o, dataset);
            }
        }
        return Optional.of(values);
    }

    private double output(int row, int output, Dataset dataset) {
        List<String> classes = dataset.classes();
        if (classes.isEmpty()) {
            return own.number(row, targets.get(output));
        }
        if (!targets.isEmpty()) {
            return place(own, row, targets.get(0), classes) == output ? 1 : 0;
        }
        OptionalInt column = column(own, classes.get(output));
        return column.isPresent()
                ? own.number(row, column.getAsInt())
                : 1 - own.number(row, column(own, classes.get(1 - output)).orElseThrow());
    }
}
