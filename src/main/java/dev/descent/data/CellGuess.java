package dev.descent.data;

import dev.descent.model.ByColumn;
import dev.descent.model.TableFormat;
import dev.descent.model.TableFormat.NumberForm;
import dev.descent.number.NumberText;
import dev.descent.problem.FileRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds how a table's cells are written: blanks around them, the point in numbers, what stands beside numbers, what means "not there". */
final class CellGuess {
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
    private static final Pattern THOUSANDS_COMMA = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+");
    private static final Pattern THOUSANDS_POINT = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]+)?");
    /** The most rows of a footer. */
    private static final int FOOTER = 3;
    /** Numbers that stand for a missing one where no other is below 0. */
    private static final List<Double> SENTINELS = List.of(-99.0, -999.0, -9999.0, -99_999.0);

    private final Path csv;
    private final String shownName;
    private Table table;

    private CellGuess(Path csv, String shownName, Table table) {
        this.csv = csv;
        this.shownName = shownName;
        this.table = table;
    }

    /** The table as it is read when its cells are understood. */
    static Table reread(Path csv, String shownName, Table table) throws FileRefused {
        CellGuess guess = new CellGuess(csv, shownName, table);
        guess.trim();
        guess.findDecimalComma();
        guess.findThousands();
        guess.leaveOutSums();
        guess.findNumbers();
        guess.leaveOutSums();
        guess.findMarkers();
        return guess.table;
    }

    private void read(TableFormat format) throws FileRefused {
        table = Table.read(csv, shownName, format);
    }

    private void trim() throws FileRefused {
        TableFormat it = table.format();
        if (table.header().stream().anyMatch(CellGuess::hasBlanks)
                || columns().stream().anyMatch(CellGuess::wantsTrim)) {
            read(it.withText(it.encoding(), it.decimal(), it.thousands(), true));
        }
    }

    /** Whether blanks around a column's texts hide numbers or make two of one, or stand around most of them. */
    private static boolean wantsTrim(Column column) {
        List<String> blank =
                column.words().stream().filter(CellGuess::hasBlanks).toList();
        Set<String> words = new HashSet<>(column.words());
        return 2 * blank.size() > words.size()
                || blank.stream()
                        .map(String::strip)
                        .anyMatch(word -> words.contains(word) || Column.isMissing(word) || NumberText.isNumber(word));
    }

    private static boolean hasBlanks(String text) {
        return !text.strip().equals(text);
    }

    private void findDecimalComma() throws FileRefused {
        TableFormat it = table.format();
        boolean comma = columns().stream()
                .map(CellGuess::values)
                .anyMatch(words -> !words.isEmpty()
                        && words.stream().allMatch(w -> matches(DECIMAL_COMMA, w) || matches(THOUSANDS_POINT, w))
                        && words.stream().anyMatch(w -> w.indexOf(',') >= 0)
                        && (!it.separator().equals(",") || !words.stream().allMatch(w -> matches(THOUSANDS_COMMA, w))));
        if (!comma) {
            return;
        }
        Table before = table;
        read(it.withText(it.encoding(), ',', it.thousands(), it.trim()));
        if (columns().stream()
                .map(CellGuess::values)
                .anyMatch(words -> !words.isEmpty() && words.stream().allMatch(w -> matches(THOUSANDS_POINT, w)))) {
            read(it.withText(it.encoding(), ',', Optional.of('.'), it.trim()));
        }
        if (numbers(table) < numbers(before)) {
            table = before;
        }
    }

    /** Takes points for those of thousands where semicolons stand between cells and no number proves the contrary. */
    private void findThousands() throws FileRefused {
        TableFormat it = table.format();
        if (it.decimal() == '.' && !table.unclearPoints().isEmpty()) {
            read(it.withText(it.encoding(), ',', Optional.of('.'), it.trim()));
        }
    }

    /** Leaves out rows at the end that sum up the others, also where their texts are the only ones in a column of numbers. */
    private void leaveOutSums() throws FileRefused {
        int from = table.rows();
        while (from > 1 && table.rows() - from < FOOTER && isSum(from - 1)) {
            from--;
        }
        from = Math.min(from, table.rows() - TotalRows.count(table, 0, table.rows()));
        if (from < table.rows()) {
            TableFormat it = table.format();
            read(it.withLines(it.header(), it.names(), it.skipFirst(), it.skipLast() + table.rows() - from));
        }
    }

    private boolean isSum(int row) {
        for (int c = 0; c < table.header().size(); c++) {
            Column column = table.columnAt(c);
            if (column.isNumeric() && column.code(row) >= 0) {
                String text = column.words().get(column.code(row));
                if (TotalRows.isWord(text) || text.strip().equalsIgnoreCase("n")) {
                    return true;
                }
            }
        }
        return false;
    }

    private void findNumbers() throws FileRefused {
        TableFormat it = table.format();
        boolean point = it.decimal() == '.';
        Pattern adorned = adorned(point ? "," : ".", point ? "\\." : ",");
        Map<String, Object> forms = new LinkedHashMap<>();
        for (Column column : columns()) {
            List<String> words = values(column);
            if (!words.isEmpty() && words.stream().allMatch(word -> matches(adorned, word.strip()))) {
                forms.put(column.name(), form(words, it.decimal()));
            } else {
                unit(column).ifPresent(unit -> forms.put(column.name(), new NumberForm(unit, false)));
            }
        }
        if (!forms.isEmpty()) {
            read(it.withCells(it.missing(), new ByColumn(Optional.empty(), forms)));
        }
    }

    /** What is no part of a column's numbers where all of them have one unit, unless that has digits itself. */
    private Optional<String> unit(Column column) {
        return TableProfile.unit(table, table.column(column.name()).orElseThrow())
                .filter(unit -> unit.chars().noneMatch(c -> "+-.,0123456789".indexOf(c) >= 0))
                .map(unit ->
                        column.words().stream().anyMatch(word -> word.strip().indexOf(' ') >= 0)
                                        && unit.indexOf(' ') < 0
                                ? " " + unit
                                : unit);
    }

    /** A number with what usually stands beside it; blanks may group its digits, and so may a mark. */
    private static Pattern adorned(String mark, String decimal) {
        return Pattern.compile("[+-]?[$€£¥₹]?[ \u00A0]?[+-]?([0-9]{1,3}([" + mark + "' \u00A0\u202F][0-9]{3})+|[0-9]+)("
                + decimal + "[0-9]+)?[ \u00A0]?[%$€£¥₹]?");
    }

    private static NumberForm form(List<String> words, char decimal) {
        Set<String> marks = new TreeSet<>();
        for (String word : words) {
            word.strip()
                    .chars()
                    .filter(c -> TextsAmongNumbers.ADORNMENTS.indexOf(c) >= 0 && c != decimal)
                    .forEach(c -> marks.add(String.valueOf((char) c)));
            if (decimal == ',' && word.indexOf('.') >= 0) {
                marks.add(".");
            }
        }
        boolean percent = words.stream().allMatch(word -> word.strip().endsWith("%"))
                && marks.stream().allMatch(mark -> mark.isBlank() || mark.equals("%"));
        return new NumberForm(percent ? "" : String.join("", marks), percent);
    }

    private void findMarkers() throws FileRefused {
        Map<String, Object> markers = new LinkedHashMap<>();
        Set<String> others = new HashSet<>();
        for (int c = 0; c < table.header().size(); c++) {
            Column column = table.columnAt(c);
            List<String> found = new ArrayList<>();
            if (column.isNumeric() && column.words().stream().allMatch(TextsAmongNumbers::isMarker)) {
                found.addAll(column.words());
                sentinel(c).ifPresent(found::add);
            } else if (hasMarkersAmongDates(column)) {
                column.words().stream().filter(TextsAmongNumbers::isMarker).forEach(found::add);
            } else {
                others.addAll(column.words());
            }
            if (!found.isEmpty()) {
                markers.put(column.name(), found);
            }
        }
        if (markers.isEmpty()) {
            return;
        }
        List<?> first = (List<?>) markers.values().iterator().next();
        boolean everywhere = markers.values().stream().allMatch(first::equals)
                && first.stream().noneMatch(marker -> others.contains(marker) || NumberText.isNumber((String) marker));
        TableFormat it = table.format();
        read(it.withCells(
                everywhere ? new ByColumn(Optional.of(first), Map.of()) : new ByColumn(Optional.empty(), markers),
                it.numbers()));
    }

    private static boolean hasMarkersAmongDates(Column column) {
        List<String> values = values(column);
        return !column.isNumeric()
                && values.size() < column.words().size()
                && DateGuess.of(values).isPresent();
    }

    /** A number that people write where there is none: far from all others, or below them where none is negative. */
    private Optional<String> sentinel(int column) {
        Optional<TableProfile.Sentinel> far = TableProfile.sentinel(table, column);
        if (far.isPresent()) {
            return Optional.of(NumberText.written(far.get().value()));
        }
        double[] numbers = table.distinctNumbers(column);
        return numbers.length > 1 && SENTINELS.contains(numbers[0]) && numbers[1] >= 0
                ? Optional.of(NumberText.written(numbers[0]))
                : Optional.empty();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < table.header().size(); c++) {
            columns.add(table.columnAt(c));
        }
        return columns;
    }

    /** The texts of a column but for those that mean "not there". */
    private static List<String> values(Column column) {
        return column.words().stream()
                .filter(word -> !TextsAmongNumbers.isMarker(word))
                .toList();
    }

    private static long numbers(Table table) {
        long count = 0;
        for (int c = 0; c < table.header().size(); c++) {
            count += table.numbers(c);
        }
        return count;
    }

    private static boolean matches(Pattern pattern, String word) {
        return pattern.matcher(word).matches();
    }
}
