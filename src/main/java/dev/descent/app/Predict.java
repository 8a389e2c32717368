package dev.descent.app;

import dev.descent.analysis.Cell;
import dev.descent.analysis.PredictedColumns;
import dev.descent.data.FittedTable;
import dev.descent.data.RowsToPredict;
import dev.descent.model.TableFormat;
import dev.descent.number.Phrases;
import dev.descent.output.text.CsvWriter;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problem;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.SavedModel;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Predicts the rows of a table with a network that was trained before. */
public final class Predict {
    /** The column of the rows' numbers. */
    private static final String ROW = "row";

    private final SavedModel model;
    private final List<String> kept;
    private final PredictedColumns columns;

    private Predict(SavedModel model, List<String> kept) {
        this.model = model;
        this.kept = kept;
        Recipe recipe = model.recipe();
        this.columns = PredictedColumns.of(
                recipe.table().target(),
                recipe.layers(),
                recipe.loss(),
                recipe.table().inputs());
    }

    /**
     * What a network was asked.
     *
     * @param rows how many rows the table has
     * @param empty how many have no prediction: a value is missing and training had nothing in place of one, or the prediction is not finite
     * @param remarks what else is to be known of the table, a sentence each
     */
    public record Summary(long rows, long empty, List<String> remarks) {}

    /**
     * Writes a row of predictions for each row of a table: to a file, or, where none is named, to {@code out}. Nothing is written if
     * anything is wrong.
     *
     * @param modelFile a network that Descent wrote
     * @param csv the table; it is written as that was which the network was trained on
     * @param kept columns of the table whose cells stand before the predictions as they stand there
     * @throws Stopped if the model can't be used, a kept column has the name of a prediction's, or a file can't be written
     * @throws FileRefused with all that is wrong with the table; keys of experiment files are no remedy here
     */
    public static Summary write(Path modelFile, Path csv, List<String> kept, Optional<Path> file, Appendable out)
            throws IOException, FileRefused, Stopped {
        Predict predict =
                new Predict(ModelFiles.read(modelFile), kept.stream().distinct().toList());
        predict.refuseSameNames(csv);
        return file.isPresent()
                ? predict.into(csv, new OutputFile(file.get(), List.of(csv, modelFile)))
                : predict.onto(csv, out);
    }

    private void refuseSameNames(Path csv) throws Stopped {
        List<String> own = header();
        List<String> both = kept.stream().filter(own::contains).toList();
        if (!both.isEmpty()) {
            throw Stopped.refused("predictions have "
                    + (both.size() == 1 ? "a column of the name " : "columns of the names ")
                    + both.stream().map(it -> "'" + it + "'").collect(Collectors.joining(", "))
                    + " as well; leave " + (both.size() == 1 ? "it" : "them") + " out of --keep, or rename "
                    + (both.size() == 1 ? "it" : "them") + " in " + csv);
        }
    }

    /** The names of the columns beside those that are kept. */
    private List<String> header() {
        List<String> header = new ArrayList<>(List.of(ROW));
        header.addAll(columns.header());
        return header;
    }

    private Summary into(Path csv, OutputFile file) throws FileRefused, Stopped {
        try {
            return file.write(bytes -> {
                Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
                Summary summary = rows(csv, out);
                out.flush();
                return summary;
            });
        } catch (Unwritten e) {
            throw file.failed(e.getCause());
        } catch (UncheckedIOException e) {
            throw Stopped.machine(
                    "can't predict " + csv + ": " + IoMessages.withFile(e.getCause()) + "; mend that and try again", e);
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    /** Through a file, so that nothing is shown of a table that is refused in the end. */
    private Summary onto(Path csv, Appendable out) throws IOException, FileRefused, Stopped {
        Path folder = Files.createTempDirectory("descent-");
        // As well if it is interrupted; what is in it goes first.
        folder.toFile().deleteOnExit();
        Path file = folder.resolve("predictions.csv");
        try {
            Summary summary = into(csv, new OutputFile(file, List.of()));
            try (Reader text = Files.newBufferedReader(file)) {
                copyLines(text, out);
            }
            return summary;
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    /** Line by line, for a terminal's stream takes a line feed within a text for a cell's; a carriage return is one. */
    private static void copyLines(Reader text, Appendable out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = text.read(); c >= 0; c = text.read()) {
            if (c == '\n') {
                out.append(line).append('\n');
                line.setLength(0);
            } else {
                line.append((char) c);
            }
        }
    }

    private Summary rows(Path csv, Appendable out) throws FileRefused, IOException {
        FittedTable table = model.recipe().table();
        Ensemble ensemble = new Ensemble(model);
        int outputs = table.target().outputs();
        CsvWriter writer = new CsvWriter(out);
        write(
                writer,
                Cell.text(ROW),
                kept,
                columns.header().stream().map(Cell::text).toList());
        RowsToPredict rows = new RowsToPredict(
                csv, csv.toString(), table, model.recipe().network().valuesARow(), kept);
        long[] row = new long[1];
        NotFinite notFinite = new NotFinite();
        read(rows, (count, inputs, lacking, copies) -> {
            float[] predictions = ensemble.predictions(inputs, count);
            try {
                for (int r = 0; r < count; r++) {
                    List<Cell> cells = new ArrayList<>();
                    row[0]++;
                    if (lacking[r] || notFinite.holds(predictions, r * outputs, outputs, row[0])) {
                        columns.header().forEach(column -> cells.add(Cell.EMPTY));
                    } else {
                        columns.write(cells, predictions, r * outputs);
                    }
                    write(writer, Cell.whole(row[0]), kept.isEmpty() ? List.of() : copies.get(r), cells);
                }
            } catch (IOException e) {
                throw new Unwritten(e);
            }
        });
        List<String> remarks = remarks(rows);
        notFinite.remark().ifPresent(remarks::add);
        return new Summary(rows.rows(), rows.lacking() + notFinite.count, remarks);
    }

    /**
     * Rows for which the arithmetic of the network ends in infinity or NaN, which is never the greater, and would be taken for the first
     * class.
     */
    private static final class NotFinite {
        private static final int SHOWN = 3;

        private final List<String> first = new ArrayList<>();
        private long count;

        /** Whether a row's outputs, which begin at a place, are among these. */
        boolean holds(float[] predictions, int at, int outputs, long row) {
            boolean finite = true;
            for (int k = at; k < at + outputs; k++) {
                finite &= Float.isFinite(predictions[k]);
            }
            if (!finite && count++ < SHOWN) {
                first.add("row " + row);
            }
            return !finite;
        }

        Optional<String> remark() {
            if (count == 0) {
                return Optional.empty();
            }
            return Optional.of("what the network computes for " + Phrases.count(count, "row")
                    + " is not a finite number: " + String.join(", ", first) + (count > SHOWN ? ", …" : ""));
        }
    }

    private static void write(CsvWriter writer, Cell row, List<String> copies, List<Cell> cells) throws IOException {
        writer.cell(row);
        for (String copy : copies) {
            writer.copy(copy);
        }
        writer.row(cells);
    }

    /** That the predictions, not the table, are what the machine failed at. */
    private static final class Unwritten extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        private Unwritten(IOException cause) {
            super(cause);
        }
    }

    /** What is wrong is told without the keys of experiment files that would mend it, but with how the network reads tables. */
    private void read(RowsToPredict rows, RowsToPredict.Listener listener) throws FileRefused {
        try {
            rows.read(listener);
        } catch (FileRefused e) {
            List<Problem> problems = new ArrayList<>();
            for (Problem problem : e.problems()) {
                boolean keys = problem.remedy()
                        .map(it -> it.indexOf('`') >= 0)
                        .orElse(problem.message().startsWith("there "));
                problems.add(new Problem(
                        problem.position(),
                        problem.message(),
                        keys ? Optional.of(howWritten(model.recipe().table().format())) : problem.remedy(),
                        problem.line()));
            }
            throw new FileRefused(problems);
        }
    }

    private static List<String> remarks(RowsToPredict rows) {
        List<String> remarks = new ArrayList<>();
        rows.absent()
                .forEach((column, found) -> remarks.add(
                        remark(column, found, "has", "have", " no value, and training had nothing in place of one")));
        rows.unseen()
                .forEach((column, found) ->
                        remarks.add(remark(column, found, "holds", "hold", " a category that no training row had")));
        rows.outside()
                .forEach((column, found) ->
                        remarks.add(remark(column, found, "lies", "lie", " outside the range of the training rows")));
        return remarks;
    }

    private static String remark(String column, RowsToPredict.Found found, String one, String several, String what) {
        return Phrases.count(found.count(), "cell") + " of the column '" + column + "' "
                + (found.count() == 1 ? one : several) + what + ": " + found.shown();
    }

    /** How a table has to be written, where it is not as by default. */
    private static String howWritten(TableFormat format) {
        return "the network reads tables that are written as the one it was trained on: cells separated by "
                + separator(format.separator()) + ", numbers with a decimal "
                + (format.decimal() == '.' ? "point" : "comma") + ", in " + format.encoding();
    }

    private static String separator(String separator) {
        return switch (separator) {
            case "\t" -> "tabs";
            case " ", TableFormat.BLANKS -> "blanks";
            default -> "'" + separator + "'";
        };
    }
}
