package dev.descent.data;

import dev.descent.model.TableFormat;
import dev.descent.model.TableFormat.Header;
import dev.descent.problem.FileRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads any CSV with the library's parser; everything that is wrong with the file's form is told at once. */
final class StrictCsv {
    private final TableFile file;
    private final TableFormat format;
    private final CsvProblems problems;
    private final CsvOutline outline;
    private final List<Column> columns = new ArrayList<>();
    private final List<CellReading> cells = new ArrayList<>();
    private final Predicate<String> wanted;
    private final BlockListener listener;
    private final int most;
    /** The records that may be a footer. */
    private final Deque<Row> waiting = new ArrayDeque<>();

    private RowLines lines = new RowLines();
    private int rows;
    private boolean read;
    private boolean ended;
    private boolean rightHeader;

    /** @param line the line in which it starts */
    private record Row(List<String> cells, int line) {}

    /** Hears of rows as they are read. */
    interface BlockListener {
        /**
         * Some rows have been read; the columns are trimmed.
         *
         * @param lines where each of the rows begins
         */
        void read(List<Column> columns, int rows, RowLines lines, CsvProblems problems);

        /**
         * The next row of a block that is not yet whole.
         *
         * @param cells as the file has them
         */
        default void row(List<Column> columns, List<String> cells) {}
    }

    /** A reader that keeps all rows. */
    StrictCsv(TableFile file) {
        this(file, Integer.MAX_VALUE, name -> true, (columns, rows, lines, problems) -> {});
    }

    /**
     * A reader that keeps the rows of a block alone.
     *
     * @param most how many rows a block has at most
     * @param wanted whether a name has to be that of one column alone
     * @param listener hears of each block, and of the end as of a block without rows unless something is wrong with the file
     */
    StrictCsv(TableFile file, int most, Predicate<String> wanted, BlockListener listener) {
        this.most = most;
        this.wanted = wanted;
        this.listener = listener;
        this.file = file;
        this.format = file.format();
        this.problems = new CsvProblems(file);
        this.outline = new CsvOutline(format);
    }

    /** Reads the file's text, to its end unless something is wrong. */
    void read() throws FileRefused, IOException {
        try (BufferedReader text = new BufferedReader(file.text());
                RecordGuard guard = new RecordGuard(isBetweenBlanks() ? new BlankRuns(text, format.quote()) : text)) {
            skipLines(text);
            try (CSVParser parser =
                    CSVParser.builder().setReader(guard).setFormat(form(format)).get()) {
                readRecords(parser, guard);
            }
        } catch (CharacterCodingException e) {
            tellWhyItEnds(e, 1);
        }
        if (rightHeader && !ended) {
            outline.tellInsteadOf(problems);
        }
        if (most < Integer.MAX_VALUE && !columns.isEmpty()) {
            endBlock();
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

    /** Quotes as in RFC 4180, empty lines as records of one empty cell. */
    static CSVFormat form(TableFormat format) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(format.separator().equals(TableFormat.BLANKS) ? " " : format.separator())
                .setQuote(format.quote().orElse(null))
                .setCommentMarker(format.comment().orElse(null))
                .setIgnoreSurroundingSpaces(format.trim())
                .setIgnoreEmptyLines(false)
                .get();
    }

    private boolean isBetweenBlanks() {
        return format.separator().equals(TableFormat.BLANKS);
    }

    /** Skips what stands above the header. */
    private void skipLines(Reader text) throws IOException {
        int c = 0;
        for (int skipped = 0; skipped < format.skipFirst() && c >= 0; skipped++) {
            c = text.read();
            while (c >= 0 && c != '\n' && c != '\r') {
                c = text.read();
            }
            if (c == '\r') {
                text.mark(1);
                c = text.read();
                if (c != '\n') {
                    text.reset();
                }
            }
        }
    }

    private void readRecords(CSVParser parser, RecordGuard guard) throws IOException {
        int line = format.skipFirst() + 1;
        try {
            Iterator<CSVRecord> records = parser.iterator();
            int emptyLines = 0;
            while (!ended && records.hasNext()) {
                CSVRecord record = records.next();
                guard.recordEnded();
                if (record.hasComment()) {
                    line += 1
                            + (int) record.getComment()
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count();
                }
                if (!isEmptyLine(record) || columns.isEmpty() && waiting.isEmpty()) {
                    for (; emptyLines > 0; emptyLines--) {
                        takeLater(List.of(""), line - emptyLines);
                    }
                    takeLater(record.toList(), line);
                } else {
                    emptyLines++;
                }
                long next = parser.getCurrentLineNumber() + format.skipFirst() + 1;
                if (next > Integer.MAX_VALUE) {
                    problems.line(line, "more lines follow than a table can have", "split the file");
                    return;
                }
                line = (int) next;
            }
        } catch (UncheckedIOException e) {
            tellWhyItEnds(e.getCause(), line);
            return;
        }
        if (ended) {
            return;
        }
        if (columns.isEmpty()) {
            boolean skips = format.skipFirst() + format.skipLast() > 0;
            problems.line(1, skips ? "no lines are left" : "the file is empty", "the first line names the columns");
        } else if (!read && most == Integer.MAX_VALUE && problems.isEmpty()) {
            problems.line(1, "there are no rows below the header", "");
        }
    }

    /** Takes the record that comes before as many others as stand below the last row. */
    private void takeLater(List<String> record, int line) {
        waiting.add(new Row(record, line));
        if (waiting.size() > format.skipLast() && !ended) {
            take(waiting.remove());
        }
    }

    private void take(Row row) {
        outline.add(row.cells(), row.line());
        if (columns.isEmpty()) {
            takeHeader(row);
            return;
        }
        if (row.cells().equals(List.of(""))) {
            readEmptyLine(row.line());
        } else if (!read && format.equals(TableFormat.PLAIN) && hasOtherForm(row)) {
            ended = true;
        } else {
            readRow(row.cells(), row.line());
        }
    }

    private void takeHeader(Row row) {
        int count = row.cells().size();
        boolean absent = format.header() == Header.ABSENT;
        List<String> names = format.names();
        if (names.isEmpty()) {
            names = absent
                    ? IntStream.rangeClosed(1, count)
                            .mapToObj(i -> "column_" + i)
                            .toList()
                    : row.cells();
            if (format.trim()) {
                names = names.stream().map(String::strip).toList();
            }
        } else if (names.size() != count && (absent || names.size() != count + 1)) {
            // A header may lack the name of a first column that names the rows.
            problems.line(
                    row.line(),
                    (absent ? "the first row has " : "the header has ") + count + " cells, but `names` has "
                            + names.size(),
                    "a name for each column");
            ended = true;
            return;
        }
        columns.addAll(CsvHeader.columns(names, row.line(), wanted, problems));
        columns.forEach(column -> cells.add(new CellReading(format, column)));
        ended = columns.isEmpty();
        rightHeader = problems.isEmpty();
        if (absent && !ended) {
            take(row);
        }
    }

    private boolean hasOtherForm(Row row) {
        List<String> names = columns.stream().map(Column::name).toList();
        return CsvHeader.hasOtherSeparator(names, row.cells(), problems)
                || CsvHeader.isRow(names, row.cells(), problems);
    }

    /** Tells what made the parser give up in the record that begins in this line; throws what no file is to blame for. */
    private void tellWhyItEnds(IOException cause, int line) throws IOException {
        if (cause instanceof CharacterCodingException) {
            CsvFaults.tellWhereWrongByte(file, problems);
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

    /** In a table of one column an empty line is a missing value, in all others a ragged row. */
    private void readEmptyLine(int line) {
        if (columns.size() == 1) {
            lines.add(line);
            columns.get(0).addMissing();
            listener.row(columns, List.of(""));
            endRow();
        } else {
            problems.line(line, "the line is empty", "a row has " + columns.size() + " cells");
        }
    }

    private void readRow(List<String> texts, int line) {
        int expected = columns.size();
        if (texts.size() != expected) {
            String wrong = texts.size() < expected
                    ? "there is no cell for the column '"
                            + columns.get(texts.size()).name() + "'"
                    : "there are cells after the last column '"
                            + columns.get(expected - 1).name() + "'";
            problems.line(line, wrong, "the header has " + expected + " cells, this row has " + texts.size());
            return;
        }
        lines.add(line);
        for (int c = 0; c < expected; c++) {
            readCell(texts.get(c), line, c);
        }
        listener.row(columns, texts);
        endRow();
    }

    private void endRow() {
        rows++;
        read = true;
        if (rows == most) {
            endBlock();
        }
    }

    private void endBlock() {
        columns.forEach(Column::trim);
        listener.read(columns, rows, lines, problems);
        columns.replaceAll(column -> new Column(column.name()));
        cells.clear();
        columns.forEach(column -> cells.add(new CellReading(format, column)));
        lines = new RowLines();
        rows = 0;
    }

    private void readCell(String text, int line, int index) {
        if (text.indexOf('\0') >= 0) {
            problems.cell(
                    line,
                    index,
                    "a NUL character in the column '" + columns.get(index).name() + "'",
                    "is this a text file?");
        }
        if (format.equals(TableFormat.PLAIN)) {
            columns.get(index).add(text);
        } else {
            cells.get(index).add(text);
        }
    }

    private static boolean isEmptyLine(CSVRecord record) {
        return record.size() == 1 && record.get(0).isEmpty();
    }
}
