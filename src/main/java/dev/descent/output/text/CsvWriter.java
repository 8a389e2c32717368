package dev.descent.output.text;

import dev.descent.analysis.Cell;
import dev.descent.number.NumberText;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * Writes CSV: commas, quotes where they are needed (RFC 4180), lines that end with a line feed. A row is given whole, or cell by
 * cell until {@link #end}; numbers are then printed into the line without a text of their own.
 *
 * <p>A text that a spreadsheet would run as a formula gets an apostrophe before it: one that starts with {@code = + - @} (also of
 * full width), a tab or a line end and is not a number. So does a text that would be taken for such a one, {@code '=1}: reading takes one
 * apostrophe off again.
 *
 * <p>A control character in a text, which would steer a terminal that shows the file, is written as its number, as
 * {@link ControlNumbers} says, and read again.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
 */
public final class CsvWriter {
    private static final String DANGEROUS = "=+-@\t\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final int USUAL_LINE = 256;

    private final Appendable out;
    private final StringBuilder line = new StringBuilder(USUAL_LINE);
    private boolean begun;

    public CsvWriter(Appendable out) {
        this.out = out;
    }

    public void header(List<String> names) throws IOException {
        row(names.stream().map(Cell::text).toList());
    }

    public void row(List<Cell> cells) throws IOException {
        for (Cell cell : cells) {
            cell(cell);
        }
        end();
    }

    /** The next cell of the line. */
    public CsvWriter cell(Cell cell) throws IOException {
        if (cell.isNumber()) {
            // No number needs quotes.
            separate();
            line.append(cell.text());
        } else {
            text(safe(cell));
        }
        return this;
    }

    /** The next cell as it stands in a file of the user's own: formulas and control characters of theirs are theirs. */
    public CsvWriter copy(String text) throws IOException {
        text(text);
        return this;
    }

    /** The next cell as {@link Cell#whole} prints it. */
    public CsvWriter whole(long value) {
        separate();
        line.append(value);
        return this;
    }

    /** The next cell as {@link Cell#real} prints it; not the first of a line, which must not be empty. */
    public CsvWriter real(float value) {
        separate();
        if (!Float.isNaN(value)) {
            NumberText.append(line, value);
        }
        return this;
    }

    /** Ends the line. */
    public void end() throws IOException {
        out.append(line.append('\n'));
        line.setLength(0);
        begun = false;
    }

    private void separate() {
        if (begun) {
            line.append(',');
        }
        begun = true;
    }

    /** The text that {@link #row} was given, of the one it wrote. */
    public static String unescaped(String text) {
        return ControlNumbers.read(text.startsWith("'") && isDangerous(text) ? text.substring(1) : text);
    }

    private static String safe(Cell cell) {
        String text = ControlNumbers.written(cell.text());
        return isDangerous(text) && !cell.looksLikeNumber() ? "'" + text : text;
    }

    private void text(String text) throws IOException {
        if (isSimple(text)) {
            boolean quoted = text.indexOf(',') >= 0;
            separate();
            line.append(quoted ? "\"" : "").append(text).append(quoted ? "\"" : "");
        } else {
            Library.FORMAT.print(text, line, !begun);
            begun = true;
        }
    }

    /** Whether a text is plain ASCII that the library would quote for its commas alone. */
    private boolean isSimple(String text) {
        if (text.isEmpty()) {
            return begun;
        }
        char first = text.charAt(0);
        if (begun ? first <= '#' : !isLetter(first)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"') {
                return false;
            }
        }
        return text.charAt(text.length() - 1) != ' ';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Whether a text is a formula, or would be taken for an escaped one. */
    private static boolean isDangerous(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == '\'') {
            first++;
        }
        return first < text.length() && DANGEROUS.indexOf(text.charAt(first)) >= 0;
    }

    /** Loaded when a text is not simple, which in most files none is: it takes longer than to write one. */
    private static final class Library {
        static final CSVFormat FORMAT =
                CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
    }
}
