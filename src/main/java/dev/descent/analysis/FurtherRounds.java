package dev.descent.analysis;

import dev.descent.analysis.statistics.PairComparison;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.model.TrialSpec;
import dev.descent.number.Phrases;
import java.util.List;
import java.util.Optional;

/** How many rounds would tell the best configuration from others, in words. */
final class FurtherRounds {
    /** Of more it is only said that they are more. */
    static final int MOST_PAIRS = 1000;

    static final String STAYS = ", if the difference stays what it is.";
    private static final int MANY = 1 << 30;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Findings findings;
    private final Comparisons comparisons;
    private final List<Comparisons.Against> others;

    FurtherRounds(Findings findings) {
        this.findings = findings;
        this.comparisons = findings.comparisons();
        this.others = comparisons.comparable();
    }

    /** Whether no number of rounds would tell. */
    boolean isNever() {
        return fewestOfAny() == NEVER;
    }

    /** How many repeats would tell, where most of the others that have values could not be told; the end of a sentence. */
    Optional<String> needed() {
        int untold = comparisons.count(PairVerdict.UNDECIDED) + comparisons.count(PairVerdict.TOO_FEW);
        if (2 * untold <= others.size() - comparisons.lost().count()) {
            return Optional.empty();
        }
        int rank = 0;
        while (others.get(rank).isLost() || !others.get(rank).comparison().isUntold()) {
            rank++;
        }
        int behind = comparisons.ofBest().indexOf(others.get(rank));
        String who = behind == 0 ? "the runner-up" : "rank " + (behind + 2);
        return needed(others.get(rank).comparison(), who, behind + 2);
    }

    private Optional<String> needed(PairComparison pair, String who, int rank) {
        String take = "to tell it from " + who + " would take ";
        if (pair.n() == 0) {
            return Optional.of(
                    "it shares no " + comparisons.unit() + " with " + who + ", so that no number would tell.");
        }
        if (pair.same()) {
            return Optional.empty();
        }
        if (pair.verdict() == PairVerdict.TOO_FEW) {
            int fewest = fewest(pair);
            return Optional.of(fewest == NEVER ? never(who) : take + atLeast(fewest) + ".");
        }
        if (pair.rankTest()) {
            return Optional.empty();
        }
        if (Overlap.sharesFolds(spec())) {
            return Optional.of("more repeats would not tell it from " + who + ", for all share these folds"
                    + (comparisons.canDrawFolds() ? "; folds drawn anew for each may (per_repeat: true)." : "."));
        }
        int pairs = pair.needed(MOST_PAIRS);
        if (pairs > MOST_PAIRS && Overlap.of(spec()) > 0) {
            return Optional.of(never(who));
        }
        int folds = Math.max(1, Overlap.folds(spec()));
        int repeats = (pairs + folds - 1) / folds;
        return Optional.of(
                pairs > MOST_PAIRS
                        ? take + "more than " + MOST_PAIRS + " repeats" + STAYS
                        : take + "about " + repeats + " repeats (" + more(repeats, rank) + ")" + STAYS);
    }

    private String more(int repeats, int rank) {
        return findings.results().competition().isPresent()
                ? "compare.confirm_repeats: " + repeats
                : "sweep.confirm: {best: " + rank + ", repeats: " + repeats + "}";
    }

    private static String never(String who) {
        return "no number of repeats would tell it from " + who + ", for their training rows overlap.";
    }

    /** What follows where none could be decided, {@code ; it takes at least 3 repeats.} */
    String fewest() {
        int fewest = fewestOfAny();
        return fewest == NEVER
                ? "; no number of repeats would tell, for their training rows overlap."
                : "; it takes " + atLeast(fewest) + ".";
    }

    /** How many rounds it takes for any comparison to be decided, but for those that nothing tells apart. */
    private int fewestOfAny() {
        int fewest = NEVER;
        for (Comparisons.Against against : others) {
            boolean none = against.comparison().n() == 0 || against.comparison().same() || against.isLost();
            fewest = none ? fewest : Math.min(fewest, fewest(against.comparison()));
        }
        return fewest;
    }

    /** How many rounds such a comparison takes at least, whatever they are like; one more than are looked at, or never. */
    private int fewest(PairComparison pair) {
        int rounds = PairComparison.FEWEST;
        while (pair.rankTest() && rounds <= MOST_PAIRS && isTooFew(rounds)) {
            rounds++;
        }
        return rounds > MOST_PAIRS && isTooFew(MANY) ? NEVER : rounds;
    }

    private boolean isTooFew(int rounds) {
        return PairComparison.isTooFewToRank(rounds, Overlap.ofRounds(spec(), rounds), comparisons.pairs());
    }

    private String atLeast(int rounds) {
        return rounds > MOST_PAIRS
                ? "more than " + Phrases.count(MOST_PAIRS, comparisons.unit())
                : "at least " + Phrases.count(rounds, comparisons.unit());
    }

    /** The key that gives these configurations more rounds. */
    String key() {
        if (findings.results().competition().isPresent()) {
            return "compare.confirm_repeats";
        }
        return findings.tuning().isPresent() ? "sweep.confirm.repeats" : "sweep.repeats";
    }

    private TrialSpec spec() {
        return findings.trial(findings.ranking().best().orElseThrow().first()).spec();
    }
}
