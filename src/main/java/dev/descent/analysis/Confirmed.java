package dev.descent.analysis;

import dev.descent.analysis.statistics.MeanDifference;
import dev.descent.model.Confirmation;
import dev.descent.model.Direction;
import dev.descent.model.Status;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the configurations that a search picked: the value that each was picked by, and its value on repeats that it was not
 * picked by. Of several values the best is the best by luck too, so that the first flatters; by how much, the second shows.
 */
public final class Confirmed {
    private final Findings findings;
    private final Findings tuning;
    private final List<Row> rows = new ArrayList<>();

    /**
     * A configuration.
     *
     * @param picked as the search ranked it
     * @param rank that it had there, from 1
     * @param confirmed as it came out again
     */
    public record Row(RankedConfiguration picked, int rank, RankedConfiguration confirmed) {}

    private Confirmed(Findings findings, Findings tuning) {
        this.findings = findings;
        this.tuning = tuning;
        List<RankedConfiguration> before = tuning.ranking().ranked();
        Map<Integer, Integer> ranks = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            ranks.put(before.get(i).number(), i);
        }
        for (RankedConfiguration again : findings.ranking().ranked()) {
            int rank = ranks.get(again.number());
            rows.add(new Row(before.get(rank), rank + 1, again));
        }
    }

    /** Of an experiment that confirms; empty for others. */
    public static Optional<Confirmed> of(Findings findings) {
        return findings.tuning().map(tuning -> new Confirmed(findings, tuning));
    }

    /** The configurations, best first as they were confirmed. */
    public List<Row> rows() {
        return rows;
    }

    /** How many configurations they were picked from. */
    int searched() {
        return tuning.ranking().all().size();
    }

    /** Who was confirmed, {@code the 8 of 64 configurations that were confirmed}. */
    public String population() {
        String of = areAll() ? "all " + searched() : "the " + rows.size() + " of " + searched();
        return of + " configurations that were confirmed";
    }

    /** Whether every configuration was confirmed, so that none was picked. */
    public boolean areAll() {
        return rows.size() == searched();
    }

    /** Where the confirmed ones come from, {@code picked by 192 trials: 64 configurations × 3 repeats, 43 of them halved}. */
    String origin() {
        TrialStatistics searched = tuning.statistics();
        StringBuilder origin = new StringBuilder(areAll() ? "searched by " : "picked by ");
        origin.append(Phrases.count(searched.trials(), "trial")).append(": ");
        origin.append(TrialSum.of(tuning.experiment(), searched(), searched.trials(), true));
        String of = " of them ";
        for (Status status : Status.values()) {
            int count = searched.count(status);
            if (status != Status.COMPLETED && count > 0) {
                origin.append(", ").append(count).append(of).append(status.word());
                of = " ";
            }
        }
        return origin.toString();
    }

    /** What kept configurations from being picked, a sentence each. */
    public List<String> left() {
        List<String> sentences = new ArrayList<>();
        Halved.sentence(tuning).ifPresent(it -> sentences.add(it + " None of these was confirmed."));
        int asked = findings.experiment()
                .search()
                .confirmation()
                .map(Confirmation::best)
                .orElse(0);
        if (rows.size() < Math.min(asked, searched())) {
            sentences.add("The file asks for the best " + asked + "; no more than "
                    + Phrases.count(rows.size(), "configuration") + " came to the end with a value.");
        }
        return sentences;
    }

    /** The sentence of an experiment that would have confirmed, had anything had a value; empty of all others. */
    static Optional<String> nothing(Findings findings) {
        boolean dropped = findings.experiment().search().confirmation().isPresent()
                && findings.tuning().isEmpty()
                && !findings.results().areUnderWay();
        return dropped
                ? Optional.of("Nothing was confirmed, for no configuration came to the end of the search with a value.")
                : Optional.empty();
    }

    /** How much having been picked flattered the first, and all in the middle; empty where nothing was picked. */
    public Optional<String> flattery() {
        if (areAll()) {
            return Optional.empty();
        }
        Row first = rows.stream().min(Comparator.comparingInt(Row::rank)).orElseThrow();
        List<String> parts = new ArrayList<>();
        double worse = worse(first);
        String again = first.confirmed().summary().n() == 0
                ? "it has no value"
                : "it has " + first.confirmed().meanCell().text();
        parts.add((rows.size() == 1 ? "It" : "The first of them") + " had "
                + findings.experiment().report().rankBy() + " "
                + first.picked().meanCell().text() + " when it was picked; again, " + again
                + (Double.isInfinite(worse) ? ", and not every trial has one." : ". " + difference(first)));
        if (rows.size() > 2) {
            double median =
                    median(rows.stream().mapToDouble(this::worse).sorted().toArray());
            parts.add("By the median of all " + rows.size() + ", "
                    + (Double.isInfinite(median)
                            ? "values are lost again."
                            : median == 0
                                    ? "a value is the same again."
                                    : "a value is " + statistic(Math.abs(median)) + (median > 0 ? " worse" : " better")
                                            + " again."));
        }
        return Optional.of(String.join(" ", parts));
    }

    /** The value again less that when picked, and whether it is told from 0. */
    private String difference(Row row) {
        String rankBy = findings.experiment().report().rankBy();
        double[] picked = RepeatMeans.of(tuning, rankBy, List.of(row.picked()));
        double[] again = RepeatMeans.of(findings, rankBy, List.of(row.confirmed()));
        MeanDifference it = MeanDifference.of(picked, again);
        String text = "The value when confirmed less the value when picked is " + statistic(it.difference());
        if (Double.isNaN(it.ciLow())) {
            return text + ", which can't be told from 0, for an interval takes two repeats of both.";
        }
        boolean told = it.ciLow() > 0 || it.ciHigh() < 0;
        return text + " (95 % interval " + statistic(it.ciLow()) + " to " + statistic(it.ciHigh()) + ", Welch, of "
                + picked.length + " and " + again.length + " repeats)"
                + (!told
                        ? ", which is not told from 0."
                        : worse(row) > 0
                                ? ": having been picked flattered it."
                                : ": having been picked did not flatter it.");
    }

    /** By how much a value is worse again than when it was picked; infinite where trials lost theirs. */
    private double worse(Row row) {
        if (row.confirmed().tier() > row.picked().tier()) {
            return Double.POSITIVE_INFINITY;
        }
        double more = row.confirmed().mean() - row.picked().mean();
        return findings.ranking().direction() == Direction.LARGER_IS_BETTER ? -more : more;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String statistic(double value) {
        return Cell.statistic(value).text();
    }
}
