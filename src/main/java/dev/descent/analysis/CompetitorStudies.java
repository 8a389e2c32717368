package dev.descent.analysis;

import dev.descent.analysis.statistics.PairComparison;
import dev.descent.analysis.statistics.PairDesign;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.model.ComparisonSpec;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Competitors over several studies: of each its mean a study, compared pair by pair. n is the number of studies: each draws configurations and
 * confirms on repeats of its own, so that they vary by both, while rows that test are the same in all. A competitor without a value to be
 * chosen by in any study takes no part.
 */
public final class CompetitorStudies {
    private final ComparisonSpec comparison;
    private final Findings findings;
    private final List<Competitors> studies;
    private final Competitors first;
    private final List<Standing> standings = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    /**
     * A competitor.
     *
     * @param values a mean a study; NaN where one of its trials has no value
     * @param mean of those that there are, as printed; NaN without any
     * @param without how many studies have none
     */
    public record Standing(String name, List<Double> values, double mean, int without) {
        private double[] each() {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** Two competitors, the better mean or the one that is held against another on the left. */
    public record Pair(String left, String right, PairComparison comparison) {}

    CompetitorStudies(Competitors first) {
        this.comparison = first.comparison();
        this.findings = first.findings();
        this.studies = first.studies();
        this.first = first;
        for (String name : comparison.competitors()) {
            standings.add(standing(name));
        }
        int sign = first.largerIsBetter(comparison.judgeBy()) ? -1 : 1;
        standings.sort(Comparator.comparingInt(Standing::without).thenComparingDouble(it -> sign * it.mean()));
        compare(sign < 0);
    }

    private Standing standing(String name) {
        double[] values = new double[studies.size()];
        double sum = 0;
        int without = 0;
        for (int study = 0; study < values.length; study++) {
            values[study] = studies.get(study).rows().stream()
                    .filter(row -> row.name().equals(name))
                    .mapToDouble(row -> row.isCompared() ? row.chosen().wholeMean() : Double.NaN)
                    .findFirst()
                    .orElse(Double.NaN);
            without += Double.isNaN(values[study]) ? 1 : 0;
            sum += Double.isNaN(values[study]) ? 0 : values[study];
        }
        double mean =
                without == values.length ? Double.NaN : NumberText.roundStatistic(sum / (values.length - without));
        return new Standing(name, Arrays.stream(values).boxed().toList(), mean, without);
    }

    private boolean takesPart(Standing standing) {
        return studies.stream()
                .flatMap(study -> study.rows().stream())
                .anyMatch(row -> row.isCompared() && row.name().equals(standing.name()));
    }

    private void compare(boolean largerIsBetter) {
        Optional<String> named = comparison.named();
        List<Standing> compared = standings.stream().filter(this::takesPart).toList();
        long counted = named.isPresent() ? Math.max(1, compared.size() - 1L) : PairDesign.pairs(compared.size());
        for (int i = 0; i < compared.size(); i++) {
            for (int j = i + 1; j < compared.size(); j++) {
                Standing left = compared.get(i);
                Standing right = compared.get(j);
                boolean turned = named.isPresent() && named.get().equals(left.name());
                if (named.isEmpty() || turned || named.get().equals(right.name())) {
                    add(turned ? right : left, turned ? left : right, largerIsBetter, counted);
                }
            }
        }
    }

    private void add(Standing left, Standing right, boolean largerIsBetter, long counted) {
        pairs.add(new Pair(left.name(), right.name(), compared(left, right, largerIsBetter, counted)));
    }

    /**
     * Two competitors that the file asks about.
     *
     * @param counted of how many comparisons this is one
     */
    PairComparison between(String left, String right, long counted) {
        return compared(find(left), find(right), first.largerIsBetter(comparison.judgeBy()), counted);
    }

    /** Whether a competitor has a value to be chosen by in some study. */
    boolean takesPart(String name) {
        return takesPart(find(name));
    }

    private Standing find(String name) {
        return standings.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private PairComparison compared(Standing left, Standing right, boolean largerIsBetter, long counted) {
        double within = Double.isNaN(left.mean())
                ? 0
                : findings.experiment().report().practicallyEqual().within(left.mean());
        PairDesign design = new PairDesign(
                largerIsBetter,
                0,
                counted,
                within,
                findings.ranking().standings().get(0).range().width());
        return PairComparison.of(left.each(), right.each(), design);
    }

    /** The competitors by their means over the studies, the best first; those that lack a value in some study come after. */
    public List<Standing> standings() {
        return List.copyOf(standings);
    }

    /** All pairs, or those with the one that the file names. */
    public List<Pair> pairs() {
        return List.copyOf(pairs);
    }

    /** Who ranks first how often, most often first. */
    Map<String, Integer> wins() {
        Map<String, Integer> wins = new LinkedHashMap<>();
        comparison.competitors().forEach(name -> wins.put(name, 0));
        for (Competitors study : studies) {
            study.findings().ranking().best().ifPresent(best -> wins.merge(study.name(best), 1, Integer::sum));
        }
        Map<String, Integer> sorted = new LinkedHashMap<>();
        wins.entrySet().stream()
                .filter(it -> it.getValue() > 0)
                .sorted((a, b) -> Integer.compare(b.getValue(), a.getValue()))
                .forEach(it -> sorted.put(it.getKey(), it.getValue()));
        return sorted;
    }

    /** What all studies come to; empty where no competitor has a value. */
    Optional<String> verdict() {
        Standing best = standings.get(0);
        if (Double.isNaN(best.mean())) {
            return Optional.empty();
        }
        if (comparison.named().isPresent() && first.isNamedAbsent()) {
            return Optional.of(first.nothingCompared());
        }
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        String over = "Over all " + studies.size() + " studies, ";
        boolean few = pairs.stream().allMatch(it -> it.comparison().verdict() == PairVerdict.TOO_FEW);
        boolean same = pairs.stream().allMatch(it -> it.comparison().same());
        String lowest = comparison.against().isPresent()
                ? ""
                : best.name() + " has the best mean, "
                        + Cell.statistic(best.mean()).text();
        if (few) {
            return Optional.of(over + (lowest.isEmpty() ? "it" : lowest + "; it")
                    + " can't be told how much of that is chance"
                    + (same
                            ? "."
                            : ", for that takes "
                                    + atLeast(pairs.stream()
                                            .filter(it -> !it.comparison().same())
                                            .mapToInt(CompetitorStudies::fewest)
                                            .min()
                                            .orElseThrow())
                                    + "."));
        }
        if (comparison.against().isPresent()) {
            String named = comparison.named().orElseThrow();
            return Optional.of(
                    over + counts(pairs, "can't be told from " + named, " than " + named) + "." + needed(pairs));
        }
        List<Pair> ofBest =
                pairs.stream().filter(it -> it.left().equals(best.name())).toList();
        return Optional.of(over + lowest + ", "
                + (ofBest.stream().allMatch(it -> it.comparison().verdict() == PairVerdict.BETTER)
                        ? "by more than chance explains" + (wins().size() > 1 ? ", though it is not first in each" : "")
                        : "and of the others " + counts(ofBest, "can't be told from it", null))
                + "." + needed(ofBest));
    }

    /** How many studies would tell the first of those that could not be told, where these are most; n is studies, so that more repeats would not. */
    private static String needed(List<Pair> asked) {
        List<Pair> untold =
                asked.stream().filter(it -> it.comparison().isUntold()).toList();
        Optional<Pair> first =
                untold.stream().filter(it -> !it.comparison().same()).findFirst();
        if (2 * untold.size() <= asked.size() || first.isEmpty()) {
            return "";
        }
        PairComparison pair = first.get().comparison();
        String take = " To tell " + first.get().left() + " from " + first.get().right() + " would take ";
        if (pair.verdict() == PairVerdict.TOO_FEW) {
            return take + atLeast(fewest(first.get())) + ".";
        }
        if (pair.rankTest()) {
            return "";
        }
        int studies = pair.needed(FurtherRounds.MOST_PAIRS);
        return take
                + (studies > FurtherRounds.MOST_PAIRS
                        ? "more than " + FurtherRounds.MOST_PAIRS + " studies"
                        : "about " + studies + " studies (compare.studies: " + studies + ")")
                + FurtherRounds.STAYS;
    }

    /** How many studies such a pair takes at least, whatever they are like. */
    private static int fewest(Pair pair) {
        int fewest = PairComparison.FEWEST;
        while (pair.comparison().rankTest()
                && PairComparison.isTooFewToRank(
                        fewest, 0, pair.comparison().design().counted())) {
            fewest++;
        }
        return fewest;
    }

    private static String atLeast(int studies) {
        return "at least " + studies + " studies (compare.studies: " + studies + ")";
    }

    /** {@code adam is better, momentum and sgd can't be told from it}; without a word behind, the left is the best and the right are told. */
    private static String counts(List<Pair> pairs, String open, String than) {
        List<String> names = new ArrayList<>();
        List<String> better = new ArrayList<>();
        List<String> worse = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (Pair pair : pairs) {
            String name = than == null ? pair.right() : pair.left();
            if (than == null
                    ? pair.comparison().isRightLost()
                    : pair.comparison().isLeftLost()) {
                lost.add(name);
                continue;
            }
            PairVerdict verdict = than == null
                    ? pair.comparison().verdict().reversed()
                    : pair.comparison().verdict();
            (verdict == PairVerdict.BETTER ? better : verdict == PairVerdict.WORSE ? worse : names).add(name);
        }
        List<String> parts = new ArrayList<>();
        add(parts, better, "better" + (than == null ? "" : than));
        add(parts, worse, "worse" + (than == null ? "" : than));
        if (!names.isEmpty()) {
            parts.add(Phrases.and(names) + " " + open);
        }
        if (!lost.isEmpty()) {
            parts.add(Phrases.and(lost) + (lost.size() == 1 ? " has" : " have") + " a value in at most one study");
        }
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, List<String> names, String word) {
        if (!names.isEmpty()) {
            parts.add(Phrases.and(names) + (names.size() == 1 ? " is " : " are ") + word);
        }
    }
}
