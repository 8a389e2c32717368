package dev.descent.analysis;

import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Range;
import dev.descent.model.TrialSpec;

/** What values a loss or metric can have: a metric its own range, a loss that of its function, all else any. */
final class MeasureRange {
    private MeasureRange() {}

    /** The range of a column of trials.csv, of a trial that was trained so. */
    static Range of(String column, TrialSpec spec) {
        return Measure.ofColumn(column)
                .map(measure -> measure.type().metric().range())
                .orElseGet(() -> spec.network()
                        .filter(network -> column.endsWith("loss"))
                        .map(MeasureRange::ofLoss)
                        .orElse(Range.ANY));
    }

    private static Range ofLoss(NetworkSpec network) {
        return network.loss().type().loss().range();
    }
}
