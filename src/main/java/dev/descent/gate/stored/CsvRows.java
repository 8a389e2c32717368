package dev.descent.gate.stored;

import dev.descent.output.text.CsvRecords;
import dev.descent.output.text.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A stored CSV file, read row by row. */
public final class CsvRows implements Closeable {
    private final String file;
    private final CsvRecords records;
    private final List<String> header;
    private long row = 1;

    /** @throws IOException if the file can't be read, is empty or is not CSV */
    public CsvRows(StoredFolder folder, String file) throws IOException {
        this.file = file;
        try {
            records = new CsvRecords(folder.open(file));
        } catch (IOException e) {
            throw told(e);
        }
        try {
            if (!hasNext()) {
                throw new IOException(file + " is empty");
            }
            header = distinct(next());
        } catch (IOException e) {
            records.close();
            throw e;
        }
    }

    /** The names of the columns; of columns with one name, the second is {@code name#2}. */
    public List<String> header() {
        return header;
    }

    public boolean hasNext() throws IOException {
        try {
            return records.hasNext();
        } catch (IOException e) {
            throw told(e);
        }
    }

    /** The cells of the next row, which {@link #hasNext} has found. */
    public List<String> next() {
        row++;
        return records.next();
    }

    /** What is wrong with the file's quotes, in words for a person; whatever else failed is as it was. */
    private IOException told(IOException e) {
        return e instanceof CsvRecords.QuoteException
                ? new IOException(file + ", row " + row + ": " + e.getMessage(), e)
                : e;
    }

    /** A cell of a row; empty if the row is too short or there is no such column. */
    public static String cell(List<String> row, int column) {
        return column >= 0 && column < row.size() ? row.get(column) : "";
    }

    /** The texts of a row's cells from a column to before another, as they were before {@link CsvWriter} kept them from being run. */
    public static List<String> texts(List<String> row, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(column -> CsvWriter.unescaped(cell(row, column)))
                .toList();
    }

    /** Whether a file of two folders has the same cells in the same places, however they are quoted. */
    public static boolean sameCells(StoredFolder a, StoredFolder b, String file) throws IOException {
        try (CsvRecords left = new CsvRecords(a.open(file));
                CsvRecords right = new CsvRecords(b.open(file))) {
            while (left.hasNext() && right.hasNext()) {
                if (!left.next().equals(right.next())) {
                    return false;
                }
            }
            return !left.hasNext() && !right.hasNext();
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private static List<String> distinct(List<String> names) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<String> distinct = new ArrayList<>();
        for (String name : names) {
            int times = seen.merge(name, 1, Integer::sum);
            distinct.add(times == 1 ? name : name + "#" + times);
        }
        return distinct;
    }
}
