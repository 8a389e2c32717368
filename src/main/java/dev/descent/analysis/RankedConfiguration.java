package dev.descent.analysis;

import dev.descent.analysis.statistics.Summary;
import dev.descent.model.Range;
import dev.descent.model.Rank;
import dev.descent.number.NumberText;
import java.util.List;

/**
 * A configuration in the ranking. Trials are meant by their index from 0.
 *
 * @param number of the configuration, from 1
 * @param trials its repeats and folds
 * @param completed how many of them completed
 * @param diverged how many diverged
 * @param failed how many failed
 * @param halved how many a search stopped before their last epoch
 * @param halvedAt the last epoch that any of these was stopped at; 0 if none was
 * @param undefined how many completed without a value to be ranked by, though one could be had of their data
 * @param summary of the ranking value over those that completed and have one
 * @param range what that value can be
 */
public record RankedConfiguration(
        int number,
        List<Integer> trials,
        int completed,
        int diverged,
        int failed,
        int halved,
        int halvedAt,
        int undefined,
        Summary summary,
        Range range) {
    public RankedConfiguration {
        trials = List.copyOf(trials);
    }

    /** A configuration that no search stopped. */
    public RankedConfiguration(
            int number,
            List<Integer> trials,
            int completed,
            int diverged,
            int failed,
            int undefined,
            Summary summary,
            Range range) {
        this(number, trials, completed, diverged, failed, 0, 0, undefined, summary, range);
    }

    /** Whether a search stopped it, so that its values are those of an earlier epoch. */
    public boolean isHalved() {
        return halved > 0;
    }

    /** The summary as it is shown: its interval ends where the values must. */
    public Summary shown() {
        return summary.within(range);
    }

    /** What the configuration is ranked by: its only value, or the mean of several as it is printed. */
    public double mean() {
        return summary.n() == 1 ? summary.mean() : NumberText.roundStatistic(summary.mean());
    }

    /** {@link #mean()} where no trial lost its value; else NaN. */
    public double wholeMean() {
        return tier() == 0 ? mean() : Double.NaN;
    }

    /** {@link #mean()} as printed. */
    public Cell meanCell() {
        return summary.n() == 1 ? Cell.written(summary.mean()) : Cell.statistic(summary.mean());
    }

    /**
     * 0 if every trial has a value or can't have one because of its data, 1 if some others have none, 2 if there is no value to be ranked
     * by.
     */
    public int tier() {
        return summary.n() == 0 ? 2 : diverged + failed + undefined > 0 ? 1 : 0;
    }

    /** How many values the mean is of, {@code 3}, or {@code 2 of 5} trials. */
    public String values() {
        int of = completed + diverged + failed + halved;
        return summary.n() < of ? summary.n() + " of " + of : Integer.toString(of);
    }

    public Rank rank() {
        return new Rank(tier(), mean(), number);
    }

    /** The index of the first trial, which stands for the configuration's keys. */
    public int first() {
        return trials.get(0);
    }
}
