package dev.descent.data;

import dev.descent.model.TableFormat;
import dev.descent.number.CodePoints;
import dev.descent.number.Digest;
import dev.descent.number.NumberText;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A CSV file in memory: a header and rows × columns cells, each a number, a text or missing. Rows and columns count from 0.
 *
 * <p>A cell is a number if it is written {@code [+-]?(digits[.digits] | .digits)([eE][+-]?digits)?}; it is missing if it is empty
 * or NA or NaN in any case; else it is a text. A column is numeric if any of its cells is a number. A numeric column may hold
 * texts all the same: whether that is a mistake depends on what the column is used for, so {@link Datasets} says it.
 *
 * <p>Where parts have files of their own, their rows follow each other, and columns of one name are one column. Cells of a column
 * that a file lacks are missing.
 */
public final class Table {
    private static final int[] NONE = {};

    private final List<TableSource> sources;
    private final List<String> header;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Column[] columns;
    private final int rows;
    private final String digest;

    private Table(List<TableSource> sources, List<Column> columns, int rows, String digest) {
        this.sources = sources;
        this.columns = columns.toArray(new Column[0]);
        this.header = names(columns);
        this.rows = rows;
        this.digest = digest;
        for (int c = 0; c < this.columns.length; c++) {
            byName.put(header.get(c), c);
        }
    }

    /** The table of one file, all of which is read. */
    static Table of(TableFile file, List<Column> columns, int rows, RowLines lines) {
        for (Column column : columns) {
            column.trim();
        }
        String digest = TableDigest.of(columns, rows);
        TableSource source = new TableSource(PartName.TRAIN, file, names(columns), 0, rows, lines, digest);
        return new Table(List.of(source), columns, rows, digest);
    }

    private static List<String> names(List<Column> columns) {
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            names.add(column.name());
        }
        return Collections.unmodifiableList(names);
    }

    /**
     * One table of the files of several parts; the training part's columns come first.
     *
     * @param parts a table of one file each, the training part among them
     * @throws IllegalArgumentException if there is no training part, or the rows are more than a table can have
     */
    public static Table joined(Map<PartName, Table> parts) {
        if (!parts.containsKey(PartName.TRAIN)) {
            throw new IllegalArgumentException("there must be a training part");
        }
        if (parts.size() == 1) {
            return parts.get(PartName.TRAIN);
        }
        List<TableSource> sources = new ArrayList<>();
        Map<String, Column> columns = new LinkedHashMap<>();
        StringBuilder digests = new StringBuilder();
        int rows = 0;
        for (PartName part : PartName.values()) {
            Table table = parts.get(part);
            if (table != null) {
                TableSource source = table.sources.get(0).as(part, rows);
                sources.add(source);
                table.header.forEach(name -> columns.computeIfAbsent(name, Column::new));
                digests.append(part.key()).append(' ').append(source.digest()).append('\n');
                rows = Math.addExact(rows, table.rows);
            }
        }
        for (Column column : columns.values()) {
            for (TableSource source : sources) {
                Table table = parts.get(source.part());
                column.addAll(
                        table.column(column.name()).stream()
                                .mapToObj(table::columnAt)
                                .findFirst(),
                        table.rows);
            }
            column.trim();
        }
        return new Table(List.copyOf(sources), List.copyOf(columns.values()), rows, Digest.sha256(digests.toString()));
    }

    /** Reads a CSV that is written as by default. */
    public static Table read(Path file, String shownName) throws FileRefused {
        return read(file, shownName, TableFormat.PLAIN);
    }

    /**
     * Reads a CSV, which may be packed by gzip: UTF-8 with or without a byte-order mark, commas, lines that end with \n, \r\n or \r,
     * quotes as in RFC 4180; or what the format says in place of these. Empty lines at the end are nothing.
     *
     * @param shownName the file as messages call it
     * @throws FileRefused if the file is absent, empty, of another encoding or a header without rows; if a row is ragged, a column's
     *     name stands twice, a quote is wrong, or a cell holds a NUL character
     * @throws java.io.UncheckedIOException if the machine can't read it
     * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180, Common Format and MIME Type for CSV Files</a>
     */
    public static Table read(Path file, String shownName, TableFormat format) throws FileRefused {
        return new CsvReader(new TableFile(file, shownName, format)).read();
    }

    /**
     * The columns of numbers such as 3.025 in which the point may be decimal or group thousands, each with one of them: a file with
     * semicolons or decimal commas has at least two, and no number that proves what a point is.
     */
    public Map<String, String> unclearPoints() {
        Map<String, String> unclear = new LinkedHashMap<>();
        for (Column column : columns) {
            Optional<PointTally> points = column.points();
            if (points.isPresent() && points.get().isProof()) {
                return Map.of();
            }
            if (points.isPresent() && points.get().mayBeThousands()) {
                unclear.put(column.name(), points.get().shown());
            }
        }
        return Collections.unmodifiableMap(unclear);
    }

    /** Whether a file's encoding may be called so. */
    public static boolean knowsEncoding(String name) {
        return TableFile.charset(name).isPresent();
    }

    /** The file, of several that of the training part. */
    public Path path() {
        return sources.get(0).file().path();
    }

    /** Its files, that of the training part first. */
    public List<Path> paths() {
        return sources.stream().map(it -> it.file().path()).toList();
    }

    /** The names of its files, without their folders. */
    public List<String> fileNames() {
        return sources.stream()
                .map(it -> it.file().path().getFileName().toString())
                .toList();
    }

    /** Whether it is read from one file as {@code csv: path} reads it. */
    public boolean isPlain() {
        return sources.size() == 1 && sources.get(0).file().format().isPlain();
    }

    /** Whether parts have files of their own. */
    public boolean hasSeveralFiles() {
        return sources.size() > 1;
    }

    /**
     * Those of some rows, ascending, that a part's own file holds. The training part's holds all that no other has, and all other parts
     * are drawn from it.
     */
    int[] rowsOf(PartName part, int[] some) {
        for (TableSource source : sources) {
            if (source.part() == part) {
                return source.to() - source.from() == rows
                        ? some
                        : Arrays.stream(some)
                                .filter(row -> row >= source.from() && row < source.to())
                                .toArray();
            }
        }
        return NONE;
    }

    /** How its file is written, of several that of the training part. */
    public TableFormat format() {
        return sources.get(0).file().format();
    }

    /** The columns' names in file order, all different; at most one is empty. */
    public List<String> header() {
        return header;
    }

    public int rows() {
        return rows;
    }

    public OptionalInt column(String name) {
        Integer index = byName.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** Whether any cell of the column is a number. */
    public boolean isNumeric(int column) {
        return columns[column].isNumeric();
    }

    /** Whether any cell of the column is a text. */
    public boolean hasText(int column) {
        return columns[column].hasText();
    }

    /** How many cells of the column are numbers. */
    public int numbers(int column) {
        return columns[column].numbers();
    }

    /** The greatest magnitude of the column's numbers, 0 if there is none. */
    public double greatestMagnitude(int column) {
        return columns[column].greatestMagnitude();
    }

    /** The smallest magnitude of the column's numbers but 0; the largest double if there is none. */
    public double smallestMagnitude(int column) {
        return columns[column].smallestMagnitude();
    }

    public boolean missing(int row, int column) {
        return columns[column].missing(row);
    }

    /** The number of a cell, NaN if it is missing or a text. */
    public double number(int row, int column) {
        return columns[column].number(row);
    }

    /** The text of a cell, for a number its shortest decimal; empty if it is missing. */
    public String text(int row, int column) {
        return columns[column].text(row);
    }

    /**
     * The different values of a column without the missing ones: numbers ascending as their shortest decimals, then texts by code
     * point.
     */
    public List<String> distinct(int column) {
        List<String> values = new ArrayList<>();
        for (double number : distinctNumbers(column)) {
            values.add(NumberText.written(number));
        }
        List<String> words = new ArrayList<>(columns[column].words());
        words.sort(CodePoints.ORDER);
        values.addAll(words);
        return values;
    }

    /** How many different values {@link #distinct} has. */
    public int distinctCount(int column) {
        return distinctNumbers(column).length + columns[column].words().size();
    }

    /** The different numbers of a column, ascending; −0 is 0. */
    double[] distinctNumbers(int column) {
        if (!columns[column].isNumeric()) {
            return new double[0];
        }
        double[] numbers = new double[16];
        int count = 0;
        double last = Double.NaN;
        for (int row = 0; row < rows; row++) {
            double number = number(row, column) + 0.0;
            if (!Double.isNaN(number) && number != last) {
                if (count == numbers.length) {
                    count = sortedDistinct(numbers, count);
                    if (count > numbers.length / 2) {
                        numbers = Arrays.copyOf(numbers, 2 * numbers.length);
                    }
                }
                numbers[count++] = number;
                last = number;
            }
        }
        return Arrays.copyOf(numbers, sortedDistinct(numbers, count));
    }

    /** Whether the column has no name and counts the rows. */
    public boolean isIndex(int column) {
        return header.get(column).isEmpty() && countsRows(column);
    }

    /** Whether the column counts the rows of each file that has it: 0 … n−1 or 1 … n. */
    public boolean countsRows(int column) {
        return sources.stream()
                .filter(source -> source.column(header.get(column)).isPresent())
                .allMatch(source -> countsRows(column, source));
    }

    private boolean countsRows(int column, TableSource source) {
        double first = number(source.from(), column);
        if (first != 0 && first != 1) {
            return false;
        }
        for (int row = source.from(); row < source.to(); row++) {
            if (number(row, column) != first + (row - source.from())) {
                return false;
            }
        }
        return true;
    }

    /** Where a cell stands in the file. */
    public Position position(int row, int column) {
        TableSource source = source(row);
        int line = line(row);
        return CsvLines.read(source.file(), List.of(line)).position(line, place(source, column));
    }

    /**
     * SHA-256 of the header and the cells, 64 hex digits: another way of writing the same table, with other line ends, quotes or
     * zeros at the end of its numbers, has the same one. {@link TableDigest} says of which bytes. Of several files it is that of the
     * text that {@link #digests} makes, a line {@code part digest} each.
     */
    public String digest() {
        return digest;
    }

    /** The digests of several files, by part. */
    public Map<String, String> digests() {
        Map<String, String> digests = new LinkedHashMap<>();
        sources.forEach(it -> digests.put(it.part().key(), it.digest()));
        return Collections.unmodifiableMap(digests);
    }

    public Column columnAt(int column) {
        return columns[column];
    }

    /** The line of its file in which a row starts, from 1. */
    int line(int row) {
        return source(row).line(row);
    }

    /** The files, training part first. */
    List<TableSource> sources() {
        return sources;
    }

    /** The name of the first file that has a column. */
    String fileWith(String column) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).column(column).isPresent()) {
                return fileNames().get(i);
            }
        }
        throw new IllegalArgumentException("no file has a column " + column);
    }

    CsvProblems problems() {
        return new CsvProblems(sources.get(0).file());
    }

    /** Tells of a mistake in a cell. */
    void tell(CsvProblems problems, int row, int column, String message, String remedy) {
        TableSource source = source(row);
        problems.cell(source.file(), source.line(row), place(source, column), message, remedy);
    }

    private TableSource source(int row) {
        return sources.stream().filter(it -> row < it.to()).findFirst().orElseThrow();
    }

    /** Where a column stands in a file; nowhere in one that lacks it. */
    private int place(TableSource source, int column) {
        return source.column(header.get(column)).orElse(-1);
    }

    private static int sortedDistinct(double[] numbers, int count) {
        Arrays.sort(numbers, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || numbers[i] != numbers[kept - 1]) {
                numbers[kept++] = numbers[i];
            }
        }
        return kept;
    }
}
