package dev.descent.data;

import dev.descent.number.NumberText;
import dev.descent.problem.FileRefused;
import dev.descent.problem.NearestName;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * Reads the rows of a file that a trained network shall predict, some at a time, as inputs of that network. Columns are found by their
 * names; others, the target among them, may be there. All that is wrong with the file is told at its end; rows that were handed out
 * before count for nothing then.
 */
public final class RowsToPredict {
    /** Rows at a time, at most. */
    private static final int BLOCK = 4096;

    /** How many numbers the rows of a block become at most, unless it is one row: 64 MiB. */
    private static final long MOST_VALUES = 1L << 24;

    private final TableFile file;
    private final FittedTable table;
    private final int block;
    private final List<String> kept;
    /** Where the kept columns stand; empty as long as that is not known. */
    private List<Integer> keptPlaces = List.of();

    private List<List<String>> keptCells = new ArrayList<>();
    private final Map<String, Found> unseen = new LinkedHashMap<>();
    private final Map<String, Found> outside = new LinkedHashMap<>();
    private final Map<String, Found> absent = new LinkedHashMap<>();
    private long rows;
    private long lacking;
    private boolean columnsTold;

    /** Hears of rows. */
    public interface Listener {
        /**
         * Some rows were read.
         *
         * @param rows how many
         * @param inputs rows × inputs of the network
         * @param lacking whether a row has no value where training had none in place of it: its inputs mean nothing
         * @param kept the cells of the kept columns, row by row, as the file has them
         */
        void read(int rows, float[] inputs, boolean[] lacking, List<List<String>> kept);
    }

    /**
     * @param shownName the file as messages call it
     * @param valuesARow how many numbers a row becomes on its way through the network: of a wide one fewer rows are read at a time
     * @param kept the columns whose cells are handed out as they are
     */
    public RowsToPredict(Path file, String shownName, FittedTable table, long valuesARow, List<String> kept) {
        this.file = new TableFile(file, shownName, table.format());
        this.table = table;
        this.kept = List.copyOf(kept);
        this.block = (int) Math.max(1, Math.min(BLOCK, MOST_VALUES / Math.max(1, valuesARow)));
    }

    /**
     * Reads the file.
     *
     * @throws FileRefused if it is not such a table, or lacks columns, or cells hold what their column can't hold
     * @throws UncheckedIOException if the machine can't read it
     */
    public void read(Listener listener) throws FileRefused {
        if (!Files.exists(file.path())) {
            throw CsvProblems.unreadable(file.shownName(), "there is no such file", "");
        }
        if (!Files.isRegularFile(file.path())) {
            boolean folder = Files.isDirectory(file.path());
            throw CsvProblems.unreadable(
                    file.shownName(), folder ? "this is a folder" : "this is a device or a pipe", "name a CSV file");
        }
        try {
            file.checkSignature();
            Set<String> wanted = new HashSet<>(table.columns());
            wanted.addAll(kept);
            new StrictCsv(file, block, wanted::contains, new Blocks(listener)).read();
        } catch (EOFException | ZipException e) {
            throw CsvProblems.unreadable(
                    file.shownName(), "the gzip file is damaged or ends too early", "pack or download it again");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows there were. */
    public long rows() {
        return rows;
    }

    /** How many rows lack a value that training had nothing in place of. */
    public long lacking() {
        return lacking;
    }

    /** The cells that lack a value which training had nothing in place of, by column. */
    public Map<String, Found> absent() {
        return absent;
    }

    /** The cells that hold a category which no training row has, by column. */
    public Map<String, Found> unseen() {
        return unseen;
    }

    /** The cells that hold a number below the least or above the greatest of the training rows, by column. */
    public Map<String, Found> outside() {
        return outside;
    }

    /** Cells of a column that are not as those of training rows: how many, and the first few. */
    public static final class Found {
        private static final int SHOWN = 3;

        private final List<String> first = new ArrayList<>();
        /** The rows of the block that are counted already: a column may be several features. */
        private final BitSet counted = new BitSet();

        private long count;

        private void add(int row, String cell, int line) {
            if (counted.get(row)) {
                return;
            }
            counted.set(row);
            if (count++ < SHOWN) {
                first.add((cell.isEmpty() ? "" : "'" + cell + "' in ") + "line " + line);
            }
        }

        /** How many cells there are. */
        public long count() {
            return count;
        }

        /** The first of them, {@code 'lima' in line 3, 'S' in line 8, …}. */
        public String shown() {
            return String.join(", ", first) + (count > SHOWN ? ", …" : "");
        }
    }

    private final class Blocks implements StrictCsv.BlockListener {
        private final Listener listener;

        private Blocks(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void row(List<Column> columns, List<String> cells) {
            if (kept.isEmpty()) {
                return;
            }
            if (keptPlaces.isEmpty()) {
                List<String> header = columns.stream().map(Column::name).toList();
                keptPlaces = kept.stream().map(header::indexOf).toList();
            }
            keptCells.add(keptPlaces.stream()
                    .map(place -> place < 0 ? "" : cells.get(place))
                    .toList());
        }

        @Override
        public void read(List<Column> columns, int count, RowLines lines, CsvProblems problems) {
            if (count > 0 || rows == 0) {
                block(columns, count, lines, problems, listener);
            }
            keptCells = new ArrayList<>();
        }
    }

    private void block(List<Column> columns, int count, RowLines lines, CsvProblems problems, Listener listener) {
        Optional<Map<String, Integer>> places = places(columns, problems);
        if (places.isEmpty()) {
            return;
        }
        int inputs = table.inputs();
        float[] values = new float[count * inputs];
        boolean[] without = new boolean[count];
        int at = 0;
        Set<String> told = new HashSet<>();
        for (FittedFeature feature : table.features()) {
            int place = places.get().get(feature.column());
            Column column = columns.get(place);
            FittedFeature.Encoder encoder = feature.of(column);
            boolean wrong = false;
            for (int row = 0; row < count; row++) {
                FittedFeature.Outcome outcome = encoder.encode(row, values, row * inputs + at);
                if (outcome == FittedFeature.Outcome.WRONG) {
                    wrong = true;
                    if (told.contains(feature.column())) {
                        continue;
                    }
                    problems.cell(lines.line(row), place, wrong(feature, column, row), "");
                } else if (outcome != FittedFeature.Outcome.KNOWN) {
                    foundOf(outcome)
                            .computeIfAbsent(feature.column(), name -> new Found())
                            .add(row, column.text(row), lines.line(row));
                    without[row] |= outcome == FittedFeature.Outcome.ABSENT;
                }
            }
            at += feature.inputs().size();
            if (wrong) {
                told.add(feature.column());
            }
        }
        for (Map<String, Found> found : List.of(absent, unseen, outside)) {
            found.values().forEach(it -> it.counted.clear());
        }
        rows += count;
        for (boolean it : without) {
            lacking += it ? 1 : 0;
        }
        listener.read(count, values, without, keptCells);
    }

    /** Where each column of a feature stands; empty if some are not there, which is told once. */
    private Optional<Map<String, Integer>> places(List<Column> columns, CsvProblems problems) {
        List<String> header = columns.stream().map(Column::name).toList();
        Map<String, Integer> places = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String name : table.columns()) {
            int place = header.indexOf(name);
            places.put(name, place);
            if (place < 0) {
                missing.add(name);
            }
        }
        List<String> notToKeep =
                kept.stream().filter(name -> !header.contains(name)).toList();
        if (!columnsTold) {
            tellAbsent(missing, "which the network was trained on", header, problems);
            tellAbsent(
                    notToKeep,
                    notToKeep.size() == 1 ? "which is to be kept" : "which are to be kept",
                    header,
                    problems);
        }
        columnsTold = true;
        return missing.isEmpty() && notToKeep.isEmpty() ? Optional.of(places) : Optional.empty();
    }

    private void tellAbsent(List<String> names, String what, List<String> header, CsvProblems problems) {
        if (names.isEmpty()) {
            return;
        }
        Optional<String> near = names.stream()
                .map(name -> NearestName.hint(name, header))
                .filter(hint -> !hint.isEmpty())
                .findFirst();
        problems.line(
                1 + file.format().skipFirst(),
                (names.size() == 1 ? "there is no column " : "there are no columns ")
                        + names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")) + ", " + what,
                near.orElse(""));
    }

    private Map<String, Found> foundOf(FittedFeature.Outcome outcome) {
        return switch (outcome) {
            case UNSEEN -> unseen;
            case OUTSIDE -> outside;
            default -> absent;
        };
    }

    private static String wrong(FittedFeature feature, Column column, int row) {
        String cell = "'" + column.text(row) + "' in the column '" + column.name() + "' ";
        NumberReading reading =
                feature instanceof FittedFeature.Numeric numeric ? numeric.reading() : new NumberReading.Plain();
        if (reading instanceof NumberReading.DatePart date) {
            return cell + "is no date of the format " + date.format();
        }
        if (reading instanceof NumberReading.Ordered ordered) {
            return cell + "is none of " + String.join(", ", ordered.values()) + ", which the network was trained on";
        }
        if (!Double.isNaN(column.number(row))) {
            return cell + "is infinite after scaling";
        }
        return cell + (NumberText.isNumber(column.text(row)) ? "is beyond the range of 32-bit floats" : "is no number");
    }
}
