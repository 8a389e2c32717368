package dev.descent.analysis;

import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.model.ComparisonSpec;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comparisons of competitors come to, and what that rests on, in sentences. */
public final class CompetitorVerdicts {
    private final Competitors competitors;
    private final ComparisonSpec comparison;
    private final Findings findings;

    CompetitorVerdicts(Competitors competitors) {
        this.competitors = competitors;
        this.comparison = competitors.comparison();
        this.findings = competitors.findings();
    }

    /** What the pairs of competitors come to, a sentence each, in the order of the ranking. */
    public List<String> all() {
        List<String> verdicts = new ArrayList<>();
        Optional<CompetitorPairs> pairs = CompetitorPairs.of(findings);
        ComparisonText text = new ComparisonText(findings);
        for (CompetitorPairs.Pair pair : pairs.map(CompetitorPairs::all).orElse(List.of())) {
            verdicts.add(text.ofPair(
                    competitors.name(pair.left()),
                    competitors.name(pair.right()),
                    pair,
                    pairs.get().counted() > 1));
        }
        return verdicts;
    }

    /** Who is told from the one that the file names, {@code Held against sgd, adam is better; momentum can't be told from it.} */
    Optional<String> verdict() {
        Map<PairVerdict, List<String>> told = new EnumMap<>(PairVerdict.class);
        List<RankedConfiguration> lost = new ArrayList<>();
        for (CompetitorPairs.Pair pair :
                CompetitorPairs.of(findings).map(CompetitorPairs::all).orElse(List.of())) {
            PairVerdict verdict = pair.comparison().verdict();
            if (pair.comparison().isLeftLost()) {
                lost.add(pair.left());
                continue;
            }
            boolean open = verdict == PairVerdict.TOO_FEW;
            told.computeIfAbsent(open ? PairVerdict.UNDECIDED : verdict, it -> new ArrayList<>())
                    .add(competitors.name(pair.left()));
        }
        List<String> parts = new ArrayList<>();
        told.forEach((verdict, names) -> parts.add(Phrases.and(names)
                + switch (verdict) {
                    case BETTER -> (names.size() == 1 ? " is" : " are") + " better";
                    case WORSE -> (names.size() == 1 ? " is" : " are") + " worse";
                    case EQUAL -> (names.size() == 1 ? " is" : " are") + " practically equal" + within();
                    default -> " can't be told from it";
                }));
        if (!lost.isEmpty()) {
            parts.add(
                    Phrases.and(lost.stream().map(competitors::name).toList()) + " " + new Lost(lost).became("repeat"));
        }
        if (comparison.named().isPresent() && competitors.isNamedAbsent()) {
            return Optional.of(competitors.nothingCompared());
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Held against "
                        + comparison.named().orElseThrow() + " over "
                        + Phrases.count(comparison.confirmRepeats(), "repeat") + ", " + String.join("; ", parts) + ".");
    }

    /** {@code , within 0.05}; of a share of each one's mean, the least and the greatest. */
    private String within() {
        List<Double> thresholds = CompetitorPairs.of(findings).map(CompetitorPairs::all).orElse(List.of()).stream()
                .map(CompetitorPairs.Pair::comparison)
                .filter(pair -> pair.verdict() == PairVerdict.EQUAL)
                .map(pair -> pair.design().equalWithin())
                .sorted()
                .toList();
        String least = statistic(thresholds.get(0));
        String greatest = statistic(thresholds.get(thresholds.size() - 1));
        return ", within " + least + (greatest.equals(least) ? "" : " to " + greatest);
    }

    /** What the verdicts rest on. */
    public String method() {
        long counted =
                CompetitorPairs.of(findings).map(CompetitorPairs::counted).orElse(0L);
        String named = comparison.named().isPresent()
                ? ", for the file names " + comparison.named().get()
                : ", for these are all pairs";
        return "Each competitor by the configuration that was chosen of it, on "
                + Phrases.count(comparison.confirmRepeats(), "repeat") + " that no configuration was chosen by"
                + (counted > 1 ? "; p-values times " + counted + named : "") + "."
                + findings.ranking()
                        .best()
                        .flatMap(it -> new ComparisonText(findings).scope())
                        .map(it -> " " + it)
                        .orElse("")
                + (competitors.isOfOneSplit() || counted == 0
                        ? ""
                        : " Intervals and p are widened for training parts that overlap, a correction made for held-out rows"
                                + " that change with the split; the test rows are fixed here, for which it is a rule of"
                                + " thumb.")
                + (comparison.studies() > 1
                        ? " These verdicts are of the first of " + comparison.studies()
                                + " studies; those over all are below, under Studies."
                        : "");
    }

    /** What the interval in the verdict is about, and what no part of the comparison varied. */
    String scope() {
        boolean one = competitors.isOfOneSplit();
        String drawn = comparison.studies() == 1
                ? "; how much the draw of the configurations matters was not measured (compare.studies)."
                : ".";
        return one
                ? "The interval is over starting weights and orders of rows, on this one split" + drawn
                : "The interval is over starting weights, orders of rows and splits, on one test part" + drawn;
    }

    /** What came of all studies; of one, who is told from the one that the file names, if it names one. */
    Optional<String> told() {
        return comparison.studies() > 1 ? competitors.overStudies().verdict() : verdict();
    }

    /** Whether the verdict on competitors is another than that on configurations. */
    boolean tellsItself() {
        return comparison.studies() > 1 || comparison.named().isPresent();
    }

    /** Who ranks first how often, {@code sgd ranks first in 2 of 3 studies, adam in 1}; empty of one study. */
    public Optional<String> wins() {
        if (comparison.studies() == 1) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        competitors
                .overStudies()
                .wins()
                .forEach((name, count) -> parts.add(name
                        + (parts.isEmpty()
                                ? " ranks first in " + count + " of " + comparison.studies() + " studies"
                                : " in " + count)));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", parts)
                        + (parts.size() > 1 ? ": who wins depends on what was drawn." : ".")
                        + " Each study has drawn configurations, starting weights and orders of rows of its own; all share one "
                        + (competitors.isOfOneSplit() ? "split." : "test part."));
    }

    private static String statistic(double value) {
        return Cell.statistic(value).text();
    }
}
