package dev.descent.analysis;

import dev.descent.model.Direction;
import dev.descent.number.Phrases;
import java.util.ArrayList;
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
        String of = rows.size() == searched() ? "all " + searched() : "the " + rows.size() + " of " + searched();
        return of + " configurations that were confirmed";
    }

    /** Where the confirmed ones come from, {@code picked from 64 configurations × 3 repeats = 192 trials}. */
    String origin() {
        int configurations = tuning.ranking().all().size();
        int trials = tuning.statistics().trials();
        return "picked by " + Phrases.count(trials, "trial") + ": "
                + TrialSum.of(tuning.experiment(), configurations, trials, true);
    }

    /** How much having been picked flattered; empty where a configuration has no value any more. */
    public Optional<String> flattery() {
        double before = 0;
        double again = 0;
        for (Row row : rows) {
            if (row.confirmed().tier() > 0 || row.picked().tier() > 0) {
                return Optional.empty();
            }
            before += row.picked().mean() / rows.size();
            again += row.confirmed().mean() / rows.size();
        }
        String name = findings.experiment().report().rankBy();
        boolean worse = findings.ranking().direction() == Direction.LARGER_IS_BETTER ? again < before : again > before;
        String them = rows.size() == 1 ? "it" : "these " + rows.size();
        return Optional.of("Where " + (rows.size() == 1 ? "it was" : "they were") + " picked, " + them
                + (rows.size() == 1 ? " has " : " have ") + name + " " + statistic(before)
                + (rows.size() == 1 ? "" : " on average") + "; again, " + statistic(again) + ": "
                + (worse
                        ? "having been picked flattered by " + statistic(Math.abs(again - before)) + "."
                        : "having been picked did not flatter."));
    }

    private static String statistic(double value) {
        return Cell.statistic(value).text();
    }
}
