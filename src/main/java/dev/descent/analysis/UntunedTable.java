package dev.descent.analysis;

import dev.descent.analysis.CompetitorTables.Table;
import dev.descent.analysis.CompetitorsUntuned.Pair;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.model.ComparisonSpec;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Competitors that were tuned against others that were not: who tunes one and not the other decides by more than the two methods. */
final class UntunedTable {
    /** Of more competitors the first are shown. */
    private static final int MOST = 8;

    private final Competitors competitors;
    private final ComparisonSpec comparison;
    private final List<Pair> pairs;

    private UntunedTable(Competitors competitors, List<Pair> pairs) {
        this.competitors = competitors;
        this.comparison = competitors.comparison();
        this.pairs = pairs;
    }

    /** The table; empty where there is no such pair. */
    static Optional<Table> of(Competitors competitors) {
        List<Pair> pairs = competitors.ofUntuned().pairs();
        return pairs.isEmpty() ? Optional.empty() : Optional.of(new UntunedTable(competitors, pairs).table());
    }

    private Table table() {
        List<Competitors.Row> others = competitors.rows().stream()
                .filter(row -> pairs.stream().anyMatch(it -> it.untuned() == row))
                .toList();
        List<Competitors.Row> tuned = competitors.rows().stream()
                .filter(row -> pairs.stream().anyMatch(it -> it.tuned() == row))
                .toList();
        List<Competitors.Row> across = others.stream().limit(MOST).toList();
        List<String> header = new ArrayList<>(List.of("tuned"));
        across.forEach(it -> header.add(it.name() + " untuned"));
        List<List<String>> rows = new ArrayList<>();
        for (Competitors.Row row : tuned.stream().limit(MOST).toList()) {
            List<String> cells = new ArrayList<>(List.of(row.name()));
            across.forEach(other -> cells.add(cell(row, other)));
            rows.add(cells);
        }
        List<String> sentences = new ArrayList<>();
        first().ifPresent(row -> tell(
                sentences,
                who(row, "tuned"),
                CompetitorTables.mean(row.chosen()),
                "untuned",
                pairs.stream().filter(it -> it.tuned() == row).toList()));
        firstUntuned()
                .ifPresent(row -> tell(
                        sentences,
                        who(row, "untuned"),
                        CompetitorTables.mean(row.untuned().orElseThrow()),
                        "tuned",
                        pairs.stream().filter(it -> it.untuned() == row).toList()));
        sentences.add(method() + (tuned.size() > MOST || others.size() > MOST ? " The first are shown." : ""));
        return new Table("Tuned against others untuned", header, rows, 1, sentences, false);
    }

    private String cell(Competitors.Row tuned, Competitors.Row other) {
        return pairs.stream()
                .filter(it -> it.tuned() == tuned && it.untuned() == other)
                .findFirst()
                .map(it -> CompetitorTables.gain(it.comparison()))
                .orElse("");
    }

    private Optional<Competitors.Row> first() {
        return comparison.named().isPresent()
                ? named()
                : competitors.rows().stream()
                        .filter(Competitors.Row::isCompared)
                        .findFirst();
    }

    private Optional<Competitors.Row> firstUntuned() {
        return comparison.named().isPresent()
                ? named()
                : competitors.ofUntuned().best();
    }

    /** {@code sgd tuned} where the file names it; else {@code adam, the first of those tuned}. */
    private String who(Competitors.Row row, String tuned) {
        return row.name() + (comparison.named().isPresent() ? " " + tuned : ", the first of those " + tuned);
    }

    private Optional<Competitors.Row> named() {
        return competitors.rows().stream()
                .filter(row -> comparison.named().filter(row.name()::equals).isPresent())
                .findFirst();
    }

    /** {@code adam, the first of those tuned (test_loss 2.03), against others untuned: better than sgd; undecided against momentum.} */
    private void tell(List<String> sentences, String who, String mean, String others, List<Pair> all) {
        List<String> parts = new ArrayList<>();
        for (PairVerdict verdict : PairVerdict.values()) {
            List<String> names = new ArrayList<>();
            for (Pair pair : all) {
                PairVerdict seen = pair.comparison().verdict();
                boolean isTuned = others.equals("untuned");
                if ((isTuned ? seen : seen.reversed()) == verdict) {
                    names.add((isTuned ? pair.untuned() : pair.tuned()).name());
                }
            }
            if (!names.isEmpty()) {
                parts.add(switch (verdict) {
                            case BETTER -> "better than ";
                            case WORSE -> "worse than ";
                            case EQUAL -> "practically equal to ";
                            case UNDECIDED -> "undecided against ";
                            case TOO_FEW -> "too few pairs against ";
                        }
                        + Phrases.and(names));
            }
        }
        if (!parts.isEmpty()) {
            sentences.add(who + " ("
                    + comparison.judgeBy() + " " + mean + "), against others " + others + ": "
                    + String.join("; ", parts) + ".");
        }
    }

    private String method() {
        long counted = pairs.get(0).comparison().design().counted();
        long themselves = competitors.rows().stream()
                .filter(row -> competitors.ofUntuned().gain(row).isPresent())
                .count();
        return "Pairs are of the " + Phrases.count(comparison.confirmRepeats(), "repeat") + " that confirm"
                + (counted == 1
                        ? ""
                        : "; p-values times " + counted + ", for these are all pairs"
                                + comparison
                                        .named()
                                        .map(it -> " with " + it + ", which the file names")
                                        .orElse(" of one tuned and another untuned"))
                + ". Each against itself untuned stands under Tuning, as one of " + themselves
                + ". comparisons.csv has all with p and interval.";
    }
}
