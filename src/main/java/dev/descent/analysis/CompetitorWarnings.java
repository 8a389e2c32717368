package dev.descent.analysis;

import dev.descent.analysis.Competitors.Row;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.Component;
import dev.descent.model.Facts;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What makes a comparison of competitors less than fair, or its tuning doubtful. */
final class CompetitorWarnings {
    private final Findings findings;
    private final ComparisonSpec comparison;
    private final List<Row> rows;
    private final CompetitorsUntuned untuned;

    CompetitorWarnings(Competitors competitors) {
        this.findings = competitors.findings();
        this.comparison = competitors.comparison();
        this.rows = competitors.rows();
        this.untuned = competitors.ofUntuned();
    }

    /** A sentence each. */
    List<String> list() {
        List<String> warnings = new ArrayList<>();
        for (Row row : rows) {
            List<String> ends = new ArrayList<>();
            for (TunedValue value : row.values()) {
                value.end()
                        .ifPresent(end -> ends.add(value.key() + " " + value.text() + " is the "
                                + (end.equals("lower") ? "least" : "greatest") + " of " + value.tried()));
            }
            if (!ends.isEmpty()) {
                warnings.add("Of " + row.name() + ", the chosen " + Phrases.and(ends)
                        + " that were tried: what lies beyond may be better.");
            }
            if (!row.isCompared()) {
                warnings.add("Of " + row.name() + ", no configuration of " + row.points() + " has a value of "
                        + comparison.selectBy() + ": its first was trained again, but is not compared.");
            }
        }
        warnings.addAll(untuned.warnings());
        warnings.addAll(specialCases());
        repeated().ifPresent(warnings::add);
        unequal(
                        "tuned ",
                        "key",
                        row -> row.values().size(),
                        ": the same number of configurations goes further for fewer keys.")
                .ifPresent(warnings::add);
        return warnings;
    }

    /** An optimizer that includes another one, and is beaten by it by more than chance, was not tuned well. */
    private List<String> specialCases() {
        List<String> warnings = new ArrayList<>();
        for (Row general : rows) {
            Optional<Facts.SpecialCase> special =
                    optimizer(general).flatMap(it -> it.type().optimizer().special());
            for (Row narrow : rows) {
                if (special.isPresent()
                        && general.isCompared()
                        && narrow.isCompared()
                        && isCase(special.get(), narrow)
                        && isBetter(narrow, general)) {
                    String parameter = special.get().parameter();
                    boolean tuned = general.values().stream()
                            .anyMatch(
                                    it -> it.key().equals(parameter) || it.key().endsWith("." + parameter));
                    warnings.add(narrow.name() + " is better than " + general.name() + ", which becomes it where "
                            + parameter + " is "
                            + NumberText.written(special.get().value()) + ": "
                            + (tuned
                                    ? general.name() + " may have been tuned too little, or over the wrong range."
                                    : "the " + parameter + " of " + general.name()
                                            + optimizer(general)
                                                    .flatMap(it -> it.find(parameter))
                                                    .map(it -> ", "
                                                            + Cell.text(Competitors.text(it))
                                                                    .text() + ",")
                                                    .orElse("")
                                            + " was not tuned."));
                }
            }
        }
        return warnings;
    }

    private Optional<Component> optimizer(Row row) {
        return findings.trial(row.chosen().first()).spec().optimizer();
    }

    private boolean isCase(Facts.SpecialCase special, Row row) {
        Optional<Component> optimizer = optimizer(row);
        return optimizer.filter(it -> it.is(special.optimizer())).isPresent()
                && optimizer
                        .flatMap(it -> it.find(special.parameter()))
                        .filter(value -> !value.equals(special.value()))
                        .isEmpty();
    }

    private boolean isBetter(Row left, Row right) {
        Comparisons comparisons = findings.comparisons();
        return comparisons
                        .between(left.chosen(), right.chosen(), comparisons.pairs())
                        .verdict()
                == PairVerdict.BETTER;
    }

    /** Where draws repeat others of the same competitor, of whom how many. */
    private Optional<String> repeated() {
        int drawn = comparison.space().configurations();
        List<String> parts = new ArrayList<>();
        for (Row row : rows) {
            if (row.points() < drawn) {
                parts.add(row.name() + " by " + row.points() + ", for " + (drawn - row.points())
                        + (drawn - row.points() == 1 ? " draw repeats another" : " draws repeat others"));
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Of " + drawn + " draws each, some were tuned by fewer different configurations: "
                        + String.join("; ", parts) + ".");
    }

    private Optional<String> unequal(String verb, String thing, ToIntFunction<Row> count, String therefore) {
        Row most = rows.get(0);
        Row least = rows.get(0);
        for (Row row : rows) {
            most = count.applyAsInt(row) > count.applyAsInt(most) ? row : most;
            least = count.applyAsInt(row) < count.applyAsInt(least) ? row : least;
        }
        return count.applyAsInt(most) == count.applyAsInt(least)
                ? Optional.empty()
                : Optional.of(most.name() + " " + verb + Phrases.count(count.applyAsInt(most), thing) + ", "
                        + least.name() + " " + Phrases.count(count.applyAsInt(least), thing) + therefore);
    }
}
