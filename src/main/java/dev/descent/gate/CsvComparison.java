package dev.descent.gate;

import dev.descent.analysis.Cell;
import dev.descent.analysis.TrialColumns;
import dev.descent.gate.stored.CsvRows;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.gate.stored.TrialRows;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares one CSV file of two folders in a stream: rows with one subject (a trial, a configuration, …) stand together, subjects stand
 * in one order, and a subject that one side lacks is passed over.
 */
final class CsvComparison {
    /** Columns of what is counted or set, never measured. */
    private static final Set<String> COUNTS = Set.of(
            "trial",
            "repeat",
            "fold",
            "seed",
            "epoch",
            "step",
            "row",
            "epochs",
            "steps",
            "parameters",
            "epochs_done",
            "steps_done",
            "best_epoch",
            "n",
            "diverged",
            "failed",
            "halved",
            "tests_counted",
            "won",
            "network",
            "layer",
            "unit");

    private final String file;
    private final StoredFolder a;
    private final StoredFolder b;
    private final TrialNames trialsOfA;
    private final TrialNames trialsOfB;
    private final Strictness strictness;
    private final Differences differences;

    CsvComparison(
            String file,
            StoredFolder a,
            StoredFolder b,
            TrialNames trialsOfA,
            TrialNames trialsOfB,
            Strictness strictness,
            Differences differences) {
        this.file = file;
        this.a = a;
        this.b = b;
        this.trialsOfA = trialsOfA;
        this.trialsOfB = trialsOfB;
        this.strictness = strictness;
        this.differences = differences;
    }

    /** A walk over a file's rows; begins before the first. */
    private static final class Cursor implements Closeable {
        private final CsvRows rows;
        private final RowNames names;
        private List<String> row = List.of();
        private String subject = "";
        private boolean ended;
        private int number;

        Cursor(StoredFolder folder, String file, TrialNames trials) throws IOException {
            rows = new CsvRows(folder, file);
            names = new RowNames(rows.header(), trials);
        }

        void advance() throws IOException {
            ended = !rows.hasNext();
            if (!ended) {
                row = rows.next();
                subject = names.subject(row, ++number);
            }
        }

        boolean isAt(String wanted) {
            return !ended && subject.equals(wanted);
        }

        String shown() {
            return names.shown(row, subject);
        }

        /** A difference that is about the row. */
        Difference difference(String file, String what) {
            return new Difference(file, shown() + what, names.trial(row, subject));
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }

    void compare() throws IOException {
        Set<String> subjectsOfA = subjects(a, trialsOfA);
        Set<String> subjectsOfB = subjects(b, trialsOfB);
        try (Cursor left = new Cursor(a, file, trialsOfA);
                Cursor right = new Cursor(b, file, trialsOfB)) {
            int[] columns = columns(left.rows.header(), right.rows.header());
            left.advance();
            right.advance();
            while (!left.ended || !right.ended) {
                if (!left.ended && right.isAt(left.subject)) {
                    compareSubject(left, right, columns);
                } else if (!left.ended && !subjectsOfB.contains(left.subject)) {
                    pass(left, a);
                } else if (!right.ended && !subjectsOfA.contains(right.subject)) {
                    pass(right, b);
                } else {
                    Cursor at = left.ended ? right : left;
                    differences.add(file, "from " + at.shown() + " on, the rows stand in another order");
                    return;
                }
            }
        }
    }

    private Set<String> subjects(StoredFolder folder, TrialNames trials) throws IOException {
        Set<String> subjects = new HashSet<>();
        try (Cursor cursor = new Cursor(folder, file, trials)) {
            for (cursor.advance(); !cursor.ended; cursor.advance()) {
                subjects.add(cursor.subject);
            }
        }
        return subjects;
    }

    /** For each column of A its index in B, or −1; a column that one side lacks is told. */
    private int[] columns(List<String> ofA, List<String> ofB) {
        tellLonely(ofA, ofB, a);
        tellLonely(ofB, ofA, b);
        return ofA.stream().mapToInt(ofB::indexOf).toArray();
    }

    private void tellLonely(List<String> columns, List<String> others, StoredFolder folder) {
        for (String column : columns) {
            if (!others.contains(column) && !strictness.versions().explain(file + " " + column)) {
                differences.add(file, "the column " + Comparison.shortened(column) + " is only in " + folder.name());
            }
        }
    }

    /** Passes over a subject that only one side has. */
    private void pass(Cursor cursor, StoredFolder folder) throws IOException {
        String subject = cursor.subject;
        differences.add(cursor.difference(file, " is only in " + folder.name()));
        while (cursor.isAt(subject)) {
            cursor.advance();
        }
    }

    private void compareSubject(Cursor left, Cursor right, int[] columns) throws IOException {
        String subject = left.subject;
        while (left.isAt(subject) && right.isAt(subject)) {
            compareCells(left, right, columns);
            left.advance();
            right.advance();
        }
        if (left.isAt(subject)) {
            pass(left, a);
        } else if (right.isAt(subject)) {
            pass(right, b);
        }
    }

    private void compareCells(Cursor left, Cursor right, int[] columns) {
        for (int column = 0; column < columns.length; column++) {
            String name = left.rows.header().get(column);
            if (columns[column] >= 0 && !left.names.isCount(name) && !isPassedOver(name)) {
                String from = CsvRows.cell(left.row, column);
                String to = CsvRows.cell(right.row, columns[column]);
                differences.compared(1);
                if (!(name.equals(TrialColumns.ID) ? from.equals(to) : same(left, name, from, to))) {
                    differences.add(
                            left.difference(file, ": " + Comparison.shortened(name) + " " + LinePair.arrow(from, to)));
                }
            }
        }
    }

    /** Whether a column means nothing between these folders. */
    private boolean isPassedOver(String column) {
        return !strictness.comparesIds() && column.equals(TrialColumns.ID) && file.equals(TrialRows.FILE)
                || strictness.versions().explain(file + " " + column);
    }

    private boolean same(Cursor at, String name, String from, String to) {
        return from.equals(to)
                || !COUNTS.contains(name)
                        && !at.names.isOfData(name)
                        && !Tolerance.isOfCounts(from, to)
                        && strictness
                                .tolerance()
                                .covers(Cell.text(from).number(), Cell.text(to).number());
    }
}
