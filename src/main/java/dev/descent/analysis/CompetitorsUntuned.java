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
 * Competitors as they were tuned against competitors as they stand in the file, on the repeats that confirm. Each against itself counts as one of
 * as many as there are; each against the others as one of all such pairs, for their values have put one first, or, where the file names a
 * competitor, as one of those with it.
 */
public final class CompetitorsUntuned {
    private final Competitors competitors;
    private final Optional<Findings> untuned;
    private final Map<Integer, RankedConfiguration> standings = new HashMap<>();

    /** A competitor that was tuned, against another one that was not. */
    public record Pair(Competitors.Row tuned, Competitors.Row untuned, PairComparison comparison) {}

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

    /** The keys of a competitor where it stands untuned, {@code untuned optimizer=sgd, learning_rate=0.01}. */
    public String describe(Competitors.Row row) {
        Findings of = untuned.orElseThrow();
        return "untuned "
                + new Keys(of.experiment())
                        .describe(of.trial(row.untuned().orElseThrow().first()));
    }

    /** Tuned against untuned; empty if it can't stand so, was not tuned, or the two can't be compared. */
    public Optional<PairComparison> gain(Competitors.Row row) {
        return isPair(row, row) ? compared(row, row, standings.size()) : Optional.empty();
    }

    /** Each that was tuned against each other one that was not, or those with the one that the file names, both in the order of the ranking. */
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Competitors.Row tuned : competitors.rows()) {
            for (Competitors.Row other : competitors.rows()) {
                if (tuned != other && (competitors.comparison().named().isEmpty() || isWithNamed(tuned, other))) {
                    between(tuned, other).ifPresent(it -> pairs.add(new Pair(tuned, other, it)));
                }
            }
        }
        return pairs;
    }

    /** The first by the value that judges, untuned; empty if none has one. */
    Optional<Competitors.Row> best() {
        return untuned.flatMap(it -> it.ranking().best())
                .flatMap(best -> competitors.rows().stream()
                        .filter(row -> row.untuned().filter(best::equals).isPresent())
                        .findFirst());
    }

    private Optional<PairComparison> between(Competitors.Row tuned, Competitors.Row other) {
        boolean named = isWithNamed(tuned, other);
        long counted = 0;
        for (Competitors.Row left : competitors.rows()) {
            for (Competitors.Row right : competitors.rows()) {
                counted += left != right && isPair(left, right) && (!named || isWithNamed(left, right)) ? 1 : 0;
            }
        }
        return isPair(tuned, other) ? compared(tuned, other, counted) : Optional.empty();
    }

    private static boolean isPair(Competitors.Row tuned, Competitors.Row other) {
        return tuned.isCompared() && other.untuned().isPresent();
    }

    private boolean isWithNamed(Competitors.Row one, Competitors.Row other) {
        return competitors
                .comparison()
                .named()
                .filter(it -> it.equals(one.name()) || it.equals(other.name()))
                .isPresent();
    }

    private Optional<PairComparison> compared(Competitors.Row row, Competitors.Row against, long counted) {
        Findings tuned = competitors.findings();
        Findings of = untuned.orElseThrow();
        RankedConfiguration other = against.untuned().orElseThrow();
        boolean alike =
                tuned.comparisons().unlike(row.chosen(), against.chosen()).isNothing()
                        && Likeness.haveOneUnit(
                                competitors.comparison().judgeBy(),
                                tuned.trial(row.chosen().first()),
                                of.trial(other.first()));
        return alike
                ? Optional.of(RoundValues.compare(
                        RoundValues.of(
                                tuned.experiment(),
                                tuned.statistics(),
                                row.chosen().trials()),
                        RoundValues.of(of.experiment(), of.statistics(), other.trials()),
                        tuned.comparisons().design(row.chosen(), row.chosen(), counted)))
                : Optional.empty();
    }

    /** Whether every trial of the first has a value, and their mean is better, or not every one of the second has. */
    private boolean isAhead(RankedConfiguration untuned, RankedConfiguration tuned) {
        int sign = competitors.largerIsBetter(competitors.comparison().judgeBy()) ? -1 : 1;
        return untuned.tier() == 0 && (tuned.tier() > 0 || sign * untuned.mean() < sign * tuned.mean());
    }

    /** Why the choice did not lead to what is better untuned, by what it was chosen by on the repeats that confirm. */
    private String cause(Competitors.Row row) {
        String selected = competitors.comparison().selectBy();
        Findings of = untuned.orElseThrow();
        RankedConfiguration standing = row.untuned().orElseThrow();
        double value = Competitors.mean(of, standing, selected).mean();
        double again = row.again().mean();
        boolean ahead = competitors.largerIsBetter(selected) ? value > again : value < again;
        if (!ahead) {
            return " What is best by " + selected + " is not what is best by "
                    + competitors.comparison().judgeBy() + ".";
        }
        return " It is ahead by " + selected + " too, "
                + Cell.statistic(value).text() + " against "
                + Cell.statistic(again).text()
                + (competitors.wasTried(row, of.trial(standing.first()).spec())
                        ? ": the repeats that tuned chose another, though it was among those that were tried."
                        : ": what was searched does not contain it.");
    }

    /** Of how many comparisons each with itself is one, a sentence; empty of one. */
    String counted() {
        return standings.size() > 1 ? " p of tuned against untuned is times " + standings.size() + "." : "";
    }

    /** Who is better untuned than tuned, and who is so better than the winner, a sentence each. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        String judged = competitors.comparison().judgeBy();
        for (Competitors.Row row : competitors.rows()) {
            Optional<PairComparison> gain = gain(row);
            if (gain.isPresent()
                    && gain.get().verdict() != PairVerdict.BETTER
                    && isAhead(row.untuned().orElseThrow(), row.chosen())) {
                warnings.add(row.name() + " as it stands in the file has a better " + judged + " than tuned, "
                        + CompetitorTables.mean(row.untuned().get()) + " against "
                        + CompetitorTables.mean(row.chosen()) + ": tuned it is "
                        + word(gain.get()) + "."
                        + (gain.get().verdict() == PairVerdict.WORSE ? cause(row) : ""));
            }
        }
        Competitors.Row winner = competitors.rows().get(0);
        for (Competitors.Row row : competitors.rows()) {
            Optional<PairComparison> pair = row == winner ? Optional.empty() : between(winner, row);
            if (pair.isPresent() && isAhead(row.untuned().orElseThrow(), winner.chosen())) {
                warnings.add(row.name() + " as it stands in the file has a better " + judged + " than the winner, "
                        + CompetitorTables.mean(row.untuned().get()) + " against "
                        + CompetitorTables.mean(winner.chosen()) + ": " + winner.name() + " is "
                        + word(pair.get()) + ".");
            }
        }
        return warnings;
    }

    /** Who is ahead of the winner though it was not tuned, in a sentence for the verdict; empty if nobody is. */
    Optional<String> ahead() {
        Competitors.Row winner = competitors.rows().get(0);
        int sign = competitors.largerIsBetter(competitors.comparison().judgeBy()) ? -1 : 1;
        Optional<Competitors.Row> ahead = best().filter(
                        it -> sign * it.untuned().orElseThrow().wholeMean()
                                < sign * winner.chosen().mean());
        return ahead.flatMap(it -> it == winner ? gain(winner) : between(winner, it))
                .map(pair -> ahead.get().name() + " untuned has "
                        + ahead.get().untuned().orElseThrow().meanCell().text() + ": "
                        + (ahead.get() == winner ? "tuned it" : winner.name()) + " is " + word(pair.verdict()) + ".");
    }

    private static String word(PairVerdict verdict) {
        return switch (verdict) {
            case UNDECIDED -> "not told from that";
            case TOO_FEW -> "not told from that, for there are too few repeats";
            case EQUAL -> "practically equal";
            default -> verdict.word() + " by more than chance";
        };
    }

    /** {@code worse by more than chance (better in 1 of 10, p = 0.02)}. */
    static String word(PairComparison pair) {
        String p = Cell.statistic(pair.adjusted()).text();
        return word(pair.verdict()) + " (" + ComparisonText.won(pair) + (p.isEmpty() ? "" : ", p = " + p) + ")"
                + ComparisonText.disputed(pair).map(it -> "; the" + it).orElse("");
    }
}
