package dev.descent.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A stored CSV file, read row by row. */
final class CsvRows implements Closeable {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;

    /** @throws IOException if the file can't be read, is empty or is no CSV */
    CsvRows(StoredFolder folder, String file) throws IOException {
        parser = CSVParser.builder()
                .setReader(folder.open(file))
                .setFormat(FORMAT)
                .get();
        records = parser.iterator();
        try {
            if (!hasNext()) {
                throw new IOException(file + " is empty");
            }
            header = distinct(next());
        } catch (IOException e) {
            parser.close();
            throw e;
        }
    }

    /** The names of the columns; of columns with one name, the second is {@code name#2}. */
    List<String> header() {
        return header;
    }

    boolean hasNext() throws IOException {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The next row's cells. */
    List<String> next() throws IOException {
        try {
            return records.next().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A cell of a row; empty if the row is too short or there is no such column. */
    static String cell(List<String> row, int column) {
        return column >= 0 && column < row.size() ? row.get(column) : "";
    }

    @Override
    public void close() throws IOException {
        parser.close();
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
