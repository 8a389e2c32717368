package dev.descent.analysis;

import dev.descent.analysis.statistics.PairComparison;
import dev.descent.model.ComparisonSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Competitors, two at a time, each by the configuration that was chosen of it. All pairs, each as one of as many; or, where the file
 * names one that the others are held against, that one with each: it was named beforehand, so that these comparisons alone count.
 */
public final class CompetitorPairs {
    private final List<Pair> pairs = new ArrayList<>();
    private final long counted;

    /**
     * Two competitors.
     *
     * @param left the one that ranks first; of competitors that are held against one, the other
     * @param comparison without a pair where the two can't be compared
     * @param unlike why they can't be
     */
    public record Pair(RankedConfiguration left, RankedConfiguration right, PairComparison comparison, Unlike unlike) {}

    private CompetitorPairs(Findings findings, ComparisonSpec comparison) {
        Comparisons comparisons = findings.comparisons();
        List<RankedConfiguration> ranked = findings.ranking().ranked().stream()
                .filter(comparisons::takesPart)
                .toList();
        OptionalInt against = comparison.against();
        counted = against.isPresent() ? Math.max(1, ranked.size() - 1L) : comparisons.pairs();
        for (int i = 0; i < ranked.size(); i++) {
            for (int j = i + 1; j < ranked.size(); j++) {
                RankedConfiguration left = ranked.get(i);
                RankedConfiguration right = ranked.get(j);
                int named = against.orElse(-1);
                boolean turned =
                        comparison.entrant(findings.trial(left.first())).competitor() == named;
                boolean isNamed = turned
                        || comparison.entrant(findings.trial(right.first())).competitor() == named;
                if (against.isEmpty() || isNamed) {
                    add(comparisons, turned ? right : left, turned ? left : right);
                }
            }
        }
    }

    private void add(Comparisons comparisons, RankedConfiguration left, RankedConfiguration right) {
        pairs.add(new Pair(left, right, comparisons.between(left, right, counted), comparisons.unlike(left, right)));
    }

    /** The pairs of an experiment whose alternatives compete; empty of others, and where nothing trains. */
    public static Optional<CompetitorPairs> of(Findings findings) {
        return findings.experiment()
                .search()
                .comparison()
                .filter(it -> findings.comparisons().leavesChance()
                        && findings.results().competition().isPresent())
                .map(it -> new CompetitorPairs(findings, it));
    }

    /** The pairs, in the order of the ranking. */
    public List<Pair> all() {
        return List.copyOf(pairs);
    }

    /** The pair of which a competitor is the left one; of the first such, where it has several. */
    public Optional<Pair> of(RankedConfiguration left) {
        return pairs.stream().filter(it -> it.left().number() == left.number()).findFirst();
    }

    /** Those that have no two values to be compared with the best by, or with the competitor that the file names. */
    public static Lost lost(Findings findings) {
        boolean named = findings.experiment()
                .search()
                .comparison()
                .filter(it -> it.against().isPresent())
                .isPresent();
        return named
                ? of(findings).map(CompetitorPairs::lost).orElse(new Lost(List.of()))
                : findings.comparisons().lost();
    }

    /** The left ones that have no two values to be compared by. */
    Lost lost() {
        return new Lost(pairs.stream()
                .filter(it -> it.comparison().isLeftLost())
                .map(Pair::left)
                .toList());
    }

    /** Of how many comparisons each is one. */
    public long counted() {
        return counted;
    }
}
