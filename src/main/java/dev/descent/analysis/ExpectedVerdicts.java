package dev.descent.analysis;

import dev.descent.analysis.statistics.PairComparison;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.analysis.statistics.SignedRankComparison;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.Expectation;
import dev.descent.model.Expectation.Operand;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds conditions such as {@code verdict(adam, sgd) == better} against the pairs. Two configurations that the file names were named before
 * anything was trained, so that each such condition counts as one of as many as there are different pairs in them; where a name has several configurations
 * their values pick the best of these, and all pairs of the experiment count.
 */
final class ExpectedVerdicts {
    private final Results results;
    private final ExperimentSpec experiment;
    private final Ranking ranking;
    private final Comparisons comparisons;
    private final Optional<CompetitorStudies> studies;

    ExpectedVerdicts(Results results, Ranking ranking, Comparisons comparisons, Optional<CompetitorStudies> studies) {
        this.studies = studies;
        this.results = results;
        this.experiment = results.experiment();
        this.ranking = ranking;
        this.comparisons = comparisons;
    }

    /** Whether a condition is one of these. */
    static boolean isVerdict(Expectation expectation) {
        return expectation.left() instanceof Operand.Comparison || expectation.right() instanceof Operand.Comparison;
    }

    Verdict verdict(Expectation expectation) {
        boolean first = expectation.left() instanceof Operand.Comparison;
        Operand.Comparison sides = sides(expectation);
        String wanted = ((Operand.Word) (first ? expectation.right() : expectation.left())).text();
        List<RankedConfiguration> left = group(sides.left());
        List<RankedConfiguration> right = group(sides.right());
        if (left.isEmpty() || right.isEmpty()) {
            List<String> side = left.isEmpty() ? sides.left() : sides.right();
            return new Verdict(
                    expectation,
                    false,
                    new Unranked(results, ranking)
                            .of(
                                    String.join(", ", side),
                                    (trial, keys) -> Operand.Comparison.includes(
                                            side, trial.caseName(), keys, trial.settings())));
        }
        if (!comparisons.leavesChance()) {
            return new Verdict(expectation, false, "nothing is compared, for nothing is left to chance");
        }
        boolean picked = left.size() > 1 || right.size() > 1;
        int asked = asked();
        long counted = picked ? Math.max(asked, comparisons.pairs()) : asked;
        Unlike unlike = comparisons.unlike(left.get(0), right.get(0));
        if (studies.isPresent() && unlike.isNothing()) {
            return overStudies(expectation, wanted, competitor(left), competitor(right), counted);
        }
        PairComparison pairs = comparisons.between(left.get(0), right.get(0), counted);
        String word = pairs.verdict().word();
        boolean holds = word.equals(wanted) == expectation.operator().equals("==");
        String found = word + ": " + name(left.get(0)) + " against " + name(right.get(0))
                + (picked ? ", picked from " + left.size() + " and " + right.size() : "") + ", "
                + numbers(pairs, comparisons.unit(), counted, comparisons.overlap(left.get(0), right.get(0)))
                + (unlike.isNothing() ? "" : ", for " + unlike.reason());
        return new Verdict(expectation, holds, found);
    }

    /** Two competitors by all studies, as the verdict of the report is. */
    private Verdict overStudies(Expectation expectation, String wanted, String left, String right, long counted) {
        boolean compared =
                studies.orElseThrow().takesPart(left) && studies.get().takesPart(right);
        PairComparison pairs = studies.get().between(left, right, counted);
        String word = compared ? pairs.verdict().word() : PairVerdict.TOO_FEW.word();
        return new Verdict(
                expectation,
                word.equals(wanted) == expectation.operator().equals("=="),
                word + ": " + left + " against " + right + ", over "
                        + (compared
                                ? numbers(pairs, "study", counted, 0)
                                : "all studies, in none of which one of them has a value to be chosen by"));
    }

    /** The competitor that the first of some configurations is of. */
    private String competitor(List<RankedConfiguration> group) {
        ComparisonSpec comparison = experiment.search().comparison().orElseThrow();
        Trial trial = experiment.trials().get(group.get(0).first());
        return comparison.competitors().get(comparison.entrant(trial).competitor());
    }

    private static Operand.Comparison sides(Expectation expectation) {
        boolean first = expectation.left() instanceof Operand.Comparison;
        return (Operand.Comparison) (first ? expectation.left() : expectation.right());
    }

    /** How many different pairs the file asks about: the same one again, under other names or mirrored, is no further question. */
    private int asked() {
        Set<String> pairs = new TreeSet<>();
        for (Expectation expectation : experiment.expectations()) {
            if (isVerdict(expectation)) {
                String left = numbers(group(sides(expectation).left()));
                String right = numbers(group(sides(expectation).right()));
                pairs.add(left.compareTo(right) < 0 ? left + " " + right : right + " " + left);
            }
        }
        return pairs.size();
    }

    private static String numbers(List<RankedConfiguration> group) {
        StringBuilder numbers = new StringBuilder();
        for (RankedConfiguration standing : group) {
            numbers.append(standing.number()).append(',');
        }
        return numbers.toString();
    }

    /** The configurations that a side names, the best first. */
    private List<RankedConfiguration> group(List<String> side) {
        return ranking.ranked().stream()
                .filter(standing -> {
                    Trial trial = experiment.trials().get(standing.first());
                    return Operand.Comparison.includes(
                            side, trial.caseName(), experiment.sweptKeys(), trial.settings());
                })
                .toList();
    }

    private String name(RankedConfiguration standing) {
        return new Keys(experiment).describe(experiment.trials().get(standing.first()));
    }

    /** {@code 5 repeats: val_loss differs by 0.1 on average, interval −0.1 to 0.3, p 0.02 × 3 comparisons = 0.06 (paired t-test)}. */
    private String numbers(PairComparison pairs, String unit, long counted, double overlap) {
        StringBuilder text = new StringBuilder(Phrases.count(pairs.n(), unit));
        if (!Double.isNaN(pairs.meanDifference())) {
            text.append(": ").append(experiment.report().rankBy()).append(" differs by ");
            text.append(statistic(pairs.meanDifference())).append(pairs.n() > 1 ? " on average" : "");
        }
        if (pairs.verdict() == PairVerdict.TOO_FEW) {
            return text.toString();
        }
        if (!Double.isNaN(pairs.ciLow())) {
            text.append(", interval ").append(statistic(pairs.ciLow()));
            text.append(" to ").append(statistic(pairs.ciHigh()));
        }
        text.append(", ").append(ComparisonText.won(pairs));
        text.append(", p ").append(statistic(pairs.rankTest() ? pairs.pWilcoxon() : pairs.pT()));
        text.append(" × ").append(Phrases.count(counted, "comparison"));
        text.append(" = ").append(statistic(pairs.adjusted()));
        String test = pairs.rankTest() ? SignedRankComparison.called(pairs.n(), overlap) : "paired t-test";
        return text.append(" (").append(test).append(")").toString();
    }

    private static String statistic(double value) {
        return Cell.statistic(value).text();
    }
}
