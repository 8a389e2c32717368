package dev.descent.analysis;

import dev.descent.analysis.statistics.MeanDifference;
import dev.descent.model.ComparisonSpec;
import dev.descent.number.Phrases;
import java.util.List;

/**
 * By how much having been chosen flattered competitors: repeat by repeat the mean, on the repeats that chose and on those that confirm, of each
 * competitor and of all. A repeat is what is drawn anew, for all competitors at once; so the two are two samples of repeats.
 */
final class Flattery {
    private final Competitors competitors;
    private final ComparisonSpec comparison;

    Flattery(Competitors competitors) {
        this.competitors = competitors;
        this.comparison = competitors.comparison();
    }

    /** Of all together, in a sentence. */
    String sentence() {
        List<Competitors.Row> rows = competitors.rows();
        List<String> without = rows.stream()
                .filter(row -> !isWhole(row))
                .map(Competitors.Row::name)
                .toList();
        if (!without.isEmpty()) {
            return "By how much having been chosen flattered is not told of all together, for " + Phrases.and(without)
                    + (without.size() == 1 ? " has" : " have") + " a trial without a value.";
        }
        MeanDifference it = difference(rows);
        boolean interval = !Double.isNaN(it.ciLow());
        boolean told = interval && (it.ciLow() > 0 || it.ciHigh() < 0);
        boolean worse = it.difference() < 0 == competitors.largerIsBetter(comparison.selectBy());
        return "Where they were chosen, the " + rows.size() + " have " + comparison.selectBy() + " "
                + statistic(it.left()) + " on average; on the repeats that confirm, " + statistic(it.right())
                + ". The mean when confirmed less the mean when chosen is " + statistic(it.difference())
                + (interval
                        ? " (95 % interval " + interval(it) + ", Welch, of " + comparison.tuningRepeats() + " and "
                                + comparison.confirmRepeats() + " repeats)"
                        : "")
                + (told
                        ? worse
                                ? ": having been chosen flattered."
                                : ": they came out better again, so that having been chosen did not flatter."
                        : interval
                                ? ", which is not told from 0."
                                : ", which can't be told from 0, for an interval takes two repeats of both.")
                + (competitors.isOfOneSplit()
                        ? " The validation rows are the same ones: this is about starting weights and orders of rows alone."
                        : "");
    }

    /** {@code 0.42 (-0.1 to 0.94)}, again less when chosen; empty where a trial has no value. */
    String of(Competitors.Row row) {
        if (!isWhole(row)) {
            return "";
        }
        MeanDifference it = difference(List.of(row));
        return statistic(it.difference()) + (Double.isNaN(it.ciLow()) ? "" : " (" + interval(it) + ")");
    }

    private static boolean isWhole(Competitors.Row row) {
        return row.tuned().tier() == 0 && row.chosen().tier() == 0;
    }

    private MeanDifference difference(List<Competitors.Row> rows) {
        return MeanDifference.of(means(rows, true), means(rows, false));
    }

    private double[] means(List<Competitors.Row> rows, boolean tuning) {
        return RepeatMeans.of(
                tuning ? competitors.tuning() : competitors.findings(),
                comparison.selectBy(),
                rows.stream()
                        .map(tuning ? Competitors.Row::tuned : Competitors.Row::chosen)
                        .toList());
    }

    private static String interval(MeanDifference it) {
        return statistic(it.ciLow()) + " to " + statistic(it.ciHigh());
    }

    private static String statistic(double value) {
        return Cell.statistic(value).text();
    }
}
