package dev.descent.data;

import dev.descent.model.TableFormat;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The first record of a table, which names its columns. */
final class CsvHeader {
    /** The most columns of a table. */
    static final int MOST_COLUMNS = 100_000;

    /** What spreadsheets and programs put between cells instead of commas. */
    static final String OTHER_SEPARATORS = ";\t|";

    private static final List<String> SEPARATOR_NAMES = List.of("semicolons (;)", "tabs", "bars (|)");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?([0-9]+|[0-9]{1,3}(\\.[0-9]{3})+),[0-9]+.?.?");

    private static final int MOST_LISTED = 20;
    private static final int FEWEST_EVEN_MARKS = 3;
    private static final int FEWEST_MARKS = 6;

    private CsvHeader() {}

    /**
     * A column for each name, none if there are too many; what is wrong with the names is told.
     *
     * @param wanted whether a name has to be that of one column alone
     */
    static List<Column> columns(List<String> names, int line, Predicate<String> wanted, CsvProblems problems) {
        List<Column> columns = new ArrayList<>();
        if (names.size() > MOST_COLUMNS) {
            problems.line(
                    line,
                    "the table has " + names.size() + " columns",
                    "a table has at most " + MOST_COLUMNS + " columns");
            return columns;
        }
        int named = names.size();
        while (named > 0 && names.get(named - 1).isEmpty()) {
            named--;
        }
        if (named > 0 && names.size() - named > 1 && wanted.test("")) {
            names.forEach(name -> columns.add(new Column(name)));
            problems.cell(
                    line,
                    named,
                    "the header ends with " + (names.size() - named) + " columns without a name",
                    "remove the trailing separators from every line"
                            + withNames(names.subList(0, named), names.size()));
            return columns;
        }
        Set<String> seen = new TreeSet<>();
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            columns.add(new Column(name));
            if (name.indexOf('\0') >= 0) {
                problems.cell(
                        line, c, "the name of column " + (c + 1) + " holds a NUL character", "is this a text file?");
            }
            if (!seen.add(name) && wanted.test(name)) {
                problems.cell(
                        line,
                        c,
                        name.isEmpty() ? "a second column has no name" : "the column '" + name + "' stands twice",
                        "columns have different names");
            }
        }
        if (names.equals(List.of(""))) {
            problems.line(line, "the first line is empty", "the first line names the columns");
        }
        return columns;
    }

    /** The end of a remedy that names columns without a name, and leaves them out; empty if there are too many names to list. */
    private static String withNames(List<String> named, int columns) {
        if (columns > MOST_LISTED) {
            return "";
        }
        List<String> names = new ArrayList<>();
        for (String name : named) {
            names.add(CsvRemedy.key(name));
        }
        List<String> added = new ArrayList<>();
        for (int c = named.size(); c < columns; c++) {
            added.add("column_" + (c + 1));
        }
        names.addAll(added);
        return ", or set `csv: {path: …, names: [" + String.join(", ", names) + "]}` and `ignore: ["
                + String.join(", ", added) + "]`";
    }

    /** Whether nothing is wrong with the names for certain; a single one may be several, separated by something else. */
    static boolean isRight(List<String> names) {
        return (names.size() > 1 && names.size() <= MOST_COLUMNS && new HashSet<>(names).size() == names.size()
                        || names.size() == 1
                                && !names.get(0).isEmpty()
                                && names.get(0).chars().allMatch(c -> c != ' ' && OTHER_SEPARATORS.indexOf(c) < 0))
                && !mayBeRow(names);
    }

    /**
     * Whether cells are separated by something else than commas, which is told: the header is one cell with it, and so is the first
     * row.
     */
    static boolean hasOtherSeparator(List<String> names, List<String> firstRow, CsvProblems problems) {
        if (names.size() > 1) {
            return false;
        }
        String header = names.get(0);
        String row = String.join(",", firstRow);
        for (int i = 0; i < OTHER_SEPARATORS.length(); i++) {
            char separator = OTHER_SEPARATORS.charAt(i);
            if (header.indexOf(separator) >= 0 && row.indexOf(separator) >= 0) {
                List<String> cells = List.of(row.split(Pattern.quote(String.valueOf(separator)), -1));
                tellSeparator(SEPARATOR_NAMES.get(i), String.valueOf(separator), header, cells, problems);
                return true;
            }
        }
        List<String> cells = List.of(row.strip().split(" +"));
        if (cells.size() > 1
                && header.strip().split(" +").length == cells.size()
                && cells.stream().anyMatch(NumberText::isNumber)) {
            boolean runs =
                    row.contains("  ") || header.contains("  ") || !row.strip().equals(row);
            tellSeparator("blanks", runs ? TableFormat.BLANKS : " ", header, cells, problems);
            return true;
        }
        return false;
    }

    private static void tellSeparator(
            String name, String separator, String header, List<String> cells, CsvProblems problems) {
        String keys = keys(separator, cells);
        if (header.startsWith("'") && header.endsWith("'")) {
            keys += ", quote: \"'\"";
        }
        problems.line(1, "the cells are separated by " + name + ", not by commas", CsvRemedy.set(keys));
    }

    /** The keys for a separator, and for decimal commas in cells of a row. */
    private static String keys(String separator, List<String> cells) {
        String keys = "separator: " + (separator.equals(TableFormat.BLANKS) ? separator : CsvRemedy.quoted(separator));
        List<String> numbers = cells.stream()
                .filter(cell -> DECIMAL_COMMA.matcher(cell).matches())
                .toList();
        if (!numbers.isEmpty()) {
            keys += ", decimal: \",\"";
        }
        return numbers.stream().anyMatch(it -> it.indexOf('.') >= 0) ? keys + ", thousands: \".\"" : keys;
    }

    /**
     * Tells that cells are separated by something else than commas, above which lines may stand that are no part of the table.
     *
     * @param above how many lines stand above the names
     * @param row the text of a row
     */
    static void tellOtherSeparator(char separator, int above, String row, CsvProblems problems) {
        List<String> cells = List.of(row.split(Pattern.quote(String.valueOf(separator)), -1));
        problems.line(
                above + 1,
                "the cells are separated by " + SEPARATOR_NAMES.get(OTHER_SEPARATORS.indexOf(separator))
                        + ", not by commas" + (above > 0 ? ", and the names stand in line " + (above + 1) : ""),
                CsvRemedy.set(
                        (above > 0 ? "skip_first: " + above + ", " : "") + keys(String.valueOf(separator), cells)));
    }

    /** Whether the first line is a row of values like the one below it, which is told. */
    static boolean isRow(List<String> names, List<String> firstRow, CsvProblems problems) {
        boolean like = mayBeRow(names)
                && names.size() == firstRow.size()
                && IntStream.range(0, names.size())
                        .allMatch(i -> NumberText.isNumber(names.get(i)) == NumberText.isNumber(firstRow.get(i)));
        if (like) {
            problems.line(
                    1,
                    "the first line looks like a row, not like the columns' names",
                    CsvRemedy.set("header: false")
                            + ", beside it `names: [a, b, …]`, or header: true if these are the names");
        }
        return like;
    }

    /**
     * Whether names are those of no table: one has a point or a sign or stands twice as a number. Numbers that are marks of a scale, wavelengths
     * or times, are names all the same.
     */
    private static boolean mayBeRow(List<String> names) {
        return hasValues(names) && !isScale(names);
    }

    /** Whether at least three numbers rise or fall in equal steps, or at least six rise or fall. */
    private static boolean isScale(List<String> names) {
        double[] marks = names.stream()
                .map(NumberText::parse)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        boolean rises = true;
        boolean falls = true;
        boolean even = marks.length >= FEWEST_EVEN_MARKS;
        for (int i = 1; i < marks.length; i++) {
            double step = marks[i] - marks[i - 1];
            rises &= step > 0;
            falls &= step < 0;
            even &= Math.abs(step - (marks[1] - marks[0])) <= 1e-9 * Math.abs(marks[i]);
        }
        return (rises || falls) && (even || marks.length >= FEWEST_MARKS);
    }

    private static boolean hasValues(List<String> names) {
        Set<String> numbers = new HashSet<>();
        for (String name : names) {
            boolean begins = !name.isEmpty() && "+-.0123456789".indexOf(name.charAt(0)) >= 0;
            if (begins
                    && NumberText.isNumber(name)
                    && (!name.chars().allMatch(Character::isDigit) || !numbers.add(name))) {
                return true;
            }
        }
        return false;
    }
}
