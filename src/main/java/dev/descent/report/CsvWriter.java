package dev.descent.report;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes CSV: commas, quotes where they are needed (RFC 4180), lines that end with a line feed.
 *
 * <p>A text that a spreadsheet would run as a formula gets an apostrophe before it: one that starts with {@code = + - @}, a tab or
 * a carriage return and is no number.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
 */
final class CsvWriter {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
    private static final String DANGEROUS = "=+-@\t\r";

    private final CSVPrinter printer;

    CsvWriter(Appendable out) throws IOException {
        printer = new CSVPrinter(out, FORMAT);
    }

    void header(List<String> names) throws IOException {
        row(names.stream().map(Cell::text).toList());
    }

    void row(List<Cell> cells) throws IOException {
        for (Cell cell : cells) {
            printer.print(safe(cell));
        }
        printer.println();
    }

    /** The text that {@link #row} wrote, without its apostrophe. */
    static String unescaped(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && DANGEROUS.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    private static String safe(Cell cell) {
        String text = cell.text();
        boolean formula = !text.isEmpty()
                && DANGEROUS.indexOf(text.charAt(0)) >= 0
                && !cell.isNumber()
                && !cell.looksLikeNumber();
        return formula ? "'" + text : text;
    }
}
