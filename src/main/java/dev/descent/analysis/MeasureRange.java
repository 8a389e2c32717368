package dev.descent.analysis;

import dev.descent.model.Measure;
import dev.descent.model.Range;
import dev.descent.model.TrialSpec;
import java.util.Optional;

/** What values a loss or metric can have: a metric its own range, a loss that of its function, all else any. */
final class MeasureRange {
    private MeasureRange() {}

    /** The range of a column of trials.csv, of a trial that was trained so. */
    static Range of(String column, TrialSpec spec) {
        Optional<Measure> measure = Measure.ofColumn(column);
        if (measure.isPresent()) {
            return measure.get().type().metric().range();
        }
        return spec.network().isPresent() && Measure.isLoss(column)
                ? spec.network().get().loss().type().loss().range()
                : Range.ANY;
    }
}
