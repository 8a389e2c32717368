package dev.descent.analysis;

import dev.descent.analysis.statistics.Detectable;
import dev.descent.analysis.statistics.PairComparison;
import dev.descent.analysis.statistics.PairDesign;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.analysis.statistics.SignedRankComparison;
import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the comparisons of the best configuration come to, in sentences. */
public final class ComparisonText {
    private static final int MOST_PAIRS = 1000;
    private static final String FLATTERED =
            ", flattered: the epochs were picked by these rows; a test part would be free of that";
    private static final String STAYS = ", if the difference stays what it is.";
    private static final int MANY = 1 << 30;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Findings findings;
    private final Comparisons comparisons;
    private final List<Comparisons.Against> others;

    public ComparisonText(Findings findings) {
        this.findings = findings;
        this.comparisons = findings.comparisons();
        this.others = comparisons.comparable();
    }

    /** The last sentence of the verdict: which of the others can't be compared with the best, and why; empty if all can. */
    Optional<String> incomparable() {
        Unlike unlike = comparisons.unlike();
        if (unlike.isNothing()) {
            return Optional.empty();
        }
        String remedy = unlike.isOfUnitsAlone() ? LossUnits.remedy(findings) : "";
        String reason = unlike.reason();
        if (others.isEmpty()) {
            return Optional.of(reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1)
                    + ", so that this names no winner" + (remedy.isEmpty() ? "" : ": " + remedy) + ".");
        }
        int all = comparisons.ofBest().size();
        return Optional.of((all - others.size()) + " of the " + all + " others can't be compared with the best, for "
                + reason + (remedy.isEmpty() ? "" : "; " + remedy) + ".");
    }

    private boolean areAllComparable() {
        return others.size() == comparisons.ofBest().size();
    }

    /** What follows the best configuration's value in the verdict; empty where nothing was compared. */
    Optional<String> verdict() {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        int better = comparisons.count(PairVerdict.BETTER);
        if (better == others.size()) {
            return Optional.of(over() + "it is better than " + (better == 1 ? theOther() : "all " + theOthers()) + ".");
        }
        if (mostRounds() == 0) {
            return Optional.of("It shares no " + comparisons.unit() + " with "
                    + (others.size() == 1 ? theOther() : "any of the " + others.size() + " " + theOthers())
                    + ", so that no number of them would tell how much of that is chance.");
        }
        if (allSame()) {
            return Optional.of(
                    over() + (others.size() == 1 ? "the other has" : "all others have") + " the same value" + in());
        }
        if (!comparisons.decided()) {
            return Optional.of(
                    mostRounds() <= 1
                            ? "Of single trials it can't be told how much of that is chance" + fewest()
                            : "With " + Phrases.count(mostRounds(), comparisons.unit())
                                    + " it can't be told how much of that is chance" + fewest());
        }
        return Optional.of(notTold() + needed().map(it -> " " + it).orElse(""));
    }

    /** What it rests on, for who wants to know; empty where nothing could be decided, nor would be by more rounds. */
    public List<String> details() {
        if (others.isEmpty() || mostRounds() == 0 || !comparisons.decided() && fewestOfAny() == NEVER) {
            return List.of();
        }
        if (!comparisons.decided()) {
            return List.of(
                    mostRounds() <= 1
                            ? "One trial a configuration: " + repeats() + " shows how much is chance, and whether"
                                    + " the best is better than others by more than that."
                            : "Whether the best is better than others by more than chance takes more than "
                                    + Phrases.count(mostRounds(), comparisons.unit()) + " a configuration.");
        }
        List<String> sentences = new ArrayList<>(List.of(method(), counts()));
        runnerUp().ifPresent(sentences::add);
        scope().ifPresent(sentences::add);
        return sentences;
    }

    /** The key that gives these configurations more rounds. */
    private String repeats() {
        if (findings.results().competition().isPresent()) {
            return "`confirm_repeats` under `compare`";
        }
        return findings.tuning().isPresent() ? "`repeats` under `confirm`" : "`repeats` under `sweep`";
    }

    private boolean allSame() {
        for (Comparisons.Against against : others) {
            if (!against.comparison().same()) {
                return false;
            }
        }
        return true;
    }

    private String in() {
        return mostRounds() == 1 ? "." : " in each.";
    }

    private String over() {
        return "Over " + Phrases.count(mostRounds(), comparisons.unit()) + ", ";
    }

    private String theOther() {
        return areAllComparable() ? "the other" : "the only other that is comparable";
    }

    private String theOthers() {
        return areAllComparable() ? "others" : "comparable others";
    }

    private int mostRounds() {
        int most = 0;
        for (Comparisons.Against against : others) {
            most = Math.max(most, against.comparison().n());
        }
        return most;
    }

    private String notTold() {
        int notTold = comparisons.notTold();
        int equal = comparisons.count(PairVerdict.EQUAL);
        if (others.size() == 1) {
            return over()
                    + theOther()
                    + (equal == 1 ? " is practically equal" + within() + "." : " can't be told from it.");
        }
        String of = notTold == others.size()
                ? "none of the " + notTold + " " + theOthers() + " can be told"
                : notTold + " of the " + others.size() + " " + theOthers() + " can't be told";
        return over() + of + " from it" + (equal > 0 ? ", " + equal + " of these practically equal" + within() : "")
                + ".";
    }

    /** How far apart the best and another may lie: the same for all others. */
    private String within() {
        return within(others.get(0).comparison());
    }

    private static String within(PairComparison pair) {
        return ", within " + statistic(pair.design().equalWithin());
    }

    /** How many repeats would tell, where most of the others could not be told. */
    private Optional<String> needed() {
        int untold = comparisons.count(PairVerdict.UNDECIDED) + comparisons.count(PairVerdict.TOO_FEW);
        if (2 * untold <= others.size()) {
            return Optional.empty();
        }
        int rank = 0;
        while (!isUntold(others.get(rank).comparison())) {
            rank++;
        }
        int behind = comparisons.ofBest().indexOf(others.get(rank));
        String who = behind == 0 ? "the runner-up" : "rank " + (behind + 2);
        return needed(others.get(rank).comparison(), who, behind + 2);
    }

    private static boolean isUntold(PairComparison pair) {
        return pair.verdict() == PairVerdict.UNDECIDED || pair.verdict() == PairVerdict.TOO_FEW;
    }

    private Optional<String> needed(PairComparison pair, String who, int rank) {
        String take = "To tell it from " + who + " would take ";
        if (pair.n() == 0) {
            return Optional.of(
                    "It shares no " + comparisons.unit() + " with " + who + ", so that no number would tell.");
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
            return Optional.of("More repeats would not tell it from " + who + ", for all share these folds"
                    + (comparisons.canDrawFolds() ? "; folds drawn anew for each may (per_repeat: true)." : "."));
        }
        double level = PairDesign.LEVEL / comparisons.pairs();
        double deviation = pair.detectable() / Detectable.effect(pair.n(), level, overlap());
        double effect = Math.abs(pair.meanDifference()) / deviation;
        int pairs = Detectable.pairs(effect, level, overlap(), MOST_PAIRS);
        if (pairs > MOST_PAIRS && overlap() > 0) {
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
        return "No number of repeats would tell it from " + who + ", for their training rows overlap.";
    }

    /** How many rounds it takes for any comparison to be decided, but for those that nothing tells apart. */
    private int fewestOfAny() {
        int fewest = NEVER;
        for (Comparisons.Against against : others) {
            boolean none = against.comparison().n() == 0 || against.comparison().same();
            fewest = none ? fewest : Math.min(fewest, fewest(against.comparison()));
        }
        return fewest;
    }

    private String fewest() {
        int fewest = fewestOfAny();
        return fewest == NEVER
                ? "; no number of repeats would tell, for their training rows overlap."
                : "; it takes " + atLeast(fewest) + ".";
    }

    private String atLeast(int rounds) {
        return rounds > MOST_PAIRS
                ? "more than " + Phrases.count(MOST_PAIRS, comparisons.unit())
                : "at least " + Phrases.count(rounds, comparisons.unit());
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

    private String method() {
        boolean ranks = others.stream().anyMatch(it -> it.comparison().rankTest());
        boolean means = others.stream().anyMatch(it -> !it.comparison().rankTest());
        String signedRank = SignedRankComparison.called(mostRounds(), overlap());
        String test = !ranks
                ? "paired t-test"
                : means
                        ? "paired t-test; where a trial has no value or differences repeat, the " + signedRank
                        : signedRank + ", for trials have no value or differences repeat";
        int configurations = findings.ranking().all().size();
        long pairs = comparisons.pairs();
        return "The best against "
                + (others.size() == 1 ? theOther() : "each of the " + others.size() + " " + theOthers()) + " over "
                + Phrases.count(mostRounds(), comparisons.unit()) + " (" + test + ")"
                + (pairs == 1
                        ? "."
                        : ", p-values times " + pairs + ", for the values that are compared have picked the best: it is"
                                + " one of " + pairs + " pairs of " + configurations + " configurations.");
    }

    private String counts() {
        List<String> parts = new ArrayList<>();
        add(parts, "better than ", PairVerdict.BETTER);
        add(parts, "practically equal to ", PairVerdict.EQUAL);
        add(parts, "undecided against ", PairVerdict.UNDECIDED);
        add(parts, "too few pairs against ", PairVerdict.TOO_FEW);
        String counts = String.join(", ", parts);
        return counts.substring(0, 1).toUpperCase(Locale.ROOT) + counts.substring(1) + ".";
    }

    private void add(List<String> parts, String words, PairVerdict verdict) {
        int count = comparisons.count(verdict);
        if (count > 0) {
            parts.add(words + count);
        }
    }

    private Optional<String> runnerUp() {
        Comparisons.Against next = others.get(0);
        if (next.other().tier() > 0) {
            return Optional.empty();
        }
        boolean second = comparisons.ofBest().indexOf(next) == 0;
        String who = "Against " + (second ? "the runner-up, " : "the first that is comparable, ")
                + new Keys(findings.experiment())
                        .describe(findings.trial(next.other().first())) + ", ";
        return Optional.of(against(who, next.comparison(), comparisons.pairs() > 1, told(next.comparison())));
    }

    /** {@code Against the baseline linear, over 15 folds, val_loss differs by …: better.}. */
    String againstBaseline(String name, PairComparison pair, boolean corrected) {
        String over = "over " + Phrases.count(pair.n(), comparisons.unit()) + ", ";
        boolean flattered = pair.verdict() == PairVerdict.BETTER && EpochChoice.isByRanking(findings);
        return against(
                "Against the baseline " + name + ", " + over, pair, corrected, flattered ? FLATTERED : told(pair));
    }

    /** Two competitors in a sentence: {@code adam against sgd: over 10 repeats, test_loss differs by …: better.} */
    String ofPair(String left, String right, CompetitorPairs.Pair pair, boolean corrected) {
        String who = left + " against " + right + ", over "
                + Phrases.count(pair.comparison().n(), comparisons.unit()) + ": ";
        return pair.unlike().isNothing()
                ? against(who, pair.comparison(), corrected, told(pair.comparison()))
                : left + " and " + right + " can't be compared, for "
                        + pair.unlike().reason() + ".";
    }

    private static String told(PairComparison pair) {
        return switch (pair.verdict()) {
            case TOO_FEW -> ": too few pairs to tell";
            case EQUAL -> ": practically equal" + within(pair);
            default -> ": " + pair.verdict().word();
        };
    }

    private String against(String who, PairComparison pair, boolean corrected, String verdict) {
        String name = findings.experiment().report().rankBy();
        if (pair.n() == 0) {
            return who + "no " + comparisons.unit() + " is shared: not to be told.";
        }
        String won = won(pair);
        if (pair.rankTest() || Double.isNaN(pair.ciLow())) {
            return who + "it is " + won + (Double.isNaN(pair.adjusted()) ? "" : ", p = " + statistic(pair.adjusted()))
                    + verdict + ".";
        }
        return who + name + " differs by " + statistic(pair.meanDifference()) + " (interval "
                + statistic(pair.ciLow()) + " to " + statistic(pair.ciHigh()) + ", p = " + statistic(pair.adjusted())
                + (corrected ? ", both corrected" : "") + "; " + won + ")" + verdict + "." + dispute(pair)
                + detectable(pair);
    }

    private static String dispute(PairComparison pair) {
        return pair.isDisputed()
                ? " The signed-rank test alone would say " + pair.rankVerdict().word() + " (p = "
                        + statistic(pair.rankAdjusted()) + ")."
                : "";
    }

    /** {@code better in 5 of 8}; where there are ties {@code better in 5, tied in 1, worse in 2 of 8}. */
    static String won(PairComparison pair) {
        int won = (int) Math.round(pair.won() - pair.tied() / 2.0);
        String ties =
                pair.tied() == 0 ? "" : ", tied in " + pair.tied() + ", worse in " + (pair.n() - won - pair.tied());
        return "better in " + won + ties + " of " + pair.n();
    }

    /** What so many pairs find, where they have not told. */
    private String detectable(PairComparison pair) {
        if (pair.verdict() != PairVerdict.UNDECIDED) {
            return "";
        }
        return pair.canDetect()
                ? " A difference of " + statistic(pair.detectable()) + " would have been found with 80 % probability."
                : " No difference that "
                        + TrialColumns.measureOf(findings.experiment().report().rankBy())
                        + " can have would have been found with 80 % probability.";
    }

    /** Of which rows comparisons with baselines speak, where the ranking has not said it. */
    Optional<String> scopeOfBaselines() {
        Optional<String> scope = comparisons.decided() ? Optional.empty() : scope();
        return scope.isEmpty() || findings.ranking().isByTraining()
                ? scope
                : Optional.of(scope.get() + " Each p and interval is over " + comparisons.unit() + "s on these rows.");
    }

    /**
     * Of which rows this speaks: of rows that all rounds share. Validation rows that each split has for itself need no word, but the
     * test part is one for all.
     */
    Optional<String> scope() {
        Trial trial = findings.trial(findings.ranking().best().orElseThrow().first());
        String column = findings.experiment().report().rankBy();
        boolean splits = overlap() > 0;
        if (trial.spec().network().isEmpty() || splits && column.startsWith("val_")) {
            return Optional.empty();
        }
        Dataset dataset = findings.results().dataset(trial);
        int rows = TrialColumns.part(column, dataset).map(Part::rows).orElse(0);
        String part = column.startsWith("val_") ? "validation" : column.startsWith("test_") ? "test" : "";
        return Optional.of(
                part.isEmpty()
                        ? "This is about how "
                                + (splits ? "training rows" : "these " + Phrases.count(rows, "training row"))
                                + " are fitted, not about rows that were not trained on."
                        : "All " + comparisons.unit() + "s share one " + (splits ? "test part" : "split")
                                + ": on other rows than these " + Phrases.count(rows, part + " row")
                                + " it may be otherwise.");
    }

    private double overlap() {
        return Overlap.of(spec());
    }

    private TrialSpec spec() {
        return findings.trial(findings.ranking().best().orElseThrow().first()).spec();
    }

    private static String statistic(double value) {
        return Cell.statistic(value).text();
    }
}
