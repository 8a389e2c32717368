package dev.descent.data;

import dev.descent.model.DatasetSpec;
import dev.descent.model.RowWeights;
import java.util.List;
import java.util.Optional;

/**
 * The weights of rows, see {@link RowWeights}: computed in double and rounded to float once. Of k classes that occur among n training
 * rows, a balanced one weighs n/(k·count).
 */
final class Weighting {
    private final TargetColumns targets;
    private final Optional<Column> column;
    /** By the place of a class; length 0 if classes have none. */
    private final double[] classes;

    /** @param train the training rows, by whose classes they are balanced */
    Weighting(Table table, DatasetSpec spec, TargetColumns targets, int[] train) {
        RowWeights weights = spec.weights();
        this.targets = targets;
        Optional<String> name = weights.column();
        this.column = name.isEmpty()
                ? Optional.empty()
                : Optional.of(table.columnAt(table.column(name.get()).orElseThrow()));
        this.classes = weights.balanced() ? balanced(train) : given(weights);
    }

    private double[] given(RowWeights weights) {
        List<String> names = weights.ofClasses() ? targets.classes() : List.of();
        double[] given = new double[names.size()];
        for (int c = 0; c < given.length; c++) {
            given[c] = weights.classes().get(names.get(c));
        }
        return given;
    }

    private double[] balanced(int[] train) {
        double[] balanced = new double[targets.classes().size()];
        int[] counts = new int[balanced.length];
        for (int row : train) {
            counts[targets.classOf(row)]++;
        }
        int occurring = 0;
        for (int count : counts) {
            occurring += count > 0 ? 1 : 0;
        }
        for (int c = 0; c < balanced.length; c++) {
            balanced[c] = counts[c] == 0 ? 0 : train.length / ((double) occurring * counts[c]);
        }
        return balanced;
    }

    /** The weights of a part's rows; of length 0 if all count alike. */
    float[] of(int[] rows, boolean train) {
        boolean byClass = train && classes.length > 0;
        if (column.isEmpty() && !byClass) {
            return new float[0];
        }
        float[] weights = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double weight = column.isPresent() ? column.get().number(rows[i]) : 1;
            weights[i] = (float) (byClass ? weight * classes[targets.classOf(rows[i])] : weight);
        }
        return weights;
    }
}
