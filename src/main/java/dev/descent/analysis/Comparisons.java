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
     * @param comparison with the best on the left
     */
    public record Against(RankedConfiguration other, PairComparison comparison) {}

    private final ExperimentSpec experiment;
    private final TrialStatistics statistics;
    private final Ranking ranking;
    private final Optional<RankedConfiguration> best;
    private final List<Against> others;
    private final Map<Integer, PairVerdict> verdicts = new LinkedHashMap<>();

    Comparisons(ExperimentSpec experiment, TrialStatistics statistics, Ranking ranking) {
        this.experiment = experiment;
        this.statistics = statistics;
        this.ranking = ranking;
        this.best = statistics.trains() ? ranking.best() : Optional.empty();
        this.others = new ArrayList<>();
        if (best.isPresent()) {
            Map<RoundValues.Round, Double> values = values(best.get());
            for (RankedConfiguration other : ranking.ranked()) {
                if (other != best.get()) {
                    PairComparison comparison =
                            RoundValues.compare(values, values(other), design(best.get(), other, pairs()));
                    others.add(new Against(other, comparison));
                    verdicts.put(other.number(), comparison.verdict());
                }
            }
        }
    }

    /** The best against each of the others, in the order of the ranking; empty of one configuration, or where nothing is chance. */
    public List<Against> ofBest() {
        return List.copyOf(others);
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

    /** How many of the others the best compares with in this way. */
    public int count(PairVerdict verdict) {
        int count = 0;
        for (Against against : others) {
            count += against.comparison().verdict() == verdict ? 1 : 0;
        }
        return count;
    }

    /** Whether any comparison had rounds enough to be decided. */
    public boolean decided() {
        return count(PairVerdict.TOO_FEW) < others.size();
    }

    /** How many of the others can't be told from the best, whatever the reason. */
    public int notTold() {
        return others.size() - count(PairVerdict.BETTER);
    }

    /**
     * Two configurations that the file names.
     *
     * @param counted of how many comparisons this is one
     */
    PairComparison between(RankedConfiguration left, RankedConfiguration right, long counted) {
        return RoundValues.compare(values(left), values(right), design(left, right, counted));
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

    /** How many pairs the configurations form: what counts where their values have picked one of two. */
    public long pairs() {
        return PairDesign.pairs(ranking.standings().size());
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

    private PairDesign design(RankedConfiguration left, RankedConfiguration right, long counted) {
        return new PairDesign(
                ranking.direction() == Direction.LARGER_IS_BETTER,
                overlap(left, right),
                counted,
                experiment.report().practicallyEqual().within(left.mean()));
    }

    /** The larger of the two overlaps. */
    double overlap(RankedConfiguration left, RankedConfiguration right) {
        return Math.max(Overlap.of(spec(left)), Overlap.of(spec(right)));
    }

    private TrialSpec spec(RankedConfiguration standing) {
        return experiment.trials().get(standing.first()).spec();
    }
}
