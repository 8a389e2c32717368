package dev.descent.data;

import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads any CSV with the library's parser; everything that is wrong with the file's form is told at once. */
final class StrictCsv {
    private final Path file;
    private final CsvProblems problems;
    private final List<Column> columns = new ArrayList<>();
    private final RowLines lines = new RowLines();
    private int rows;

    /** @param file read again where something in it is wrong */
    StrictCsv(Path file, CsvProblems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads the file's text, to its end unless something is wrong. */
    void read(Reader text) throws FileRefused, IOException {
        try (RecordGuard guard = new RecordGuard(text);
                CSVParser parser =
                        CSVParser.builder().setReader(guard).setFormat(format()).get()) {
            readRecords(parser, guard);
        }
        problems.throwIfAny();
    }

    List<Column> columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** The lines in which the rows start. */
    RowLines lines() {
        return lines;
    }

    /** Commas, quotes as in RFC 4180, empty lines as records of one empty cell. */
    static CSVFormat format() {
        return CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
    }

    private void readRecords(CSVParser parser, RecordGuard guard) throws IOException {
        int line = 1;
        try {
            Iterator<CSVRecord> records = parser.iterator();
            int emptyLines = 0;
            while (records.hasNext()) {
                CSVRecord cells = records.next();
                guard.recordEnded();
                if (line == 1) {
                    columns.addAll(CsvHeader.columns(cells.toList(), problems));
                    if (columns.isEmpty()) {
                        return;
                    }
                } else if (rows == 0 && hasOtherSeparator(cells)) {
                    return;
                } else if (isEmptyLine(cells)) {
                    emptyLines++;
                } else {
                    for (; emptyLines > 0; emptyLines--) {
                        readEmptyLine(line - emptyLines);
                    }
                    readRow(cells, line);
                }
                if (parser.getCurrentLineNumber() >= Integer.MAX_VALUE) {
                    problems.line(line, "more lines follow than a table can have", "split the file");
                    return;
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException e) {
            tellWhyItEnds(e.getCause(), line);
            return;
        }
        if (columns.isEmpty()) {
            problems.line(1, "the file is empty", "the first line names the columns");
        } else if (rows == 0 && problems.isEmpty()) {
            problems.line(1, "there are no rows below the header", "");
        }
    }

    /** Tells what made the parser give up in the record that begins in this line; throws what no file is to blame for. */
    private void tellWhyItEnds(IOException cause, int line) throws IOException {
        if (cause instanceof CharacterCodingException) {
            CsvFaults.tellWhereNotUtf8(file, problems);
        } else if (cause instanceof RecordGuard.TooLong) {
            problems.line(
                    line,
                    "the row that begins here is longer than " + RecordGuard.MOST + " characters",
                    "a quote that is never closed takes all that follows");
        } else if (cause instanceof CSVException) {
            CsvFaults.tellWrongQuote(file, line, columns, problems);
        } else {
            throw cause;
        }
    }

    private boolean hasOtherSeparator(CSVRecord cells) {
        return columns.size() == 1 && CsvHeader.hasOtherSeparator(columns.get(0).name(), cells.toList(), problems);
    }

    /** In a table of one column an empty line is a missing value, in all others a ragged row. */
    private void readEmptyLine(int line) {
        if (columns.size() == 1) {
            lines.add(line);
            columns.get(0).addMissing();
            rows++;
        } else {
            problems.line(line, "the line is empty", "a row has " + columns.size() + " cells");
        }
    }

    private void readRow(CSVRecord cells, int line) {
        int expected = columns.size();
        if (cells.size() != expected) {
            String wrong = cells.size() < expected
                    ? "there is no cell for the column '"
                            + columns.get(cells.size()).name() + "'"
                    : "there are cells after the last column '"
                            + columns.get(expected - 1).name() + "'";
            problems.line(line, wrong, "the header has " + expected + " cells, this row has " + cells.size());
            return;
        }
        lines.add(line);
        for (int c = 0; c < expected; c++) {
            readCell(cells.get(c), columns.get(c), line, c);
        }
        rows++;
    }

    private void readCell(String text, Column column, int line, int index) {
        if (text.indexOf('\0') >= 0) {
            problems.cell(line, index, "a NUL character in the column '" + column.name() + "'", "is this a text file?");
        }
        column.add(text);
    }

    private static boolean isEmptyLine(CSVRecord cells) {
        return cells.size() == 1 && cells.get(0).isEmpty();
    }
}
