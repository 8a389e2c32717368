package dev.descent.analysis;

import dev.descent.analysis.statistics.PairComparison;
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
    private static final String FLATTERED =
            ", flattered: the epochs were picked by these rows; a test part would be free of that";

    private final Findings findings;
    private final Comparisons comparisons;
    private final List<Comparisons.Against> others;
    private final FurtherRounds rounds;

    public ComparisonText(Findings findings) {
        this.findings = findings;
        this.comparisons = findings.comparisons();
        this.others = comparisons.comparable();
        this.rounds = new FurtherRounds(findings);
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
        Lost lost = comparisons.lost();
        if (lost.count() == others.size()) {
            String all = others.size() == 1
                    ? theOther()
                    : (others.size() == 2 ? "both " : "all " + others.size() + " ") + theOthers();
            String sentence = (mostRounds() == 1 ? "" : over()) + all + " " + lost.became(comparisons.unit()) + ".";
            return Optional.of(sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1));
        }
        if (better + lost.count() == others.size()) {
            return Optional.of(over() + "it is better than "
                    + (lost.count() > 0
                            ? better + " of the " + others.size() + " " + theOthers()
                            : better == 1 ? theOther() + ", " + named(others.get(0)) : "all " + theOthers())
                    + andLost() + ".");
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
            String chance = mostRounds() <= 1
                    ? "Of single trials it can't be told how much of that is chance"
                    : "With " + Phrases.count(mostRounds(), comparisons.unit())
                            + " it can't be told how much of that is chance";
            return Optional.of(chance
                    + rounds.fewest()
                    + (lost.count() == 0
                            ? ""
                            : " " + lost.count() + " of the " + others.size() + " " + theOthers() + " "
                                    + lost.became(comparisons.unit()) + "."));
        }
        return Optional.of(notTold() + rounds.needed().map(it -> "; " + it).orElse("."));
    }

    /** {@code adam, by 0.53}: who the other is, and how far behind where means tell. */
    private String named(Comparisons.Against against) {
        String name = findings.competitors()
                .map(it -> it.name(against.other()))
                .orElseGet(() -> new Keys(findings.experiment())
                        .describe(findings.trial(against.other().first())));
        double difference = against.comparison().meanDifference();
        return name + (Double.isNaN(difference) ? "" : ", by " + statistic(Math.abs(difference)));
    }

    /** {@code , and 2 diverged}; empty where none did. */
    private String andLost() {
        Lost lost = comparisons.lost();
        return lost.count() == 0 ? "" : ", and " + lost.count() + " " + lost.became(comparisons.unit());
    }

    /** What it rests on, for who wants to know; empty where nothing could be decided, nor would be by more rounds. */
    public List<String> details() {
        if (others.isEmpty() || mostRounds() == 0 || !comparisons.decided() && rounds.isNever()) {
            return List.of();
        }
        if (!comparisons.decided()) {
            return List.of(
                    mostRounds() <= 1
                            ? "One trial a configuration: " + rounds.key() + " shows how much is chance, and whether"
                                    + " the best is better than others by more than that."
                            : "Whether the best is better than others by more than chance takes more than "
                                    + Phrases.count(mostRounds(), comparisons.unit()) + " a configuration.");
        }
        List<String> sentences = new ArrayList<>(List.of(method(), counts()));
        runnerUp().ifPresent(sentences::add);
        scope().ifPresent(sentences::add);
        return sentences;
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
            return over() + theOther() + (equal == 1 ? " is practically equal" + within() : " can't be told from it");
        }
        String of = notTold == others.size()
                ? "none of the " + notTold + " " + theOthers() + " can be told"
                : notTold + " of the " + others.size() + " " + theOthers() + " can't be told";
        return over() + of + " from it" + (equal > 0 ? ", " + equal + " of these practically equal" + within() : "")
                + tooFew(notTold)
                + andLost();
    }

    /** {@code , 9 of these on too few repeats}, of which no outcome could have told; empty where there are none. */
    private String tooFew(int notTold) {
        int few = comparisons.count(PairVerdict.TOO_FEW);
        String whose = notTold == 1 ? "" : few == notTold ? "all of these " : few + " of these ";
        return few == 0 ? "" : ", " + whose + "on too few " + comparisons.unit() + "s";
    }

    /** How far apart the best and another may lie: the same for all others. */
    private String within() {
        return within(others.get(0).comparison());
    }

    private static String within(PairComparison pair) {
        return ", within " + statistic(pair.design().equalWithin());
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
                                + " one of " + pairs + " pairs of " + configurations + " configurations.")
                + leastTold();
    }

    /** How far apart means must lie in so many rounds and comparisons; of tests by ranks there is no such number. */
    private String leastTold() {
        return others.stream()
                .map(Comparisons.Against::comparison)
                .filter(it -> !it.rankTest() && it.n() == mostRounds() && it.n() >= PairComparison.FEWEST)
                .findFirst()
                .map(it -> " To be told by the t-test, a mean difference must exceed " + statistic(it.leastTold())
                        + " standard deviations of the differences.")
                .orElse("");
    }

    private String counts() {
        List<String> parts = new ArrayList<>();
        add(parts, "better than ", PairVerdict.BETTER);
        add(parts, "practically equal to ", PairVerdict.EQUAL);
        add(parts, "can't be told from ", PairVerdict.UNDECIDED);
        add(parts, "too few pairs against ", PairVerdict.TOO_FEW);
        Lost lost = comparisons.lost();
        if (lost.count() > 0) {
            parts.add(lost.count() + " " + lost.became(comparisons.unit()));
        }
        String counts = String.join(", ", parts);
        return counts.substring(0, 1).toUpperCase(Locale.ROOT) + counts.substring(1) + ".";
    }

    private void add(List<String> parts, String words, PairVerdict verdict) {
        int count = comparisons.count(verdict);
        if (count > 0) {
            parts.add(words + (parts.isEmpty() ? Phrases.count(count, "configuration") : count));
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
            case UNDECIDED -> ": can't be told apart";
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
        return disputed(pair).map(it -> " The" + it + ".").orElse("");
    }

    /** {@code  signed-rank test alone would say better (p = 0.02)}; empty where it would not say otherwise. */
    static Optional<String> disputed(PairComparison pair) {
        return pair.isDisputed()
                ? Optional.of(" signed-rank test alone would "
                        + (pair.rankVerdict() == PairVerdict.UNDECIDED
                                ? "not tell them apart"
                                : "say " + pair.rankVerdict().word())
                        + " (p = " + statistic(pair.rankAdjusted()) + ")")
                : Optional.empty();
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
