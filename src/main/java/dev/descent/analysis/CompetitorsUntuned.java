package dev.descent.analysis;

import dev.descent.analysis.statistics.PairComparison;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Competitors as they were tuned against the same ones as they stand in the file, on the repeats that confirm: a comparison a competitor, each
 * counted as one of as many.
 */
public final class CompetitorsUntuned {
    private final Competitors competitors;
    private final Optional<Findings> untuned;
    private final Map<Integer, RankedConfiguration> standings = new HashMap<>();

    CompetitorsUntuned(Competitors competitors, Competition competition) {
        this.competitors = competitors;
        this.untuned = competition.untuned().map(Findings::of);
        untuned.ifPresent(of -> of.ranking()
                .standings()
                .forEach(it -> standings.put(
                        competitors.comparison().entrant(of.trial(it.first())).competitor(), it)));
    }

    /** The untuned one of a competitor, by its index. */
    Optional<RankedConfiguration> standing(int competitor) {
        return Optional.ofNullable(standings.get(competitor));
    }

    /** What the keys that were tuned of a competitor are where it stands untuned, {@code learning_rate 0.01}. */
    String values(Competitors.Row row) {
        Findings of = untuned.orElseThrow();
        Trial trial = of.trial(row.untuned().orElseThrow().first());
        Keys keys = new Keys(of.experiment());
        List<String> parts = new ArrayList<>();
        for (TunedValue value : row.values()) {
            int swept = keys.names().indexOf(value.key());
            String text = swept < 0 ? "" : keys.texts(trial).get(swept);
            if (text.isEmpty()) {
                text = trial.spec()
                        .optimizer()
                        .flatMap(it -> it.find(value.key()))
                        .map(it ->
                                it instanceof Number number ? NumberText.written(number.doubleValue()) : it.toString())
                        .orElse("");
            }
            if (!text.isEmpty()) {
                parts.add(value.key() + " " + text);
            }
        }
        return String.join("; ", parts);
    }

    /** Tuned against untuned; empty if it can't stand so, or was not tuned. */
    public Optional<PairComparison> gain(Competitors.Row row) {
        return row.isCompared() ? row.untuned().map(it -> compared(row, it, standings.size())) : Optional.empty();
    }

    private PairComparison compared(Competitors.Row row, RankedConfiguration other, long counted) {
        Findings tuned = competitors.findings();
        Findings of = untuned.orElseThrow();
        return RoundValues.compare(
                RoundValues.of(
                        tuned.experiment(), tuned.statistics(), row.chosen().trials()),
                RoundValues.of(of.experiment(), of.statistics(), other.trials()),
                tuned.comparisons().design(row.chosen(), row.chosen(), counted));
    }

    /** Who is better untuned than tuned, and who is so better than the winner, a sentence each. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        String judged = competitors.comparison().judgeBy();
        int sign = competitors.largerIsBetter(judged) ? -1 : 1;
        for (Competitors.Row row : competitors.rows()) {
            Optional<PairComparison> gain = gain(row);
            if (gain.isPresent()
                    && gain.get().verdict() != PairVerdict.BETTER
                    && sign * row.untuned().orElseThrow().wholeMean()
                            < sign * row.chosen().mean()) {
                warnings.add(row.name() + " as it stands in the file has a better " + judged + " than tuned, "
                        + row.untuned().get().meanCell().text() + " against "
                        + row.chosen().meanCell().text() + ": tuned it is "
                        + word(gain.get()) + "."
                        + (gain.get().verdict() == PairVerdict.WORSE
                                ? " What is best by " + competitors.comparison().selectBy() + " is not what is best by "
                                        + judged + "."
                                : ""));
            }
        }
        Competitors.Row winner = competitors.rows().get(0);
        for (Competitors.Row row : competitors.rows()) {
            if (row != winner
                    && row.untuned().isPresent()
                    && sign * row.untuned().get().wholeMean()
                            < sign * winner.chosen().mean()) {
                warnings.add(row.name() + " as it stands in the file has a better " + judged + " than the winner, "
                        + row.untuned().get().meanCell().text() + " against "
                        + winner.chosen().meanCell().text() + ": " + winner.name() + " is "
                        + word(compared(winner, row.untuned().get(), standings.size())) + ".");
            }
        }
        return warnings;
    }

    /** {@code worse (better in 1 of 10)}. */
    static String word(PairComparison pair) {
        String word = switch (pair.verdict()) {
            case UNDECIDED -> "not told from that";
            case TOO_FEW -> "not told from that, for there are too few repeats";
            case EQUAL -> "practically equal";
            default -> pair.verdict().word() + " by more than chance";
        };
        return word + " (" + ComparisonText.won(pair) + ")";
    }
}
