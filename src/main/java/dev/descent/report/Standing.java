package dev.descent.report;

import dev.descent.number.NumberText;
import dev.descent.stats.Summary;
import java.util.List;

/**
 * A configuration in the ranking. Trials are meant by their index from 0.
 *
 * @param number of the configuration, from 1
 * @param trials its repeats and folds
 * @param completed how many of them completed
 * @param diverged how many diverged
 * @param failed how many failed
 * @param summary of the ranking value over those that completed and have one
 */
record Standing(int number, List<Integer> trials, int completed, int diverged, int failed, Summary summary) {
    Standing {
        trials = List.copyOf(trials);
    }

    /** What the configuration is ranked by: its only value, or the mean of several as it is printed. */
    double mean() {
        return summary.n() == 1 ? summary.mean() : NumberText.roundStatistic(summary.mean());
    }

    /** {@link #mean()} as printed. */
    Cell meanCell() {
        return summary.n() == 1 ? Cell.written(summary.mean()) : Cell.statistic(summary.mean());
    }

    /** 0 if every trial completed, 1 if some did, 2 if none has a value to be ranked by. */
    int tier() {
        return summary.n() == 0 ? 2 : diverged + failed > 0 ? 1 : 0;
    }

    /** The index of the first trial, which stands for the configuration's keys. */
    int first() {
        return trials.get(0);
    }
}
