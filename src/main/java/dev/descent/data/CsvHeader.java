package dev.descent.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The first record of a table, which names its columns. */
final class CsvHeader {
    /** The most columns of a table. */
    static final int MOST_COLUMNS = 100_000;

    /** What spreadsheets and programs put between cells instead of commas. */
    private static final String OTHER_SEPARATORS = ";\t|";

    private static final List<String> SEPARATOR_NAMES = List.of("semicolons (;)", "tabs", "bars (|)");

    private CsvHeader() {}

    /** A column for each name, none if there are too many; what is wrong with the names is told. */
    static List<Column> columns(List<String> names, CsvProblems problems) {
        List<Column> columns = new ArrayList<>();
        if (names.size() > MOST_COLUMNS) {
            problems.line(
                    1,
                    "the table has " + names.size() + " columns",
                    "a table has at most " + MOST_COLUMNS + " columns");
            return columns;
        }
        Set<String> seen = new TreeSet<>();
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            columns.add(new Column(name));
            if (name.indexOf('\0') >= 0) {
                problems.cell(1, c, "the name of column " + (c + 1) + " holds a NUL character", "is this a text file?");
            }
            if (!seen.add(name)) {
                problems.cell(
                        1,
                        c,
                        name.isEmpty() ? "a second column has no name" : "the column '" + name + "' stands twice",
                        "columns have different names");
            }
        }
        if (names.equals(List.of(""))) {
            problems.line(1, "the first line is empty", "the first line names the columns");
        }
        return columns;
    }

    /** Whether nothing is wrong with the names for certain; a single one may be several, separated by something else. */
    static boolean isRight(List<String> names) {
        return names.size() > 1 && names.size() <= MOST_COLUMNS && new HashSet<>(names).size() == names.size()
                || names.size() == 1
                        && !names.get(0).isEmpty()
                        && names.get(0).chars().allMatch(c -> OTHER_SEPARATORS.indexOf(c) < 0);
    }

    /**
     * Whether cells are separated by something else than commas, which is told: the header is one cell with it, and so is the first
     * row.
     */
    static boolean hasOtherSeparator(String header, List<String> firstRow, CsvProblems problems) {
        for (int i = 0; i < OTHER_SEPARATORS.length(); i++) {
            char separator = OTHER_SEPARATORS.charAt(i);
            if (header.indexOf(separator) >= 0 && String.join(",", firstRow).indexOf(separator) >= 0) {
                problems.line(
                        1,
                        "the cells are separated by " + SEPARATOR_NAMES.get(i) + ", not by commas",
                        "save the file with commas between cells and a point in numbers: 1.5");
                return true;
            }
        }
        return false;
    }
}
