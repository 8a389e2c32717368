package dev.descent.analysis;

import dev.descent.analysis.ShownRows.Shown;
import dev.descent.data.Dataset;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Metrics;
import dev.descent.nn.Network;
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
        boolean numbers = dataset.classes().isEmpty() || table.targets().size() > 1;
        Writer writer = numbers
                ? new Numbers(table.targets())
                : new Classes(dataset, areProbabilities(trial.network(), dataset));
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
            writer.write(cells, table.targetCells().get(r), row.values(), row.at());
            rows.add(List.copyOf(cells));
        }
        return Optional.of(new PredictionTable(
                header(leading, table.features(), writer.header()),
                leading.size(),
                table.features().size(),
                List.copyOf(rows)));
    }

    /** The column after the features. */
    public int firstTarget() {
        return leading + features;
    }

    private static List<String> header(List<String> leading, List<String> features, List<String> answers) {
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

    private static boolean areProbabilities(NetworkSpec spec, Dataset dataset) {
        Component last = Network.of(spec.layers(), dataset.features().size()).lastActivation();
        boolean fromLogits = spec.loss().has("from_logits") && spec.loss().flag("from_logits");
        return fromLogits || last.type().activation().probabilities();
    }

    /** The columns of targets and predictions. */
    private sealed interface Writer {
        List<String> header();

        void write(List<Cell> cells, List<String> targets, float[] outputs, int at);
    }

    private record Numbers(List<String> targets) implements Writer {
        @Override
        public List<String> header() {
            if (targets.size() == 1) {
                return List.of("target", "prediction");
            }
            List<String> names = new ArrayList<>();
            for (String target : targets) {
                names.add("target_" + target);
                names.add("prediction_" + target);
            }
            return names;
        }

        @Override
        public void write(List<Cell> cells, List<String> targetCells, float[] outputs, int at) {
            for (int t = 0; t < targets.size(); t++) {
                cells.add(Cell.text(targetCells.get(t)));
                cells.add(Cell.real(outputs[at + t]));
            }
        }
    }

    private record Classes(Dataset dataset, boolean probabilities) implements Writer {
        @Override
        public List<String> header() {
            List<String> names = new ArrayList<>(List.of("target", "prediction"));
            List<String> shown = oneHot() || probabilities
                    ? dataset.classes()
                    : dataset.classes().subList(1, 2);
            shown.forEach(name -> names.add((probabilities ? "probability_" : "score_") + name));
            return names;
        }

        @Override
        public void write(List<Cell> cells, List<String> targetCells, float[] outputs, int at) {
            int classes = dataset.classes().size();
            cells.add(Cell.text(targetCells.get(0)));
            cells.add(Cell.text(dataset.classes().get(Metrics.decision(outputs, at, classes, dataset.encoding()))));
            if (oneHot()) {
                for (int c = 0; c < classes; c++) {
                    cells.add(Cell.real(outputs[at + c]));
                }
            } else {
                if (probabilities) {
                    cells.add(Cell.real(1f - outputs[at]));
                }
                cells.add(Cell.real(outputs[at]));
            }
        }

        private boolean oneHot() {
            return dataset.encoding() == TargetEncoding.ONE_HOT;
        }
    }
}
