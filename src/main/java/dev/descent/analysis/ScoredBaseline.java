package dev.descent.analysis;

import dev.descent.analysis.statistics.Summary;
import dev.descent.data.DatasetKey;
import dev.descent.engine.Scores;
import dev.descent.model.Component;
import dev.descent.model.Measure;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A baseline with its losses and metrics, in every repeat and fold that the best configuration was trained in. */
public final class ScoredBaseline {
    /**
     * What it scored on one split.
     *
     * @param train on the rows that it was fitted on
     * @param validation empty without such a part
     * @param test empty without such a part
     */
    record OfSplit(Scores train, Optional<Scores> validation, Optional<Scores> test) {
        private Optional<Scores> of(String column) {
            return column.startsWith("val_") ? validation : column.startsWith("test_") ? test : Optional.of(train);
        }
    }

    private final String name;
    private final List<Trial> trials;
    private final Map<DatasetKey, OfSplit> scores;

    ScoredBaseline(String name, List<Trial> trials, Map<DatasetKey, OfSplit> scores) {
        this.name = name;
        this.trials = trials;
        this.scores = scores;
    }

    /** What reports and conditions call it. */
    public String name() {
        return name;
    }

    /** A loss or metric in the round of a trial; empty where it is undefined. */
    public Cell cell(String column, Trial trial) {
        Optional<Scores> part = scores.get(DatasetKey.of(trial)).of(column);
        String measure = TrialColumns.measureOf(column);
        if (part.isEmpty()) {
            return Cell.EMPTY;
        }
        if (Measure.isLoss(measure)) {
            return Cell.real((float) part.get().loss());
        }
        List<Component> metrics = trial.network().metrics();
        for (int m = 0; m < metrics.size(); m++) {
            if (Measure.name(metrics.get(m)).equals(measure)) {
                return Cell.real(part.get().metrics()[m]);
            }
        }
        return Cell.EMPTY;
    }

    /** A loss or metric over all rounds in which it is defined. */
    public Summary summary(String column) {
        return summary(column, trials);
    }

    /** A loss or metric over the rounds of some trials; repeats that share a fold are one round, for its score is the same in each. */
    Summary summary(String column, List<Trial> some) {
        double[] values = new double[some.size()];
        List<Trial> known = new ArrayList<>();
        Set<RoundValues.Round> rounds = new TreeSet<>();
        for (Trial trial : some) {
            Cell cell = cell(column, trial);
            if (!cell.isEmpty() && rounds.add(RoundValues.round(trial))) {
                values[known.size()] = cell.number();
                known.add(trial);
            }
        }
        Summary summary = Overlap.summary(known, Arrays.copyOf(values, known.size()));
        return known.isEmpty()
                ? summary
                : summary.within(MeasureRange.of(column, known.get(0).spec()));
    }

    /** The mean of a loss or metric as it is printed; empty where it is undefined. */
    public Cell mean(String column) {
        return mean(summary(column));
    }

    static Cell mean(Summary summary) {
        return summary.n() == 0
                ? Cell.EMPTY
                : summary.n() == 1 ? Cell.written(summary.mean()) : Cell.statistic(summary.mean());
    }
}
