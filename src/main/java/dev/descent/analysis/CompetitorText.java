package dev.descent.analysis;

import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who competes, and how they were tuned, in sentences. */
public final class CompetitorText {
    private final Competitors competitors;
    private final Competition competition;
    private final ComparisonSpec comparison;
    private final Findings findings;
    private final Findings tuning;

    CompetitorText(Competitors competitors, Competition competition) {
        this.competitors = competitors;
        this.competition = competition;
        this.comparison = competitors.comparison();
        this.findings = competitors.findings();
        this.tuning = competitors.tuning();
    }

    /** Who is ranked, {@code 3 competitors, each the best of its 16 configurations by val_loss}. */
    public String population() {
        List<Competitors.Row> compared =
                competitors.rows().stream().filter(Competitors.Row::isCompared).toList();
        int fewest = compared.stream().mapToInt(Competitors.Row::points).min().orElse(0);
        int most = compared.stream().mapToInt(Competitors.Row::points).max().orElse(0);
        return compared.size() + " competitors, each the best of its "
                + (fewest == most ? Integer.toString(most) : fewest + " to " + most) + " configurations by "
                + comparison.selectBy();
    }

    /** Who has the same value as the first, {@code It shares that with adam.}; empty if nobody has. */
    Optional<String> sharing() {
        List<Competitors.Row> rows = competitors.rows();
        List<String> names = rows.stream()
                .skip(1)
                .filter(row -> row.isCompared()
                        && row.chosen().tier() == 0
                        && row.chosen().mean() == rows.get(0).chosen().mean())
                .map(Competitors.Row::name)
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of("It shares that with " + Phrases.and(names) + ".");
    }

    /** How many configurations each was tuned by, {@code adam 16, sgd 4}; empty where all had as many. */
    Optional<String> tries() {
        List<Competitors.Row> rows = competitors.rows();
        boolean equal = rows.stream().map(this::tries).distinct().count() == 1;
        return equal
                ? Optional.empty()
                : Optional.of("They were not tuned by as many configurations: "
                        + rows.stream()
                                .map(row -> row.name() + " " + tries(row))
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    /** {@code 16}, or {@code 1 to 2} where studies have drawn differently many. */
    String tries(Competitors.Row row) {
        IntSummaryStatistics counts = competitors.studies().stream()
                .flatMap(study -> study.rows().stream())
                .filter(it -> it.index() == row.index())
                .mapToInt(Competitors.Row::points)
                .summaryStatistics();
        return counts.getMin() == counts.getMax()
                ? Integer.toString(counts.getMax())
                : counts.getMin() + " to " + counts.getMax();
    }

    /** Who is not compared, {@code sgd: none of 16 configurations completed; not compared.} */
    Optional<String> absent() {
        List<String> parts = competitors.rows().stream()
                .filter(row -> !row.isCompared())
                .map(row -> row.name() + ": " + none(row) + "; not compared.")
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    /** {@code none of 16 configurations has a value of val_loss}. */
    String none(Competitors.Row row) {
        return (row.points() == 1
                        ? "its only configuration has no"
                        : "none of " + row.points() + " configurations has a")
                + " value of " + comparison.selectBy();
    }

    /** Where the chosen values of all, or of all but one, lie at an end of what was tried; empty where they do not. */
    Optional<String> atEnds() {
        List<Competitors.Row> compared =
                competitors.rows().stream().filter(Competitors.Row::isCompared).toList();
        long ends = compared.stream()
                .filter(row -> row.values().stream().anyMatch(it -> it.end().isPresent()))
                .count();
        return ends < 2 || ends < compared.size() - 1
                ? Optional.empty()
                : Optional.of(
                        "Of " + (ends == compared.size() ? "all " : "") + ends
                                + (ends == compared.size() ? "" : " of the " + compared.size())
                                + " competitors a chosen value lies at an end of those that were tried: these may not be at their best.");
    }

    /** How they were tuned, {@code tuned by 144 trials, 3 × 16 configurations × 3 repeats}. */
    String origin() {
        int trials = competition.tuning().experiment().trials().size();
        boolean alike = competitors.studies().stream()
                        .map(study -> study.tuning().ranking().standings().size())
                        .distinct()
                        .count()
                == 1;
        Findings counted = alike ? tuning : Findings.of(competition.tuning());
        return "tuned by " + Phrases.count(trials, "trial")
                + (comparison.studies() > 1 ? " of " + comparison.studies() + " studies" : "") + ": "
                + TrialSum.of(
                        counted.experiment(),
                        counted.ranking().standings().size(),
                        counted.statistics().trials(),
                        true)
                + (comparison.studies() > 1 && alike ? " each" : "")
                + ended()
                + (comparison.studies() > 1 || competition.untuned().isPresent()
                        ? "; "
                                + Phrases.count(
                                        competition
                                                        .confirming()
                                                        .experiment()
                                                        .trials()
                                                        .size()
                                                + competition
                                                        .untuned()
                                                        .map(it -> it.experiment()
                                                                .trials()
                                                                .size())
                                                        .orElse(0),
                                        "trial")
                                + " on the repeats that confirm, with "
                                + (comparison.studies() > 1 ? "all studies and " : "") + "untuned ones"
                        : "");
    }

    /** How many of the trials that tuned did not complete, of all studies. */
    private String ended() {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        for (Trial trial : competition.tuning().experiment().trials()) {
            counts.merge(competition.tuning().outcome(trial).status(), 1, Integer::sum);
        }
        counts.remove(Status.COMPLETED);
        List<String> parts = new ArrayList<>();
        counts.forEach((status, count) -> parts.add(count + " " + status.word()));
        return parts.isEmpty() ? ", all completed" : ", " + Phrases.and(parts);
    }

    /** What was searched, and how. */
    String searched() {
        ComparisonSpec.Space space = comparison.space();
        List<String> own = new ArrayList<>();
        for (Competitors.Row row : competitors.rows()) {
            String keys = row.values().stream()
                    .filter(it -> !(" " + space.keys()).contains(" " + it.key() + ": "))
                    .map(TunedValue::key)
                    .collect(Collectors.joining(", "));
            if (!keys.isEmpty()) {
                own.add(keys + " of " + row.name() + " as its alternative says");
            }
        }
        List<String> keys = new ArrayList<>();
        if (!space.keys().isEmpty()) {
            keys.add(space.keys());
        }
        keys.addAll(own);
        return "Searched: " + String.join("; ", keys) + ". " + space.search() + ", "
                + Phrases.count(space.configurations(), "draw") + " of each competitor"
                + (comparison.studies() > 1 ? " and study" : "") + ", seed "
                + findings.experiment().seed() + ".";
    }

    /** What of chance takes part in the verdicts, and what does not: a source with its part. */
    List<List<String>> sources() {
        boolean one = competitors.isOfOneSplit();
        String repeats = Phrases.count(comparison.confirmRepeats(), "repeat")
                + (comparison.studies() > 1
                        ? "; over all studies by " + comparison.studies() + " times as many, each study others"
                        : "");
        return List.of(
                List.of("starting weights and orders of rows", "measured, by " + repeats),
                List.of(
                        "which rows train and which validate",
                        one ? "not measured: one split" : "measured in part: parts of these rows, which overlap"),
                List.of("which rows test", "not measured: one test part"),
                List.of(
                        "which configurations were drawn",
                        comparison.studies() == 1
                                ? "not measured: one study (compare.studies)"
                                : "measured, by " + Phrases.count(comparison.studies(), "study")));
    }

    /** How many parameters the chosen networks have; empty where all have as many, or there is none. */
    Optional<String> sizes() {
        List<String> sizes = new ArrayList<>();
        Set<Long> different = new TreeSet<>();
        for (Competitors.Row row : competitors.rows()) {
            long parameters =
                    findings.results().outcome(findings.trial(row.chosen().first())) instanceof Completed it
                            ? it.parameters()
                            : 0;
            if (parameters > 0) {
                different.add(parameters);
                sizes.add(row.name() + " " + parameters);
            }
        }
        return different.size() < 2
                ? Optional.empty()
                : Optional.of(
                        "The chosen networks differ in size, so that a gradient evaluation of one is not as much work as"
                                + " that of another; parameters: " + String.join(", ", sizes) + ".");
    }
}
