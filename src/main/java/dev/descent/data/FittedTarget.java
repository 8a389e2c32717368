package dev.descent.data;

import dev.descent.model.DatasetSpec.TargetEncoding;
import java.util.List;

/**
 * What the outputs of a network mean, as the training rows have decided.
 *
 * @param columns the target columns
 * @param encoding what became of them
 * @param classes the classes, first the one that is 0 or −1; empty for numbers
 * @param scaling how numbers are scaled
 */
public record FittedTarget(List<String> columns, TargetEncoding encoding, List<String> classes, TargetScaling scaling) {
    public FittedTarget {
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
    }

    /** How many outputs the network has. */
    public int outputs() {
        return encoding == TargetEncoding.ONE_HOT ? classes.size() : columns.size();
    }
}
