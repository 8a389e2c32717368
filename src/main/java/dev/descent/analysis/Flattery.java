package dev.descent.analysis;

import dev.descent.analysis.statistics.MeanDifference;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.Trial;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * By how much having been chosen flattered competitors: the mean over all of them, repeat by repeat, on the repeats that chose and on those
 * that confirm. A repeat is what is drawn anew, for all competitors at once; so the two are two samples of repeats.
 */
final class Flattery {
    private final Competitors competitors;
    private final ComparisonSpec comparison;

    Flattery(Competitors competitors) {
        this.competitors = competitors;
        this.comparison = competitors.comparison();
    }

    /** In a sentence; empty where one has a trial without a value. */
    Optional<String> sentence() {
        for (Competitors.Row row : competitors.rows()) {
            if (row.tuned().tier() > 0 || row.chosen().tier() > 0) {
                return Optional.empty();
            }
        }
        MeanDifference it = MeanDifference.of(means(true), means(false));
        String first = "Where they were chosen, the " + competitors.rows().size() + " have " + comparison.selectBy()
                + " " + statistic(it.left()) + " on average; on the repeats that confirm, " + statistic(it.right())
                + ". ";
        boolean interval = !Double.isNaN(it.ciLow());
        boolean larger = competitors.largerIsBetter(comparison.selectBy());
        double worse = larger ? -it.difference() : it.difference();
        String by = statistic(Math.abs(it.difference()))
                + (interval
                        ? " (95 % interval of the difference " + statistic(it.ciLow()) + " to " + statistic(it.ciHigh())
                                + ", Welch, of " + comparison.tuningRepeats() + " and "
                                + comparison.confirmRepeats() + " repeats)"
                        : "");
        boolean told = interval && (it.ciLow() > 0 || it.ciHigh() < 0);
        return Optional.of(first
                + (told
                        ? (worse > 0
                                ? "Having been chosen flattered by " + by + "."
                                : "They came out better again, by " + by + ": having been chosen did not flatter.")
                        : "They differ by " + by + ", which says nothing on whether having been chosen flattered"
                                + (interval ? "" : ", for an interval takes two repeats of both") + ".")
                + (competitors.isOfOneSplit()
                        ? " The validation rows are the same ones: this is about starting weights and orders of rows alone."
                        : ""));
    }

    /** The mean over competitors and folds of each repeat. */
    private double[] means(boolean tuning) {
        Findings of = tuning ? competitors.tuning() : competitors.findings();
        RankingValue value = new RankingValue(comparison.selectBy());
        Map<Integer, double[]> sums = new TreeMap<>();
        for (Competitors.Row row : competitors.rows()) {
            for (int index : (tuning ? row.tuned() : row.chosen()).trials()) {
                Trial trial = of.trial(index);
                double it = value.of(trial, of.results().outcome(trial));
                double[] sum = sums.computeIfAbsent(trial.repeat(), repeat -> new double[2]);
                sum[0] += Double.isNaN(it) ? 0 : it;
                sum[1] += Double.isNaN(it) ? 0 : 1;
            }
        }
        return sums.values().stream()
                .filter(sum -> sum[1] > 0)
                .mapToDouble(sum -> sum[0] / sum[1])
                .toArray();
    }

    private static String statistic(double value) {
        return Cell.statistic(value).text();
    }
}
