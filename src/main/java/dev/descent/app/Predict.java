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
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Predicts the rows of a table with a network that was trained before. */
public final class Predict {
    /** How many rows are named that have no number for a prediction. */
    private static final int SHOWN = 3;

    private final SavedModel model;
    private final PredictedColumns columns;

    private Predict(SavedModel model) {
        this.model = model;
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
     * @param empty how many have no prediction: a value is missing and training had nothing in place of one, or the network's arithmetic
     *     ends in no number
     * @param remarks what else is to be known of the table, a sentence each
     */
    public record Summary(long rows, long empty, List<String> remarks) {}

    /**
     * Writes a row of predictions for each row of a table: to a file, or, where none is named, to {@code out}. Nothing is written if
     * anything is wrong.
     *
     * @param modelFile a network that Descent wrote
     * @param csv the table; it is written as that was which the network was trained on
     * @throws Stopped if the model can't be used, or a file can't be written
     * @throws FileRefused with all that is wrong with the table; keys of experiment files are no remedy here
     */
    public static Summary write(Path modelFile, Path csv, Optional<Path> file, Appendable out)
            throws IOException, FileRefused, Stopped {
        Predict predict = new Predict(ModelFiles.read(modelFile));
        return file.isPresent()
                ? predict.into(csv, new OutputFile(file.get(), List.of(csv, modelFile)))
                : predict.onto(csv, out);
    }

    private Summary into(Path csv, OutputFile file) throws FileRefused, Stopped {
        try {
            return file.write(bytes -> {
                Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
                Summary summary = rows(csv, out);
                out.flush();
                return summary;
            });
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
        Path file = folder.resolve("predictions.csv");
        try {
            Summary summary = into(csv, new OutputFile(file, List.of()));
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    out.append(line).append('\n');
                }
            }
            return summary;
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private Summary rows(Path csv, Appendable out) throws FileRefused, IOException {
        FittedTable table = model.recipe().table();
        Ensemble ensemble = new Ensemble(model);
        CsvWriter writer = new CsvWriter(out);
        List<String> header = new ArrayList<>(List.of("row"));
        header.addAll(columns.header());
        writer.header(header);
        RowsToPredict rows = new RowsToPredict(
                csv, csv.toString(), table, model.recipe().network().valuesARow());
        int outputs = table.target().outputs();
        long[] row = new long[1];
        long[] undefined = new long[1];
        List<String> firstUndefined = new ArrayList<>();
        read(rows, (count, inputs, lacking) -> {
            float[] predictions = ensemble.predictions(inputs, count);
            try {
                for (int r = 0; r < count; r++) {
                    List<Cell> cells = new ArrayList<>(List.of(Cell.whole(++row[0])));
                    boolean isUndefined = !lacking[r] && holdsNaN(predictions, r * outputs, outputs);
                    if (isUndefined && undefined[0]++ < SHOWN) {
                        firstUndefined.add("row " + row[0]);
                    }
                    if (lacking[r] || isUndefined) {
                        columns.header().forEach(column -> cells.add(Cell.EMPTY));
                    } else {
                        columns.write(cells, predictions, r * outputs);
                    }
                    writer.row(cells);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        List<String> remarks = remarks(rows);
        if (undefined[0] > 0) {
            remarks.add("what the network computes for " + Phrases.count(undefined[0], "row") + " is not a number: "
                    + String.join(", ", firstUndefined) + (undefined[0] > SHOWN ? ", …" : ""));
        }
        return new Summary(rows.rows(), rows.lacking() + undefined[0], remarks);
    }

    /** A class is chosen by comparisons, and NaN, which is never the greater, would be taken for the first one. */
    private static boolean holdsNaN(float[] values, int at, int count) {
        for (int k = at; k < at + count; k++) {
            if (Float.isNaN(values[k])) {
                return true;
            }
        }
        return false;
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
        return "the network reads tables as the one that it was trained on was written: cells separated by "
                + (format.separator().equals("\t") ? "tabs" : "'" + format.separator() + "'")
                + ", the point in numbers '"
                + format.decimal() + "', in " + format.encoding();
    }
}
