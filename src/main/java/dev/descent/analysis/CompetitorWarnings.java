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
import java.util.stream.Collectors;

/** What makes a comparison of competitors less than fair, or its tuning doubtful. */
final class CompetitorWarnings {
    private final Competitors competitors;
    private final Findings findings;
    private final ComparisonSpec comparison;
    private final List<Row> rows;
    private final CompetitorsUntuned untuned;

    CompetitorWarnings(Competitors competitors) {
        this.competitors = competitors;
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
                warnings.add("Of " + row.name() + ", " + competitors.text().none(row)
                        + (row.points() == 1 ? ": it" : ": the first") + " was trained again, but is not compared.");
            }
        }
        warnings.addAll(untuned.warnings());
        warnings.addAll(specialCases());
        repeated().ifPresent(warnings::add);
        unequal().ifPresent(warnings::add);
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

    /** Who was tuned by fewer different configurations than were to be drawn. */
    private Optional<String> repeated() {
        int drawn = comparison.space().configurations();
        String fewer = rows.stream()
                .filter(row -> !competitors.text().tries(row).equals(Integer.toString(drawn)))
                .map(row -> row.name() + " by " + competitors.text().tries(row))
                .collect(Collectors.joining(", "));
        return fewer.isEmpty()
                ? Optional.empty()
                : Optional.of("Not all were tuned by " + drawn + " different configurations: " + fewer
                        + ". Where lists have no more combinations, each of these was tried once; else draws repeated"
                        + " others.");
    }

    /** Where they did not tune as many keys, the number of each. */
    private Optional<String> unequal() {
        if (rows.stream().map(row -> row.values().size()).distinct().count() == 1) {
            return Optional.empty();
        }
        boolean asMany = competitors.text().tries().isEmpty();
        return Optional.of("They did not tune as many keys: "
                + rows.stream()
                        .map(row -> row.name() + " " + row.values().size())
                        .collect(Collectors.joining(", "))
                + (asMany ? "; the same number of configurations goes further for fewer keys." : "."));
    }
}
