package dev.descent.data;

import java.util.List;
import java.util.OptionalInt;

/** One of the files that a table's rows come from: its rows follow each other in the table. */
final class TableSource {
    private final PartName part;
    private final TableFile file;
    private final List<String> header;
    private final int from;
    private final int rows;
    private final RowLines lines;
    private final String digest;

    /**
     * @param header the file's own
     * @param from the first of its rows in the table
     */
    TableSource(PartName part, TableFile file, List<String> header, int from, int rows, RowLines lines, String digest) {
        this.part = part;
        this.file = file;
        this.header = header;
        this.from = from;
        this.rows = rows;
        this.lines = lines;
        this.digest = digest;
    }

    /** This file as another part, with its rows behind others. */
    TableSource as(PartName other, int first) {
        return new TableSource(other, file, header, first, rows, lines, digest);
    }

    PartName part() {
        return part;
    }

    TableFile file() {
        return file;
    }

    /** The first of its rows. */
    int from() {
        return from;
    }

    /** The row behind its last one. */
    int to() {
        return from + rows;
    }

    /** The line in which a row of the table starts. */
    int line(int row) {
        return lines.line(row - from);
    }

    /** The digest of its cells. */
    String digest() {
        return digest;
    }

    /** Where a column stands in the file; empty if the file lacks it. */
    OptionalInt column(String name) {
        int index = header.indexOf(name);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
