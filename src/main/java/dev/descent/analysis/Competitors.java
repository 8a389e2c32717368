package dev.descent.analysis;

import dev.descent.model.ComparisonSpec;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of competitors: how each was tuned, what was chosen of it, and how it came out again. */
public final class Competitors {
    private final Findings findings;
    private final ComparisonSpec comparison;
    private final Competition competition;
    private final Findings tuning;
    private final List<Row> rows = new ArrayList<>();

    /**
     * A competitor.
     *
     * @param index of the competitor, from 0
     * @param name as the file has it
     * @param points how many configurations it was tuned by
     * @param tuned the one that was chosen, as it was tuned
     * @param chosen the same one, as it was confirmed
     */
    public record Row(int index, String name, int points, RankedConfiguration tuned, RankedConfiguration chosen) {}

    private Competitors(Findings findings, Competition competition) {
        this.findings = findings;
        this.competition = competition;
        this.comparison = findings.experiment().search().comparison().orElseThrow();
        this.tuning = findings.tuning().orElseThrow();
        Map<Integer, RankedConfiguration> tuned = new HashMap<>();
        Map<Integer, Integer> points = new HashMap<>();
        for (RankedConfiguration it : tuning.ranking().standings()) {
            tuned.put(it.number(), it);
            points.merge(competitor(tuning, it), 1, Integer::sum);
        }
        for (RankedConfiguration chosen : findings.ranking().ranked()) {
            int index = competitor(findings, chosen);
            rows.add(new Row(
                    index, comparison.competitors().get(index), points.get(index), tuned.get(chosen.number()), chosen));
        }
    }

    /** Those of an experiment; empty where nothing competes. */
    public static Optional<Competitors> of(Findings findings) {
        return findings.results().competition().map(it -> new Competitors(findings, it));
    }

    private int competitor(Findings of, RankedConfiguration standing) {
        return comparison.entrant(of.trial(standing.first())).competitor();
    }

    /** The competitors in the order of the ranking. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Who is ranked, {@code the 3 competitors, each the best of its 16 configurations}. */
    public String population() {
        int fewest = rows.stream().mapToInt(Row::points).min().orElse(0);
        int most = rows.stream().mapToInt(Row::points).max().orElse(0);
        return rows.size() + " competitors, each the best of its "
                + (fewest == most ? Integer.toString(most) : fewest + " to " + most) + " configurations by "
                + comparison.selectBy();
    }

    /** How they were tuned, {@code tuned by 144 trials, 3 × 16 configurations × 3 repeats}. */
    String origin() {
        int configurations = tuning.ranking().standings().size();
        int trials = competition.tuning().experiment().trials().size();
        return "tuned by " + Phrases.count(trials, "trial")
                + (comparison.studies() > 1 ? " of " + comparison.studies() + " studies" : "") + ": "
                + TrialSum.of(
                        tuning.experiment(), configurations, tuning.statistics().trials(), true)
                + (comparison.studies() > 1 ? " each" : "");
    }

    /** What the pairs of competitors come to, a sentence each, in the order of the ranking. */
    public List<String> verdicts() {
        List<String> verdicts = new ArrayList<>();
        Optional<CompetitorPairs> pairs = CompetitorPairs.of(findings);
        ComparisonText text = new ComparisonText(findings);
        for (CompetitorPairs.Pair pair : pairs.map(CompetitorPairs::all).orElse(List.of())) {
            verdicts.add(text.ofPair(
                    name(pair.left()), name(pair.right()), pair, pairs.get().counted() > 1));
        }
        return verdicts;
    }

    /** What the verdicts rest on. */
    public String method() {
        long counted =
                CompetitorPairs.of(findings).map(CompetitorPairs::counted).orElse(0L);
        String named = comparison.against().isPresent()
                ? ", for " + comparison.competitors().get(comparison.against().getAsInt())
                        + " was named before anything trained"
                : ", for these are all pairs";
        return "Each competitor by the configuration that was chosen of it, on "
                + Phrases.count(comparison.confirmRepeats(), "repeat") + " that nothing was chosen by"
                + (counted > 1 ? "; p-values times " + counted + named : "") + ".";
    }

    /** The name of the competitor that a configuration is of. */
    public String name(RankedConfiguration standing) {
        Trial first = findings.trial(standing.first());
        return comparison.competitors().get(comparison.entrant(first).competitor());
    }
}
