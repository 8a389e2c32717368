package dev.descent.analysis;

import dev.descent.model.ComparisonSpec;
import dev.descent.model.ComparisonSpec.Entrant;
import dev.descent.model.Direction;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param again its value by what it was chosen by, on the repeats that confirm
     * @param chosen the same one, as it was confirmed
     * @param untuned as the file has it, on the same repeats; empty if it can't stand so
     */
    public record Row(
            int index,
            String name,
            int points,
            List<TunedValue> values,
            RankedConfiguration tuned,
            Again again,
            RankedConfiguration chosen,
            Optional<RankedConfiguration> untuned) {
        /** Whether it is compared: some configuration that was tried has a value to be chosen by. */
        public boolean isCompared() {
            return tuned.summary().n() > 0;
        }
    }

    /**
     * A mean over the trials of a configuration.
     *
     * @param mean NaN where one has lost its value, or none has one
     * @param n of how many values
     * @param of how many trials there are
     */
    public record Again(double mean, int n, int of) {}

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
                            tuned.get(chosen.number()).summary().n() > 0 ? entrants.get(index) : List.of(),
                            tied(tuned.get(chosen.number()), index)),
                    tuned.get(chosen.number()),
                    mean(findings, chosen, comparison.selectBy()),
                    chosen,
                    untuned.standing(index)));
        }
    }

    /** The mean of a column over the trials of a configuration; a value that the data leave undefined is left out. */
    static Again mean(Findings findings, RankedConfiguration chosen, String column) {
        RankingValue value = new RankingValue(column);
        double sum = 0;
        int n = 0;
        boolean whole = true;
        for (int index : chosen.trials()) {
            Trial trial = findings.trial(index);
            double it = value.of(trial, findings.results().outcome(trial));
            boolean lost = Double.isNaN(it)
                    && value.metric(trial)
                            .filter(metric -> findings.results().outcome(trial).status() == Status.COMPLETED
                                    && value.isUndefinedFor(
                                            metric, findings.results().dataset(trial)))
                            .isEmpty();
            whole &= !lost;
            sum += Double.isNaN(it) ? 0 : it;
            n += Double.isNaN(it) ? 0 : 1;
        }
        double mean = whole && n > 0 ? NumberText.roundStatistic(sum / n) : Double.NaN;
        return new Again(mean, n, chosen.trials().size());
    }

    /** The configurations of a competitor with the value of the one that was chosen, and without another trial that has none. */
    private List<Entrant> tied(RankedConfiguration chosen, int index) {
        return chosen.tier() > 0
                ? List.of()
                : tuning.ranking().standings().stream()
                        .filter(it -> it.number() != chosen.number()
                                && competitor(tuning, it) == index
                                && it.tier() == 0
                                && it.mean() == chosen.mean())
                        .map(it -> entrant(tuning, it))
                        .toList();
    }

    /** How many other configurations of a competitor have the same value as the one that was chosen. */
    int ties(Row row) {
        return tied(row.tuned(), row.index()).size();
    }

    /** Whether a configuration that tuned a competitor is this one. */
    boolean wasTried(Row row, TrialSpec spec) {
        return tuning.ranking().standings().stream()
                .anyMatch(it -> entrant(tuning, it).competitor() == row.index()
                        && tuning.trial(it.first()).spec().equals(spec));
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

    /** What as many configurations buy each. */
    public TuningCurves curves() {
        return new TuningCurves(
                comparison, tuning, rows.stream().map(Row::index).toList());
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
                .map(it -> drawn(entrant(tuning, it)) + ": " + CompetitorTables.mean(it))
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

    /** How soon it reaches the value that the file names; empty if that names none. */
    public Optional<TargetReach> reach(Row row) {
        return comparison
                .stepsTo()
                .map(target -> TargetReach.of(
                        findings.results(),
                        row.chosen().trials().stream().map(findings::trial).toList(),
                        target));
    }

    /** Who competes, and how they were tuned, in sentences. */
    public CompetitorText text() {
        return new CompetitorText(this, competition);
    }

    /** What their comparisons come to, in sentences. */
    public CompetitorVerdicts verdicts() {
        return new CompetitorVerdicts(this);
    }

    /** What it took, study by study and all in all. */
    public CompetitorCosts costs() {
        return new CompetitorCosts(this, competition);
    }

    /** How the comparison is called for: what chooses, what judges. */
    public ComparisonSpec comparison() {
        return comparison;
    }

    /** How much having been chosen flattered. */
    Flattery flattery() {
        return new Flattery(this);
    }

    /** Each against itself untuned, and against the others. */
    public CompetitorsUntuned ofUntuned() {
        return untuned;
    }

    /** Who is first held against who is second: the difference with its verdict and p, as one of all pairs; empty where nothing is compared. */
    String againstRunnerUp() {
        List<Comparisons.Against> others = findings.comparisons().ofBest();
        return others.isEmpty() ? "" : CompetitorTables.gainWithP(others.get(0).comparison());
    }

    /** Whether the competitor that the file names has no value to be chosen by in any study: no other is held against it then. */
    boolean isNamedAbsent() {
        return studies().stream()
                .flatMap(study -> study.rows().stream())
                .noneMatch(row -> row.isCompared()
                        && comparison.named().filter(row.name()::equals).isPresent());
    }

    /** Why no verdict is told where {@link #isNamedAbsent}. */
    String nothingCompared() {
        return comparison.named().orElseThrow() + ", which the others are held against, has no value of "
                + comparison.selectBy() + ": nothing is compared.";
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

    /** A value of a setting as tables print it. */
    static String text(Object value) {
        return value instanceof Number number ? NumberText.written(number.doubleValue()) : value.toString();
    }

    /** The name of the competitor that a configuration is of. */
    public String name(RankedConfiguration standing) {
        Trial first = findings.trial(standing.first());
        return comparison.competitors().get(comparison.entrant(first).competitor());
    }
}
