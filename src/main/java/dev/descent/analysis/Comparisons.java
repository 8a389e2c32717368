package dev.descent.analysis;

import dev.descent.analysis.statistics.PairComparison;
import dev.descent.analysis.statistics.PairDesign;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.model.Direction;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the rounds of an experiment say of its configurations, two at a time. The best was picked by the very values that it is then
 * compared by, so each comparison of it counts as one of all pairs.
 *
 * <p>Nothing is compared where nothing is left to chance: a function is minimized from where the file says.
 */
public final class Comparisons {
    /**
     * The best against another configuration.
     *
     * @param other the other one
     * @param comparison with the best on the left; without a pair where the two can't be compared
     * @param unlike why they can't be
     */
    public record Against(RankedConfiguration other, PairComparison comparison, Unlike unlike) {
        /** Whether the other one has no two values to be compared by. */
        boolean isLost() {
            return comparison.isRightLost();
        }
    }

    private static final Map<RoundValues.Round, Double> NO_ROUNDS = new TreeMap<>();

    private final ExperimentSpec experiment;
    private final TrialStatistics statistics;
    private final Ranking ranking;
    private final Optional<RankedConfiguration> best;
    private final Likeness likeness;
    /** Of competitors those that were chosen by a value; empty where nothing competes. */
    private final Optional<Set<Integer>> chosen;

    private final List<Against> others = new ArrayList<>();
    private final List<Against> comparable = new ArrayList<>();
    private final Map<Integer, PairVerdict> verdicts = new LinkedHashMap<>();

    Comparisons(Results results, TrialStatistics statistics, Ranking ranking) {
        this.experiment = results.experiment();
        this.likeness = new Likeness(results);
        this.chosen = results.competition().map(Competition::chosenByValue);
        this.statistics = statistics;
        this.ranking = ranking;
        this.best = statistics.trains() ? ranking.best() : Optional.empty();
        if (best.isPresent()) {
            Map<RoundValues.Round, Double> values = values(best.get());
            for (RankedConfiguration other : ranking.ranked()) {
                if (other != best.get() && takesPart(other)) {
                    add(values, other);
                }
            }
        }
    }

    private void add(Map<RoundValues.Round, Double> values, RankedConfiguration other) {
        Unlike unlike = likeness.between(best.orElseThrow(), other);
        Map<RoundValues.Round, Double> pairs = unlike.isNothing() ? values(other) : NO_ROUNDS;
        PairComparison comparison = RoundValues.compare(values, pairs, design(best.orElseThrow(), other, pairs()));
        Against against = new Against(other, comparison, unlike);
        others.add(against);
        verdicts.put(other.number(), comparison.verdict());
        if (unlike.isNothing()) {
            comparable.add(against);
        }
    }

    /** Whether a configuration is compared at all: a competitor of which none that was tried has a value is not. */
    boolean takesPart(RankedConfiguration standing) {
        return chosen.isEmpty() || chosen.get().contains(standing.number());
    }

    /** The best against each of the others, in the order of the ranking; empty of one configuration, or where nothing is chance. */
    public List<Against> ofBest() {
        return List.copyOf(others);
    }

    /** Those of {@link #ofBest()} that can be compared with the best. */
    public List<Against> comparable() {
        return List.copyOf(comparable);
    }

    /** Why the best can't be compared with some of the others. */
    public Unlike unlike() {
        Unlike all = Unlike.NOTHING;
        for (Against against : others) {
            all = all.and(against.unlike());
        }
        return all;
    }

    /** Whether there are others, and none of them can be compared with the best. */
    public boolean nameNoWinner() {
        return comparable.isEmpty() && !others.isEmpty();
    }

    /** How the best compares with a configuration; empty of itself, or where nothing is compared. */
    public Optional<PairVerdict> ofBest(RankedConfiguration other) {
        return Optional.ofNullable(verdicts.get(other.number()));
    }

    /** Whether a configuration has another value than the best in any round that both were trained in. */
    boolean differs(RankedConfiguration other) {
        for (Against against : others) {
            if (against.other().number() == other.number()) {
                return against.comparison().n() > 0 && !against.comparison().same();
            }
        }
        return false;
    }

    /** How many of the comparable others the best compares with in this way; those that lost their values are none of them. */
    public int count(PairVerdict verdict) {
        int count = 0;
        for (Against against : comparable) {
            count += !against.isLost() && against.comparison().verdict() == verdict ? 1 : 0;
        }
        return count;
    }

    /** Whether any comparison had rounds enough to be decided. */
    public boolean decided() {
        return comparable.stream().anyMatch(it -> it.comparison().verdict() != PairVerdict.TOO_FEW);
    }

    /** The comparable others that have no two values to be compared by. */
    Lost lost() {
        return new Lost(
                comparable.stream().filter(Against::isLost).map(Against::other).toList());
    }

    /** How many of the comparable others have values and can't be told from the best, whatever the reason. */
    int notTold() {
        return comparable.size() - lost().count() - count(PairVerdict.BETTER);
    }

    /**
     * Two configurations that the file names.
     *
     * @param counted of how many comparisons this is one
     */
    PairComparison between(RankedConfiguration left, RankedConfiguration right, long counted) {
        boolean pairs = unlike(left, right).isNothing();
        return RoundValues.compare(values(left), pairs ? values(right) : NO_ROUNDS, design(left, right, counted));
    }

    /** Why two configurations can't be compared. */
    Unlike unlike(RankedConfiguration left, RankedConfiguration right) {
        return likeness.between(left, right);
    }

    /**
     * The best against a baseline, in the rounds in which both have a value; empty where no configuration is best. A baseline is fixed
     * beforehand, so that not all pairs of configurations count.
     *
     * @param counted of how many comparisons this is one
     */
    public Optional<PairComparison> against(ScoredBaseline baseline, long counted) {
        if (best.isEmpty()) {
            return Optional.empty();
        }
        Map<RoundValues.Round, Double> reached = new TreeMap<>();
        String column = experiment.report().rankBy();
        for (int index : best.get().trials()) {
            Trial trial = experiment.trials().get(index);
            Cell cell = baseline.cell(column, trial);
            if (!cell.isEmpty()) {
                reached.put(RoundValues.round(trial), cell.number());
            }
        }
        PairDesign design = design(best.get(), best.get(), counted);
        return Optional.of(RoundValues.compare(values(best.get()), reached, design));
    }

    /** Whether anything is compared: where nothing is left to chance, nothing is. */
    boolean leavesChance() {
        return statistics.trains();
    }

    /**
     * How many pairs the configurations form: what counts where their values have picked one of two. Those that were halved count, for
     * any of them might have come through.
     */
    public long pairs() {
        return PairDesign.pairs(
                chosen.isEmpty()
                        ? ranking.all().size()
                        : (int) ranking.all().stream().filter(this::takesPart).count());
    }

    /** What n is the number of: a repeat or a fold. */
    public String unit() {
        return best.map(it -> RoundValues.unit(spec(it))).orElse("repeat");
    }

    /** Whether the folds, which all repeats share, might be drawn anew for each. */
    boolean canDrawFolds() {
        return best.flatMap(it -> spec(it).network())
                .flatMap(network -> network.dataset().split())
                .filter(split -> split instanceof Split.Folds && split.shuffle())
                .isPresent();
    }

    private Map<RoundValues.Round, Double> values(RankedConfiguration standing) {
        return RoundValues.of(experiment, statistics, standing.trials());
    }

    PairDesign design(RankedConfiguration left, RankedConfiguration right, long counted) {
        return new PairDesign(
                ranking.direction() == Direction.LARGER_IS_BETTER,
                overlap(left, right),
                counted,
                experiment.report().practicallyEqual().within(left.mean()),
                left.range().width());
    }

    /** The larger of the two overlaps. */
    double overlap(RankedConfiguration left, RankedConfiguration right) {
        return Math.max(Overlap.of(spec(left)), Overlap.of(spec(right)));
    }

    private TrialSpec spec(RankedConfiguration standing) {
        return experiment.trials().get(standing.first()).spec();
    }
}
