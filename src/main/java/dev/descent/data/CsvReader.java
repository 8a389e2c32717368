package dev.descent.data;

import dev.descent.number.NumberText;
import dev.descent.problem.FileRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads one CSV file into a {@link Table}; everything that is wrong with the file's form is told at once. */
final class CsvReader {
    /** The most columns of a table. */
    static final int MOST_COLUMNS = 100_000;

    /** What spreadsheets and programs put between cells instead of commas. */
    static final String OTHER_SEPARATORS = ";\t|";

    private static final List<String> SEPARATOR_NAMES = List.of("semicolons (;)", "tabs", "bars (|)");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path file;
    private final String shownName;
    private final CsvProblems problems;
    private final List<Column> columns = new ArrayList<>();
    private final RowLines lines = new RowLines();
    private int rows;

    CsvReader(Path file, String shownName) {
        this.file = file;
        this.shownName = shownName;
        this.problems = new CsvProblems(file, shownName);
    }

    /** Reads the file: quickly if it is plain, else with all that a CSV may have. */
    Table read() throws FileRefused {
        if (!Files.exists(file)) {
            throw CsvProblems.unreadable(
                    shownName, "there is no such file", "the path is relative to the experiment file");
        }
        if (Files.isDirectory(file)) {
            throw CsvProblems.unreadable(shownName, "this is a folder", "name a CSV file");
        }
        try {
            Optional<Table> plain = new PlainCsv(file, shownName).read();
            return plain.isPresent() ? plain.get() : readAny();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads any CSV, or tells what is wrong with it. */
    Table readAny() throws FileRefused, IOException {
        MessageDigest sha256 = sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), sha256);
                RecordGuard text = new RecordGuard(decoded(bytes));
                CSVParser parser =
                        CSVParser.builder().setReader(text).setFormat(format()).get()) {
            readRecords(parser, text);
        }
        problems.throwIfAny();
        columns.forEach(Column::trim);
        return new Table(file, shownName, columns, rows, lines, HexFormat.of().formatHex(sha256.digest()));
    }

    /** Made when it is needed: a plain file costs no class of the library. */
    private static CSVFormat format() {
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
                    readHeader(cells);
                    if (!problems.isEmpty() && cells.size() > MOST_COLUMNS) {
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

    private void readHeader(CSVRecord cells) {
        if (cells.size() > MOST_COLUMNS) {
            problems.line(
                    1,
                    "the table has " + cells.size() + " columns",
                    "a table has at most " + MOST_COLUMNS + " columns");
            return;
        }
        Set<String> names = new TreeSet<>();
        for (int c = 0; c < cells.size(); c++) {
            String name = cells.get(c);
            columns.add(new Column(name));
            if (name.indexOf('\0') >= 0) {
                problems.cell(1, c, "the name of column " + (c + 1) + " holds a NUL character", "is this a text file?");
            }
            if (!names.add(name)) {
                problems.cell(
                        1,
                        c,
                        name.isEmpty() ? "a second column has no name" : "the column '" + name + "' stands twice",
                        "columns have different names");
            }
        }
        if (isEmptyLine(cells)) {
            problems.line(1, "the first line is empty", "the first line names the columns");
        }
    }

    /** Whether cells are separated by something else than commas, which is told: the header is one cell with it, and so is the row. */
    private boolean hasOtherSeparator(CSVRecord cells) {
        if (columns.size() != 1) {
            return false;
        }
        String header = columns.get(0).name();
        for (int i = 0; i < OTHER_SEPARATORS.length(); i++) {
            char separator = OTHER_SEPARATORS.charAt(i);
            if (header.indexOf(separator) >= 0 && String.join(",", cells).indexOf(separator) >= 0) {
                String name = SEPARATOR_NAMES.get(i);
                problems.line(
                        1,
                        "the cells are separated by " + name + ", not by commas",
                        "save the file with commas between cells and a point in numbers: 1.5");
                return true;
            }
        }
        return false;
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
        add(text, column);
    }

    /** Adds a cell to its column as what it is. */
    static void add(String text, Column column) {
        if (isMissing(text)) {
            column.addMissing();
            return;
        }
        OptionalDouble number = NumberText.parse(text);
        if (number.isPresent()) {
            column.addNumber(number.getAsDouble(), decimals(text));
        } else {
            column.addText(text);
        }
    }

    /** The digits behind a number's point; many if it has an exponent. */
    private static int decimals(String number) {
        if (number.indexOf('e') >= 0 || number.indexOf('E') >= 0) {
            return Integer.MAX_VALUE;
        }
        int point = number.indexOf('.');
        return point < 0 ? 0 : number.length() - point - 1;
    }

    private static boolean isMissing(String text) {
        return text.isEmpty()
                || text.length() == 2 && text.equalsIgnoreCase("NA")
                || text.length() == 3 && text.equalsIgnoreCase("NaN");
    }

    private static boolean isEmptyLine(CSVRecord cells) {
        return cells.size() == 1 && cells.get(0).isEmpty();
    }

    /** Strict UTF-8: a byte that is none ends the reading instead of turning into a question mark. */
    private static Reader decoded(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(bytes, 1 << 16), 3);
        byte[] start = in.readNBytes(3);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            in.unread(start);
        }
        return new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
