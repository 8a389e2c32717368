package dev.descent.analysis;

import dev.descent.analysis.ShownRows.Shown;
import dev.descent.data.Dataset;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What networks say to some rows of their table. Features and targets are those of the file; predictions of numbers are in the
 * target's own unit, predictions of classes are their names beside a number a class:
 *
 * <ul>
 *   <li>{@code probability_<class>} after sigmoid or softmax; of two classes the first has 1 − p.
 *   <li>{@code score_<class>} otherwise; of two classes only the second has one.
 * </ul>
 *
 * <p>No two columns have one name: a feature that is called like a column of ours is followed by {@code _feature}.
 *
 * @param header names of the columns: row, part, of folds fold, then features, targets and predictions
 * @param leading how many columns stand before the features
 * @param features how many of the columns are features
 * @param rows a list of cells a row
 */
public record PredictionTable(List<String> header, int leading, int features, List<List<Cell>> rows) {
    private static final String SUFFIX = "_feature";

    static Optional<PredictionTable> of(Findings findings, Judges judges) {
        List<Shown> shown = ShownRows.of(findings, judges);
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Trial trial = judges.first();
        Dataset dataset = findings.results().dataset(trial);
        int[] shownRows = new int[shown.size()];
        for (int r = 0; r < shownRows.length; r++) {
            shownRows[r] = shown.get(r).row();
        }
        TableRows table = findings.results().tableRows(trial, shownRows);
        NetworkSpec spec = trial.network();
        PredictedColumns predicted = PredictedColumns.of(
                table.targets(),
                dataset.classes(),
                dataset.encoding(),
                PredictedColumns.areProbabilities(
                        spec.layers(), spec.loss(), dataset.features().size()));
        List<String> leading = judges.pooled() ? List.of("row", "part", "fold") : List.of("row", "part");
        List<List<Cell>> rows = new ArrayList<>();
        for (int r = 0; r < shown.size(); r++) {
            Shown row = shown.get(r);
            List<Cell> cells = new ArrayList<>(List.of(Cell.whole(row.row() + 1), Cell.text(row.part())));
            if (judges.pooled()) {
                cells.add(Cell.whole(row.trial().fold()));
            }
            for (String text : table.featureCells().get(r)) {
                cells.add(Cell.text(text));
            }
            List<Cell> answers = new ArrayList<>();
            predicted.write(answers, row.values(), row.at());
            cells.addAll(
                    answers(table.targetCells().get(r).stream().map(Cell::text).toList(), answers));
            rows.add(List.copyOf(cells));
        }
        return Optional.of(new PredictionTable(
                header(leading, table.features(), answers(targets(table.targets()), predicted.header())),
                leading.size(),
                table.features().size(),
                List.copyOf(rows)));
    }

    /** The column after the features. */
    public int firstTarget() {
        return leading + features;
    }

    /** Each target, and behind it what is predicted; behind the last one all that is left. */
    private static <T> List<T> answers(List<T> targets, List<T> predicted) {
        List<T> answers = new ArrayList<>();
        for (int t = 0; t < targets.size(); t++) {
            answers.add(targets.get(t));
            answers.addAll(predicted.subList(t, t < targets.size() - 1 ? t + 1 : predicted.size()));
        }
        return answers;
    }

    private static List<String> targets(List<String> columns) {
        return columns.size() == 1
                ? List.of("target")
                : columns.stream().map(column -> "target_" + column).toList();
    }

    /** Names of columns, no two of them the same: features that are called like others are followed by {@code _feature}. */
    public static List<String> header(List<String> leading, List<String> features, List<String> answers) {
        List<String> taken = new ArrayList<>(leading);
        taken.addAll(answers);
        List<String> header = new ArrayList<>(leading);
        for (String feature : features) {
            String name = feature;
            while (taken.contains(name) || !name.equals(feature) && features.contains(name)) {
                name += SUFFIX;
            }
            taken.add(name);
            header.add(name);
        }
        header.addAll(answers);
        return List.copyOf(header);
    }
}
