package dev.descent.data;

import dev.descent.problem.Position;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private CsvLines() {}

    /** Reads the lines with these numbers, from 1; lines that the file lacks are left out. */
    static CsvLines read(Path file, Collection<Integer> numbers) {
        CsvLines found = new CsvLines();
        TreeSet<Integer> wanted = new TreeSet<>(numbers);
        try (InputStream in = Files.newInputStream(file);
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            LineReader reader = new LineReader(text);
            int number = 1;
            for (String line = reader.next(); line != null && !wanted.isEmpty(); line = reader.next()) {
                if (wanted.remove(number)) {
                    found.lines.put(number, number == 1 ? unmarked(line) : line);
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
    Position position(String file, int number, int column) {
        String line = lines.getOrDefault(number, "");
        if (column < 0) {
            return new Position(file, number, 1, Math.max(1, line.codePointCount(0, line.length())));
        }
        List<String> cells = cells(line);
        if (column >= cells.size()) {
            return new Position(file, number, 1, 1);
        }
        int start = 0;
        for (String cell : cells.subList(0, column)) {
            start = end(line, start, cell) + 1;
        }
        int end = end(line, start, cells.get(column));
        return new Position(
                file, number, line.codePointCount(0, start) + 1, Math.max(1, line.codePointCount(start, end)));
    }

    /** The cells of the record that a text begins with, whatever is wrong with its quotes. */
    static List<String> cells(String text) {
        CSVFormat lenient = StrictCsv.format()
                .builder()
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(lenient)
                .get()) {
            Iterator<CSVRecord> records = parser.iterator();
            return records.hasNext() ? records.next().toList() : List.of("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line without a byte-order mark. */
    static String unmarked(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    /** Where a cell ends that starts here: it stands as it reads, or between quotes with its own quotes doubled. */
    private static int end(String line, int start, String cell) {
        boolean quoted = start < line.length() && line.charAt(start) == '"';
        long quotes = quoted ? 2 + cell.chars().filter(c -> c == '"').count() : 0;
        return (int) Math.min(line.length(), start + cell.length() + quotes);
    }
}
