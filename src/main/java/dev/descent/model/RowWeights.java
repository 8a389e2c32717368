package dev.descent.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How much each row counts: the loss of a row is multiplied by its weight, and the mean still divides by the number of rows, as in
 * Keras 3. Weights of rows count in every part, those of classes in the training part alone; where there are both, they multiply.
 *
 * @param column the column that holds the weights of the rows
 * @param balanced whether each of k classes weighs n/(k·count), n and count being of training rows, as scikit-learn's
 *     {@code compute_class_weight} does
 * @param classes the weight of each class, as the table lists it; empty if none are given
 */
public record RowWeights(Optional<String> column, boolean balanced, Map<String, Double> classes) {
    /** All rows count alike. */
    public static final RowWeights NONE = new RowWeights(Optional.empty(), false, Map.of());

    public RowWeights {
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    }

    /** Whether all rows count alike. */
    public boolean isNone() {
        return column.isEmpty() && !ofClasses();
    }

    /** The weights of classes without those of rows. */
    public RowWeights ofClassesAlone() {
        return new RowWeights(Optional.empty(), balanced, classes);
    }

    /** Whether classes have weights. */
    public boolean ofClasses() {
        return balanced || !classes.isEmpty();
    }

    /** By hand, as of {@link ComponentType}: making one takes the JVM long. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RowWeights it
                && column.equals(it.column)
                && balanced == it.balanced
                && classes.equals(it.classes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(column, balanced, classes);
    }
}
