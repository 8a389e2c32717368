package dev.descent.analysis;

import dev.descent.data.Dataset;
import dev.descent.engine.Predictions;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.NetworkSpec;
import dev.descent.nn.Metrics;
import dev.descent.nn.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network says to the first rows of its file. Features and targets are those of the file; predictions of numbers are in the
 * target's own unit, predictions of classes are their names beside a number a class:
 *
 * <ul>
 *   <li>{@code probability_<class>} after sigmoid or softmax; of two classes the first has 1 − p.
 *   <li>{@code score_<class>} otherwise; of two classes only the second has one.
 * </ul>
 *
 * @param header names of the columns: row, features, targets and predictions
 * @param features how many of the columns are features
 * @param numbers whether numbers are predicted, a pair of columns a target, and not classes
 * @param rows a list of cells a row
 */
public record PredictionTable(List<String> header, int features, boolean numbers, List<List<Cell>> rows) {
    static PredictionTable of(NetworkSpec spec, Dataset dataset, FirstRows first, Predictions predictions) {
        boolean numbers = dataset.classes().isEmpty() || first.targets().size() > 1;
        Writer writer = numbers ? new Numbers(first.targets()) : new Classes(dataset, areProbabilities(spec, dataset));
        List<String> header = new ArrayList<>(List.of("row"));
        header.addAll(first.features());
        header.addAll(writer.header());
        List<List<Cell>> rows = new ArrayList<>();
        int known = Math.min(first.rows().size(), predictions.rows());
        for (int r = 0; r < known; r++) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.whole(first.rows().get(r))));
            first.featureCells().get(r).forEach(text -> cells.add(Cell.text(text)));
            writer.write(cells, first.targetCells().get(r), predictions.values(), r * predictions.outputs());
            rows.add(List.copyOf(cells));
        }
        return new PredictionTable(List.copyOf(header), first.features().size(), numbers, List.copyOf(rows));
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
