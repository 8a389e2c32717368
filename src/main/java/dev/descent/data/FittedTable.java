package dev.descent.data;

import dev.descent.model.TableFormat;
import java.util.List;

/**
 * How rows of a table become inputs of a network and its outputs predictions, as the training rows have decided: all that is needed of
 * the table to predict others.
 *
 * @param format how the table's file is written
 * @param features in the order of the network's inputs
 * @param target what the outputs mean
 */
public record FittedTable(TableFormat format, List<FittedFeature> features, FittedTarget target) {
    public FittedTable {
        features = List.copyOf(features);
    }

    /** How many inputs the network has. */
    public int inputs() {
        return features.stream().mapToInt(it -> it.inputs().size()).sum();
    }

    /** The columns that the features are made of, in the order in which they come first. */
    public List<String> columns() {
        return features.stream().map(FittedFeature::column).distinct().toList();
    }
}
