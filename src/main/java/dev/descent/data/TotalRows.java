package dev.descent.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rows at the end of a file that sum up those above them. */
public final class TotalRows {
    /** The most rows of a footer. */
    private static final int FOOTER = 3;
    /** How far a sum may be from the one that is computed here, as its share. */
    private static final double TOLERANCE = 1e-6;

    private static final Set<String> WORDS = Set.of(
            "total",
            "totals",
            "grand total",
            "sum",
            "sums",
            "mean",
            "means",
            "average",
            "averages",
            "median",
            "summe",
            "gesamt",
            "gesamtsumme",
            "mittelwert",
            "durchschnitt",
            "somme",
            "total général",
            "moyenne",
            "totale",
            "somma",
            "media",
            "suma",
            "totaal",
            "som",
            "итого",
            "всего",
            "сумма",
            "среднее",
            "合计",
            "总计",
            "合計",
            "総計",
            "平均");

    private TotalRows() {}

    /**
     * The end of a file that looks like totals.
     *
     * @param file its name
     * @param first the cells of its first row that are there, for people
     * @param rows how many there are
     * @param skipLast how many lines below the last row are skipped if these are too
     */
    public record Totals(String file, String first, int rows, int skipLast) {}

    /** What looks like totals in the files of a table. */
    public static List<Totals> of(Table table) {
        List<Totals> found = new ArrayList<>();
        for (TableSource source : table.sources()) {
            int rows = count(table, source.from(), source.to());
            if (rows > 0) {
                found.add(new Totals(
                        source.file().path().getFileName().toString(),
                        shown(table, source.to() - rows),
                        rows,
                        source.file().format().skipLast() + rows));
            }
        }
        return found;
    }

    /** How many of the last rows sum up those above them. */
    static int count(Table table, int from, int to) {
        int row = to;
        while (row > from + 1 && to - row < FOOTER && isTotal(table, from, row - 1)) {
            row--;
        }
        return to - row;
    }

    /** Whether a text says that its row sums up others. */
    static boolean isWord(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return WORDS.contains(
                word.endsWith(":") ? word.substring(0, word.length() - 1).strip() : word);
    }

    /**
     * Whether two of these are so: a text says it that no row above has; at least half of the other cells are missing; a number is the
     * sum or the mean of those above it.
     */
    private static boolean isTotal(Table table, int from, int row) {
        int columns = table.header().size();
        int missing = 0;
        boolean word = false;
        for (int c = 0; c < columns; c++) {
            Column column = table.columnAt(c);
            missing += column.missing(row) ? 1 : 0;
            int code = column.code(row);
            word |= code >= 0 && isWord(column.words().get(code)) && isNew(column, from, row);
        }
        boolean sparse = missing > 0 && 2 * missing >= columns - 1;
        if (!word || !sparse) {
            return (word || sparse) && hasSum(table, from, row);
        }
        return true;
    }

    private static boolean isNew(Column column, int from, int row) {
        for (int above = from; above < row; above++) {
            if (column.code(above) == column.code(row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasSum(Table table, int from, int row) {
        for (int c = 0; c < table.header().size(); c++) {
            double number = table.number(row, c);
            if (number != 0 && !Double.isNaN(number)) {
                double sum = 0;
                int count = 0;
                for (int above = from; above < row; above++) {
                    double other = table.number(above, c);
                    if (!Double.isNaN(other)) {
                        sum += other;
                        count++;
                    }
                }
                if (count > 1 && (isNear(number, sum) || isNear(number, sum / count))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNear(double number, double other) {
        return Math.abs(number - other) <= TOLERANCE * Math.abs(number);
    }

    private static String shown(Table table, int row) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < table.header().size(); c++) {
            if (!table.missing(row, c)) {
                cells.add(table.text(row, c));
            }
        }
        return String.join(", ", cells);
    }
}
