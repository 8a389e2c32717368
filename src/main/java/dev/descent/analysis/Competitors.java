package dev.descent.analysis;

import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.ComparisonSpec.Entrant;
import dev.descent.model.Direction;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What became of competitors: how each was tuned, what was chosen of it, and how it came out again. Safe for several threads. */
public final class Competitors {
    private final Findings findings;
    private final ComparisonSpec comparison;
    private final Competition competition;
    private final Findings tuning;
    private final CompetitorsUntuned untuned;
    private final List<Row> rows = new ArrayList<>();
    /** None until they are asked for. */
    private final List<Competitors> studies = new ArrayList<>();

    /**
     * A competitor.
     *
     * @param index of the competitor, from 0
     * @param name as the file has it
     * @param points how many configurations it was tuned by
     * @param values what was chosen of it
     * @param tuned the one that was chosen, as it was tuned
     * @param again its value by what it was chosen by, on the repeats that confirm; NaN without any
     * @param chosen the same one, as it was confirmed
     * @param untuned as the file has it, on the same repeats; empty if it can't stand so
     */
    public record Row(
            int index,
            String name,
            int points,
            List<TunedValue> values,
            RankedConfiguration tuned,
            double again,
            RankedConfiguration chosen,
            Optional<RankedConfiguration> untuned) {
        /** Whether it is compared: some configuration that was tried has a value to be chosen by. */
        public boolean isCompared() {
            return tuned.summary().n() > 0;
        }
    }

    private Competitors(Findings findings, Competition competition) {
        this.findings = findings;
        this.competition = competition;
        this.comparison = findings.experiment().search().comparison().orElseThrow();
        this.tuning = findings.tuning().orElseThrow();
        Map<Integer, RankedConfiguration> tuned = new HashMap<>();
        Map<Integer, List<Entrant>> entrants = new HashMap<>();
        for (RankedConfiguration it : tuning.ranking().standings()) {
            tuned.put(it.number(), it);
            entrants.computeIfAbsent(competitor(tuning, it), c -> new ArrayList<>())
                    .add(entrant(tuning, it));
        }
        this.untuned = new CompetitorsUntuned(this, competition);
        for (RankedConfiguration chosen : findings.ranking().ranked()) {
            int index = competitor(findings, chosen);
            rows.add(new Row(
                    index,
                    comparison.competitors().get(index),
                    entrants.get(index).size(),
                    TunedValue.of(
                            entrant(findings, chosen),
                            tuned.get(chosen.number()).summary().n() > 0 ? entrants.get(index) : List.of()),
                    tuned.get(chosen.number()),
                    again(chosen),
                    chosen,
                    untuned.standing(index)));
        }
    }

    /** The mean over the trials that have a value. */
    private double again(RankedConfiguration chosen) {
        RankingValue value = new RankingValue(comparison.selectBy());
        double sum = 0;
        int n = 0;
        for (int index : chosen.trials()) {
            Trial trial = findings.trial(index);
            double it = value.of(trial, findings.results().outcome(trial));
            sum += Double.isNaN(it) ? 0 : it;
            n += Double.isNaN(it) ? 0 : 1;
        }
        return n == 0 ? Double.NaN : NumberText.roundStatistic(sum / n);
    }

    private Entrant entrant(Findings of, RankedConfiguration standing) {
        return comparison.entrant(of.trial(standing.first()));
    }

    /** Those of an experiment; empty where nothing competes. */
    static Optional<Competitors> of(Findings findings) {
        return findings.results().competition().map(it -> new Competitors(findings, it));
    }

    private int competitor(Findings of, RankedConfiguration standing) {
        return entrant(of, standing).competitor();
    }

    /** The competitors in the order of the ranking. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Who is ranked, {@code 3 competitors, each the best of its 16 configurations by val_loss}. */
    public String population() {
        List<Row> compared = rows.stream().filter(Row::isCompared).toList();
        int fewest = compared.stream().mapToInt(Row::points).min().orElse(0);
        int most = compared.stream().mapToInt(Row::points).max().orElse(0);
        return compared.size() + " competitors, each the best of its "
                + (fewest == most ? Integer.toString(most) : fewest + " to " + most) + " configurations by "
                + comparison.selectBy();
    }

    /** Who is not compared, {@code sgd: none of 16 configurations completed; not compared.} */
    Optional<String> absent() {
        List<String> parts = rows.stream()
                .filter(row -> !row.isCompared())
                .map(row -> row.name() + ": none of " + row.points() + " configurations has a value of "
                        + comparison.selectBy() + "; not compared.")
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    /** What the interval in the verdict is about, and what no part of the comparison varied. */
    String scope() {
        boolean one = isOfOneSplit();
        String drawn = comparison.studies() == 1
                ? "; how much the draw of the configurations matters was not measured (compare.studies)."
                : ".";
        return one
                ? "The interval is over starting weights and orders of rows, on this one split" + drawn
                : "The interval is over starting weights, orders of rows and splits, on one test part" + drawn;
    }

    /** What came of all studies; of one, who is told from the one that the file names, if it names one. */
    Optional<String> told() {
        return comparison.studies() > 1 ? overStudies().verdict() : verdict();
    }

    /** Whether the verdict on competitors is another than that on configurations. */
    boolean tellsItself() {
        return comparison.studies() > 1 || comparison.against().isPresent();
    }

    /** How they were tuned, {@code tuned by 144 trials, 3 × 16 configurations × 3 repeats}. */
    String origin() {
        int configurations = tuning.ranking().standings().size();
        int trials = competition.tuning().experiment().trials().size();
        return "tuned by " + Phrases.count(trials, "trial")
                + (comparison.studies() > 1 ? " of " + comparison.studies() + " studies" : "") + ": "
                + TrialSum.of(
                        tuning.experiment(), configurations, tuning.statistics().trials(), true)
                + (comparison.studies() > 1 ? " each" : "")
                + ended()
                + (comparison.studies() > 1 || competition.untuned().isPresent()
                        ? "; "
                                + Phrases.count(
                                        competition
                                                        .confirming()
                                                        .experiment()
                                                        .trials()
                                                        .size()
                                                + competition
                                                        .untuned()
                                                        .map(it -> it.experiment()
                                                                .trials()
                                                                .size())
                                                        .orElse(0),
                                        "trial")
                                + " on the repeats that confirm, with "
                                + (comparison.studies() > 1 ? "all studies and " : "") + "untuned ones"
                        : "");
    }

    /** How many of the trials that tuned did not complete, of all studies. */
    private String ended() {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        for (Trial trial : competition.tuning().experiment().trials()) {
            counts.merge(competition.tuning().outcome(trial).status(), 1, Integer::sum);
        }
        counts.remove(Status.COMPLETED);
        List<String> parts = new ArrayList<>();
        counts.forEach((status, count) -> parts.add(count + " " + status.word()));
        return parts.isEmpty() ? ", all completed" : ", " + Phrases.and(parts);
    }

    /** What the pairs of competitors come to, a sentence each, in the order of the ranking. */
    public List<String> verdicts() {
        List<String> verdicts = new ArrayList<>();
        Optional<CompetitorPairs> pairs = CompetitorPairs.of(findings);
        ComparisonText text = new ComparisonText(findings);
        for (CompetitorPairs.Pair pair : pairs.map(CompetitorPairs::all).orElse(List.of())) {
            verdicts.add(text.ofPair(
                    name(pair.left()), name(pair.right()), pair, pairs.get().counted() > 1));
        }
        return verdicts;
    }

    /** Who is told from the one that the file names, {@code Held against sgd, adam is better; momentum can't be told from it.} */
    Optional<String> verdict() {
        Map<PairVerdict, List<String>> told = new EnumMap<>(PairVerdict.class);
        for (CompetitorPairs.Pair pair :
                CompetitorPairs.of(findings).map(CompetitorPairs::all).orElse(List.of())) {
            PairVerdict verdict = pair.comparison().verdict();
            boolean open = verdict == PairVerdict.TOO_FEW;
            told.computeIfAbsent(open ? PairVerdict.UNDECIDED : verdict, it -> new ArrayList<>())
                    .add(name(pair.left()));
        }
        List<String> parts = new ArrayList<>();
        told.forEach((verdict, names) -> parts.add(Phrases.and(names)
                + switch (verdict) {
                    case BETTER -> (names.size() == 1 ? " is" : " are") + " better";
                    case WORSE -> (names.size() == 1 ? " is" : " are") + " worse";
                    case EQUAL -> (names.size() == 1 ? " is" : " are") + " practically equal" + within();
                    default -> " can't be told from it";
                }));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Held against "
                        + comparison.competitors().get(comparison.against().orElseThrow()) + " over "
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
        String named = comparison.against().isPresent()
                ? ", for the file names "
                        + comparison.competitors().get(comparison.against().getAsInt())
                : ", for these are all pairs";
        return "Each competitor by the configuration that was chosen of it, on "
                + Phrases.count(comparison.confirmRepeats(), "repeat") + " that no configuration was chosen by"
                + (counted > 1 ? "; p-values times " + counted + named : "") + "."
                + findings.ranking()
                        .best()
                        .flatMap(it -> new ComparisonText(findings).scope())
                        .map(it -> " " + it)
                        .orElse("")
                + (isOfOneSplit() || counted == 0
                        ? ""
                        : " Intervals and p are widened for training parts that overlap, a correction made for held-out rows"
                                + " that change with the split; the test rows are fixed here, for which it is a rule of"
                                + " thumb.")
                + (comparison.studies() > 1
                        ? " These verdicts are of the first of " + comparison.studies()
                                + " studies; those over all are below, under Studies."
                        : "");
    }

    /** What as many configurations buy each. */
    public TuningCurves curves() {
        return new TuningCurves(
                comparison, tuning, rows.stream().map(Row::index).toList());
    }

    private boolean isOf(Row row, Trial trial) {
        Entrant it = comparison.entrant(trial);
        return it.competitor() == row.index() && it.study() == study();
    }

    /** The number of the study that this is of, from 1. */
    public int study() {
        return entrant(findings, rows.get(0).chosen()).study();
    }

    /** What the tuned keys of a competitor are where it stands untuned; empty if it can't stand so. */
    String untunedAt(Row row) {
        return row.untuned().isEmpty() ? "" : untuned.values(row);
    }

    /** A competitor's optimizer with all of its settings; empty if it has none. */
    Optional<String> settings(Row row) {
        return findings.trial(row.chosen().first())
                .spec()
                .optimizer()
                .map(it -> it.name() + "("
                        + it.values().entrySet().stream()
                                .map(value -> value.getKey() + "=" + text(value.getValue()))
                                .collect(Collectors.joining(", "))
                        + ")");
    }

    /** Where the chosen values of nearly all lie at an end of what was tried; empty where they do not. */
    Optional<String> atEnds() {
        List<Row> compared = rows.stream().filter(Row::isCompared).toList();
        long ends = compared.stream()
                .filter(row -> row.values().stream().anyMatch(it -> it.end().isPresent()))
                .count();
        return ends < 2 || ends < compared.size() - 1
                ? Optional.empty()
                : Optional.of(
                        "Of " + (ends == compared.size() ? "all " : "") + ends
                                + (ends == compared.size() ? "" : " of the " + compared.size())
                                + " competitors a chosen value lies at an end of those that were tried: none of them may be at its best.");
    }

    /** How many parameters the chosen networks have; empty where all have as many, or there is none. */
    Optional<String> sizes() {
        List<String> sizes = new ArrayList<>();
        Set<Long> different = new TreeSet<>();
        for (Row row : rows) {
            long parameters =
                    findings.results().outcome(findings.trial(row.chosen().first())) instanceof Completed it
                            ? it.parameters()
                            : 0;
            if (parameters > 0) {
                different.add(parameters);
                sizes.add(row.name() + " " + parameters);
            }
        }
        return different.size() < 2
                ? Optional.empty()
                : Optional.of(
                        "The chosen networks differ in size, so that a gradient evaluation of one is not as much work as"
                                + " that of another; parameters: " + String.join(", ", sizes) + ".");
    }

    /** What of chance takes part in the verdicts, and what does not: a source with its part. */
    List<List<String>> sources() {
        boolean one = isOfOneSplit();
        String repeats = Phrases.count(comparison.confirmRepeats(), "repeat");
        return List.of(
                List.of("starting weights and orders of rows", "measured, by " + repeats),
                List.of(
                        "which rows train and which validate",
                        one ? "not measured: one split" : "measured in part: parts of these rows, which overlap"),
                List.of("which rows test", "not measured: one test part"),
                List.of(
                        "which configurations were drawn",
                        comparison.studies() == 1
                                ? "not measured: one study (compare.studies)"
                                : "measured, by "
                                        + Phrases.count(comparison.studies(), "study")
                                                .replace("studys", "studies")));
    }

    /** Of a competitor the second best as it was tuned; empty if it has no other with a value. */
    Optional<RankedConfiguration> next(Row row) {
        return tuning.ranking().ranked().stream()
                .filter(it -> entrant(tuning, it).competitor() == row.index()
                        && it.number() != row.tuned().number()
                        && it.summary().n() > 0)
                .findFirst();
    }

    /** What was drawn of a configuration that tuned. */
    static String drawn(Entrant entrant) {
        return entrant.tuned().entrySet().stream()
                .map(it -> it.getKey() + " " + text(it.getValue()))
                .collect(Collectors.joining("; "));
    }

    String nextBest(Row row) {
        return next(row)
                .map(it -> drawn(entrant(tuning, it)) + ": " + it.meanCell().text())
                .orElse("");
    }

    /** How many of its configurations lack a value in some trial that tuned. */
    long without(Row row) {
        return tuning.ranking().standings().stream()
                .filter(it -> entrant(tuning, it).competitor() == row.index() && it.tier() > 0)
                .count();
    }

    /** Each study by itself, this one first, in their order. */
    public synchronized List<Competitors> studies() {
        if (studies.isEmpty()) {
            studies.add(this);
            for (Results other : findings.results().otherStudies()) {
                studies.add(Findings.of(other).competitors().orElseThrow());
            }
        }
        return List.copyOf(studies);
    }

    /** Who ranks first how often, {@code sgd ranks first in 2 of 3 studies, adam in 1}; empty of one study. */
    public Optional<String> wins() {
        if (comparison.studies() == 1) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        overStudies()
                .wins()
                .forEach((name, count) -> parts.add(name
                        + (parts.isEmpty()
                                ? " ranks first in " + count + " of " + comparison.studies() + " studies"
                                : " in " + count)));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", parts)
                        + (parts.size() > 1 ? ": who wins depends on the configurations that were drawn." : ".")
                        + " They share rows and repeats: this is the draw of the configurations alone.");
    }

    /** What tuning a competitor took, in this study. */
    public TrainingCost tuningCost(Row row) {
        return TrainingCost.of(competition.tuning(), trial -> isOf(row, trial));
    }

    /** What confirming what was chosen of it took, likewise. */
    public TrainingCost confirmingCost(Row row) {
        return TrainingCost.of(competition.confirming(), trial -> isOf(row, trial));
    }

    /** What tuning it took in all studies. */
    public TrainingCost allTuning(Row row) {
        return TrainingCost.of(competition.tuning(), trial -> isOfAny(row, trial));
    }

    /** What confirming took in all studies. */
    public TrainingCost allConfirming(Row row) {
        return TrainingCost.of(competition.confirming(), trial -> isOfAny(row, trial));
    }

    /** What training it as it stands in the file took; nothing if none can stand so. */
    public TrainingCost allUntuned(Row row) {
        return competition
                .untuned()
                .map(it -> TrainingCost.of(it, trial -> isOfAny(row, trial)))
                .orElse(new TrainingCost(0, 0, 0, 0));
    }

    private boolean isOfAny(Row row, Trial trial) {
        return comparison.entrant(trial).competitor() == row.index();
    }

    /** How soon it reaches the value that the file names; empty if that names none. */
    public Optional<TargetReach> reach(Row row) {
        return comparison
                .stepsTo()
                .map(target -> TargetReach.of(
                        findings.results(),
                        row.chosen().trials().stream().map(findings::trial).toList(),
                        target));
    }

    /** How the comparison is called for: what chooses, what judges. */
    public ComparisonSpec comparison() {
        return comparison;
    }

    /** How much having been chosen flattered. */
    Flattery flattery() {
        return new Flattery(this);
    }

    /** Each against itself untuned. */
    public CompetitorsUntuned ofUntuned() {
        return untuned;
    }

    /** Who is first held against who is second: the verdict in a word; empty where nothing is compared. */
    String againstRunnerUp() {
        List<Comparisons.Against> others = findings.comparisons().ofBest();
        return others.isEmpty()
                ? ""
                : others.get(0).comparison().verdict().word().replace('_', ' ');
    }

    /** All studies together. */
    public CompetitorStudies overStudies() {
        return new CompetitorStudies(this);
    }

    Findings findings() {
        return findings;
    }

    Findings tuning() {
        return tuning;
    }

    boolean largerIsBetter(String column) {
        return Direction.of(column) == Direction.LARGER_IS_BETTER;
    }

    /** Whether all repeats have the same training and validation rows. */
    boolean isOfOneSplit() {
        return findings.comparisons().overlap(rows.get(0).chosen(), rows.get(0).chosen()) == 0;
    }

    /** What was searched, and how. */
    String searched() {
        ComparisonSpec.Space space = comparison.space();
        List<String> own = new ArrayList<>();
        for (Row row : rows) {
            String keys = row.values().stream()
                    .filter(it -> !(" " + space.keys()).contains(" " + it.key() + ": "))
                    .map(TunedValue::key)
                    .collect(Collectors.joining(", "));
            if (!keys.isEmpty()) {
                own.add(keys + " of " + row.name() + " as its alternative says");
            }
        }
        List<String> keys = new ArrayList<>();
        if (!space.keys().isEmpty()) {
            keys.add(space.keys());
        }
        keys.addAll(own);
        return "Searched: " + String.join("; ", keys) + ". " + space.search() + ", "
                + Phrases.count(space.configurations(), "draw") + " of each competitor"
                + (comparison.studies() > 1 ? " and study" : "") + ", seed "
                + findings.experiment().seed() + ".";
    }

    /** A value of a setting as tables print it. */
    static String text(Object value) {
        return value instanceof Number number ? NumberText.written(number.doubleValue()) : value.toString();
    }

    private static String statistic(double value) {
        return Cell.statistic(value).text();
    }

    /** The name of the competitor that a configuration is of. */
    public String name(RankedConfiguration standing) {
        Trial first = findings.trial(standing.first());
        return comparison.competitors().get(comparison.entrant(first).competitor());
    }
}
