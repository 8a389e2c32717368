package dev.descent.data;

import dev.descent.model.TableFormat;
import dev.descent.problem.Position;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The lines of a CSV as its author sees them, for messages. A table keeps no text of its file; the few lines that a message shows
 * are read anew.
 */
final class CsvLines {
    /** Longer lines are not shown. */
    private static final int SHOWN = 500;

    private final Map<Integer, String> lines = new HashMap<>();
    private final TableFile file;

    private CsvLines(TableFile file) {
        this.file = file;
    }

    /** Reads the lines with these numbers, from 1; lines that the file lacks are left out. */
    static CsvLines read(TableFile file, Collection<Integer> numbers) {
        CsvLines found = new CsvLines(file);
        TreeSet<Integer> wanted = new TreeSet<>(numbers);
        try (Reader text = file.shownText()) {
            LineReader reader = new LineReader(text);
            int number = 1;
            for (String line = reader.next(); line != null && !wanted.isEmpty(); line = reader.next()) {
                if (wanted.remove(number)) {
                    found.lines.put(number, line);
                }
                number++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** A line fit for a terminal: without control characters; empty if there is none or it is long. */
    String shown(int number) {
        String line = lines.getOrDefault(number, "");
        if (line.length() > SHOWN) {
            return "";
        }
        StringBuilder clean = new StringBuilder(line);
        for (int i = 0; i < clean.length(); i++) {
            if (Character.isISOControl(clean.charAt(i))) {
                clean.setCharAt(i, clean.charAt(i) == '\t' ? ' ' : '\uFFFD');
            }
        }
        return clean.toString();
    }

    /**
     * The place of a cell of the record that starts in a line; the line's first character if the cell is not in that line.
     *
     * @param column from 0; negative for the whole line
     */
    Position position(int number, int column) {
        String line = lines.getOrDefault(number, "");
        if (column < 0) {
            return new Position(file.shownName(), number, 1, Math.max(1, line.codePointCount(0, line.length())));
        }
        List<String> cells = cells(line, file.format());
        if (column >= cells.size()) {
            return new Position(file.shownName(), number, 1, 1);
        }
        int start = isBetweenBlanks() ? afterSeparator(line, 0) : 0;
        for (String cell : cells.subList(0, column)) {
            start = afterSeparator(line, end(line, start, cell));
        }
        int end = end(line, start, cells.get(column));
        return new Position(
                file.shownName(),
                number,
                line.codePointCount(0, start) + 1,
                Math.max(1, line.codePointCount(start, end)));
    }

    /** The cells of the record that a text begins with, whatever is wrong with its quotes. */
    static List<String> cells(String text, TableFormat format) {
        CSVFormat lenient = StrictCsv.form(format)
                .builder()
                .setLenientEof(true)
                .setTrailingData(true)
                .setIgnoreSurroundingSpaces(false)
                .get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(
                        format.separator().equals(TableFormat.BLANKS)
                                ? new BlankRuns(new StringReader(text), format.quote())
                                : new StringReader(text))
                .setFormat(lenient)
                .get()) {
            Iterator<CSVRecord> records = parser.iterator();
            return records.hasNext() ? records.next().toList() : List.of("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isBetweenBlanks() {
        return file.format().separator().equals(TableFormat.BLANKS);
    }

    private int afterSeparator(String line, int end) {
        int at = end;
        if (isBetweenBlanks()) {
            while (at < line.length() && isSeparator(line, at)) {
                at++;
            }
            return at;
        }
        return Math.min(line.length(), at + file.format().separator().length());
    }

    /** Where a cell ends that starts here: it stands as it reads, or between quotes, behind which there may be text that should not be. */
    private int end(String line, int start, String cell) {
        char quote = file.format().quote().orElse('\0');
        if (start >= line.length() || line.charAt(start) != quote) {
            return Math.min(line.length(), start + cell.length());
        }
        int at = start + 1;
        while (at < line.length() && (line.charAt(at) != quote || line.startsWith(String.valueOf(quote), at + 1))) {
            at += line.charAt(at) == quote ? 2 : 1;
        }
        while (at < line.length() && !isSeparator(line, at)) {
            at++;
        }
        return at;
    }

    private boolean isSeparator(String line, int at) {
        return isBetweenBlanks()
                ? line.charAt(at) == ' ' || line.charAt(at) == '\t'
                : line.startsWith(file.format().separator(), at);
    }
}
