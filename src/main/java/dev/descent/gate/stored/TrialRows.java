package dev.descent.gate.stored;

import dev.descent.analysis.Cell;
import dev.descent.analysis.TrialColumns;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A stored trials.csv, or another file of trials, read trial by trial. */
public final class TrialRows implements Closeable {
    public static final String FILE = "trials.csv";
    private static final int FIRST_KEY = 2;

    private final CsvRows rows;
    private final List<String> keyNames;
    private List<String> row = List.of();

    /** @throws IOException if the file can't be read or is none of ours */
    public TrialRows(StoredFolder folder) throws IOException {
        this(folder, FILE);
    }

    /**
     * Another file of trials.
     *
     * @throws IOException if it can't be read or is none of ours
     */
    public TrialRows(StoredFolder folder, String file) throws IOException {
        rows = new CsvRows(folder, file);
        int end = rows.header().indexOf(TrialColumns.REPEAT);
        if (end < FIRST_KEY || !rows.header().contains(TrialColumns.STATUS)) {
            rows.close();
            throw new IOException(file + " lacks columns that every trial has");
        }
        keyNames = CsvRows.texts(rows.header(), FIRST_KEY, end);
    }

    /** The swept keys, then {@code case} if there are cases. */
    public List<String> keyNames() {
        return keyNames;
    }

    /** The columns behind the status: how much was trained, losses and metrics. */
    public List<String> outcomeNames() {
        List<String> header = rows.header();
        return header.subList(header.indexOf(TrialColumns.STATUS) + 1, header.size());
    }

    public boolean has(String column) {
        return rows.header().contains(column);
    }

    /** Goes to the next trial; false after the last. */
    public boolean advance() throws IOException {
        boolean more = rows.hasNext();
        if (more) {
            row = rows.next();
        }
        return more;
    }

    public String text(String column) {
        return CsvRows.cell(row, rows.header().indexOf(column));
    }

    /** The number in a column; NaN if there is none. */
    double number(String column) {
        return Cell.text(text(column)).number();
    }

    public List<String> keys() {
        return CsvRows.texts(row, FIRST_KEY, FIRST_KEY + keyNames.size());
    }

    /** Which of its configuration's trials it is: {@code fold 2, repeat 1}; without folds {@code repeat 1}. */
    public String round() {
        String fold = has(TrialColumns.FOLD) ? "fold " + text(TrialColumns.FOLD) + ", " : "";
        return fold + "repeat " + text(TrialColumns.REPEAT);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
