package dev.descent.analysis;

import dev.descent.data.FittedTarget;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.nn.Metrics;
import dev.descent.nn.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network says to a row as cells: numbers in the target's own unit, or the name of a class beside a number a class.
 *
 * <ul>
 *   <li>{@code prediction}, of several numbers {@code prediction_<column>}.
 *   <li>{@code probability_<class>} after sigmoid or softmax; of two classes the first has 1 − p.
 *   <li>{@code score_<class>} otherwise; of two classes only the second has one.
 * </ul>
 */
public sealed interface PredictedColumns {
    /** The names of the columns. */
    List<String> header();

    /** Adds the cells of a row whose outputs begin at a place. */
    void write(List<Cell> cells, float[] outputs, int at);

    /**
     * The columns of a network.
     *
     * @param inputs of the network
     */
    static PredictedColumns of(FittedTarget target, List<Component> layers, Component loss, int inputs) {
        return of(target.columns(), target.classes(), target.encoding(), areProbabilities(layers, loss, inputs));
    }

    /**
     * The columns of such targets.
     *
     * @param targets the target columns
     * @param probabilities whether the outputs are probabilities
     */
    static PredictedColumns of(
            List<String> targets, List<String> classes, TargetEncoding encoding, boolean probabilities) {
        return classes.isEmpty() || targets.size() > 1
                ? new Numbers(targets)
                : new Classes(classes, encoding, probabilities);
    }

    /** Whether a network's outputs are probabilities. */
    static boolean areProbabilities(List<Component> layers, Component loss, int inputs) {
        Component last = Network.of(layers, inputs).lastActivation();
        boolean fromLogits = loss.has("from_logits") && loss.flag("from_logits");
        return fromLogits || last.type().activation().probabilities();
    }

    /** A number a target. */
    record Numbers(List<String> targets) implements PredictedColumns {
        @Override
        public List<String> header() {
            return targets.size() == 1
                    ? List.of("prediction")
                    : targets.stream().map(target -> "prediction_" + target).toList();
        }

        @Override
        public void write(List<Cell> cells, float[] outputs, int at) {
            for (int t = 0; t < targets.size(); t++) {
                cells.add(Cell.real(outputs[at + t]));
            }
        }
    }

    /** A class, and what it was chosen by. */
    record Classes(List<String> classes, TargetEncoding encoding, boolean probabilities) implements PredictedColumns {
        @Override
        public List<String> header() {
            List<String> names = new ArrayList<>(List.of("prediction"));
            List<String> shown = oneHot() || probabilities ? classes : classes.subList(1, 2);
            shown.forEach(name -> names.add((probabilities ? "probability_" : "score_") + name));
            return names;
        }

        @Override
        public void write(List<Cell> cells, float[] outputs, int at) {
            cells.add(Cell.text(classes.get(Metrics.decision(outputs, at, classes.size(), encoding))));
            if (oneHot()) {
                for (int c = 0; c < classes.size(); c++) {
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
            return encoding == TargetEncoding.ONE_HOT;
        }
    }
}
