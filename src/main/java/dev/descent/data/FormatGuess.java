package dev.descent.data;

import dev.descent.model.TableFormat;
import dev.descent.model.TableFormat.Header;
import dev.descent.problem.FileRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table of which nobody has said how its file is written. A plain CSV is taken as it is; of any other the settings are found
 * with which the fewest rows are ragged. {@link CellGuess} then looks at how its cells are written.
 */
public final class FormatGuess {
    private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|", TableFormat.BLANKS);
    private static final List<String> COMMENTS = List.of("#", "%", "!");
    /** So many records choose the separator, and the cells of so many are remembered. */
    private static final int START = 200;
    /** The share of the records that must have the same number of cells. */
    private static final double MOST = 0.5;
    /** The most lines of a footer. */
    private static final int FOOTER = 5;

    private final Path csv;
    private final String shownName;
    private final Optional<String> asked;

    /**
     * A record of the file.
     *
     * @param line the line in which it starts
     * @param count how many cells it has
     * @param cells the cells if it is among the first, else the first cell alone
     * @param endsEmpty whether its last cell is empty
     */
    private record Outline(int line, int count, List<String> cells, boolean endsEmpty) {
        boolean begins(String mark) {
            return cells.get(0).startsWith(mark);
        }
    }

    private FormatGuess(Path csv, String shownName, Optional<String> asked) {
        this.csv = csv;
        this.shownName = shownName;
        this.asked = asked;
    }

    /**
     * Reads a table; {@link Table#format} says how.
     *
     * @param shownName the file as messages call it
     * @param separator what stands between cells; found if empty
     * @throws FileRefused if it can't be read with what was found either
     * @throws java.io.UncheckedIOException if the machine can't read it
     */
    public static Table read(Path csv, String shownName, Optional<String> separator) throws FileRefused {
        try {
            return CellGuess.reread(csv, shownName, new FormatGuess(csv, shownName, separator).read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Table read() throws FileRefused, IOException {
        TableFormat plain = TableFormat.PLAIN;
        Optional<FileRefused> refusal = Optional.empty();
        try {
            Table table = Table.read(csv, shownName, plain);
            if (table.header().size() > 1 && asked.filter(it -> !it.equals(",")).isEmpty()) {
                return table;
            }
        } catch (FileRefused e) {
            refusal = Optional.of(e);
        }
        if (!Files.isRegularFile(csv)) {
            throw refusal.orElseThrow();
        }
        TableFormat format = shape(plain.withText(encoding(), plain.decimal(), plain.thousands(), plain.trim()));
        if (format.equals(plain) && refusal.isPresent()) {
            throw refusal.get();
        }
        return Table.read(csv, shownName, format);
    }

    /** UTF-8, or the encoding of which all bytes are text. */
    private String encoding() throws IOException {
        byte[] bytes;
        try (InputStream in = new TableFile(csv, shownName, TableFormat.PLAIN).bytes()) {
            bytes = in.readAllBytes();
        }
        if (bytes.length > 1 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1)) {
            return "utf-16";
        }
        EncodingGuess guess = new EncodingGuess(StandardCharsets.UTF_8);
        guess.add(bytes);
        return isUtf8(bytes)
                ? TableFormat.PLAIN.encoding()
                : guess.names().stream().findFirst().orElse(TableFormat.PLAIN.encoding());
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The format with the separator that leaves the fewest ragged rows; the first of equals. */
    private TableFormat shape(TableFormat encoded) throws IOException {
        TableFormat best = encoded;
        double most = asked.isPresent() ? -1 : MOST;
        for (String separator : asked.map(List::of).orElse(SEPARATORS)) {
            TableFormat format = encoded.withMarks(separator, encoded.quote(), encoded.comment());
            List<Outline> records = records(format, START);
            int width = width(records);
            double share =
                    (double) records.stream().filter(it -> it.count() == width).count() / Math.max(1, records.size());
            if (share > most && (width > 1 || asked.isPresent())) {
                most = share;
                best = format;
            }
        }
        List<Outline> records = records(best, Integer.MAX_VALUE);
        int width = width(records);
        return width < 2 ? best : lines(best, records, width);
    }

    /** The format with what stands above, between and below the rows, and what the first of them is. */
    private TableFormat lines(TableFormat format, List<Outline> all, int width) {
        Optional<String> mark = format.comment().isPresent()
                ? Optional.empty()
                : COMMENTS.stream()
                        .filter(it -> all.stream().anyMatch(record -> record.count() != width && record.begins(it)))
                        .findFirst();
        List<Outline> records =
                all.stream().filter(it -> mark.filter(it::begins).isEmpty()).toList();
        int first = 0;
        while (records.get(first).count() != width || isTitle(records, first, width)) {
            first++;
        }
        int last = records.size() - 1;
        while (records.get(last).count() != width) {
            last--;
        }
        int below = records.size() - 1 - last;
        List<String> header = records.get(first).cells();
        List<String> names = List.of();
        int skipped = first > 0 || mark.isEmpty() ? records.get(first).line() - 1 : 0;
        if (first == 1 && records.get(0).count() == width - 1 && width > 2) {
            boolean trailing = records.subList(first, last + 1).stream().allMatch(Outline::endsEmpty);
            header = new ArrayList<>(records.get(0).cells());
            header.add(trailing ? header.size() : 0, "");
            names = header;
            skipped = records.get(0).line() - 1;
        }
        TableFormat marked = format.withMarks(
                format.separator(),
                isQuoted(header, '\'') ? Optional.of('\'') : format.quote(),
                mark.map(it -> it.charAt(0)).or(format::comment));
        if (header.stream().filter(String::isEmpty).count() > 1) {
            names = numbered(header);
        }
        boolean named = first == last || !names.isEmpty() || !isRow(header, records.get(first + 1));
        return marked.withLines(named ? Header.EXPECTED : Header.ABSENT, names, skipped, below <= FOOTER ? below : 0);
    }

    /** Whether a record is one cell and separators, and the next one that is more names nearly each column. */
    private static boolean isTitle(List<Outline> records, int at, int width) {
        int next = at;
        while (next < Math.min(START, records.size())
                && records.get(next).count() == width
                && isAlone(records.get(next))) {
            next++;
        }
        return next > at
                && width > 2
                && next < Math.min(START, records.size())
                && records.get(next).count() == width
                && records.get(next).cells().stream().filter(String::isBlank).count() <= 1;
    }

    private static boolean isAlone(Outline record) {
        List<String> cells = record.cells();
        return !cells.get(0).isBlank()
                && cells.subList(1, cells.size()).stream().allMatch(String::isBlank);
    }

    private static boolean isQuoted(List<String> header, char quote) {
        return header.stream()
                .allMatch(name ->
                        name.length() > 2 && name.charAt(0) == quote && name.charAt(name.length() - 1) == quote);
    }

    /** Names for columns, their places where they have none. */
    private static List<String> numbered(List<String> header) {
        List<String> names = new ArrayList<>();
        header.forEach(name -> names.add(name.isEmpty() ? "column_" + (names.size() + 1) : name));
        return new HashSet<>(names).size() == names.size() ? names : List.of();
    }

    /** Whether the columns' names are a row like the one below, with points or with commas in numbers. */
    private boolean isRow(List<String> header, Outline below) {
        CsvProblems nobody = new CsvProblems(new TableFile(csv, shownName, TableFormat.PLAIN));
        return CsvHeader.isRow(header, below.cells(), nobody)
                || CsvHeader.isRow(withPoints(header), withPoints(below.cells()), nobody);
    }

    private static List<String> withPoints(List<String> cells) {
        return cells.stream().map(it -> it.strip().replace(',', '.')).toList();
    }

    /** The number of cells that most records have. */
    private static int width(List<Outline> records) {
        Map<Integer, Integer> counts = new TreeMap<>();
        records.forEach(it -> counts.merge(it.count(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** The first records but empty lines, up to one that is wrong: that is told when the table is read. */
    private List<Outline> records(TableFormat format, int most) throws IOException {
        List<Outline> found = new ArrayList<>();
        boolean blanks = format.separator().equals(TableFormat.BLANKS);
        try (BufferedReader text = new BufferedReader(new TableFile(csv, shownName, format).shownText());
                RecordGuard guard = new RecordGuard(blanks ? new BlankRuns(text, format.quote()) : text);
                CSVParser parser = CSVParser.builder()
                        .setReader(guard)
                        .setFormat(StrictCsv.form(format))
                        .get()) {
            Iterator<CSVRecord> records = parser.iterator();
            int line = 1;
            while (found.size() < most && records.hasNext()) {
                List<String> cells = records.next().toList();
                guard.recordEnded();
                if (!cells.equals(List.of(""))) {
                    found.add(new Outline(
                            line,
                            cells.size(),
                            found.size() < START ? cells : List.of(cells.get(0)),
                            cells.get(cells.size() - 1).isEmpty()));
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException e) {
            if (found.isEmpty()) {
                found.add(new Outline(1, 0, List.of(""), true));
            }
        }
        return found;
    }
}
