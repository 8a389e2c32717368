package dev.descent.analysis;

import dev.descent.model.Direction;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Rank;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who is best by the experiment's {@code rank_by}.
 *
 * <p>Trials are ranked by their value. Configurations are ranked by the mean over repeats and folds, rounded as it is printed; those
 * of which a trial diverged or failed, or has no value because of what it predicts, come after those of which none did, and those without
 * any value last. A value that the data leave undefined is left out for all alike. Ties go to the smaller number. Configurations that
 * a search halved have a list of their own: their values are of earlier epochs, and nothing is compared with them.
 */
public final class Ranking {
    private final ExperimentSpec experiment;
    private final TrialStatistics statistics;
    private final Direction direction;
    private final List<RankedConfiguration> all;
    private final List<RankedConfiguration> standings;
    private final List<RankedConfiguration> halved;
    private final List<RankedConfiguration> ranked;

    Ranking(ExperimentSpec experiment, TrialStatistics statistics) {
        this.experiment = experiment;
        this.statistics = statistics;
        this.direction = Direction.of(experiment.report().rankBy());
        List<RankedConfiguration> inOrder = new ArrayList<>();
        for (List<Integer> trials : statistics.byConfiguration()) {
            inOrder.add(standing(trials));
        }
        this.all = List.copyOf(inOrder);
        this.standings = all.stream().filter(it -> !it.isHalved()).toList();
        Comparator<RankedConfiguration> latest =
                Comparator.comparing(RankedConfiguration::halvedAt, Comparator.reverseOrder());
        this.halved = all.stream()
                .filter(RankedConfiguration::isHalved)
                .sorted(latest.thenComparing(RankedConfiguration::rank, Rank.bestFirst(direction)))
                .toList();
        List<RankedConfiguration> sorted = new ArrayList<>(standings);
        sorted.sort(Comparator.comparing(RankedConfiguration::rank, Rank.bestFirst(direction)));
        this.ranked = List.copyOf(sorted);
    }

    public Direction direction() {
        return direction;
    }

    /** Whether it is by a number of the training rows. */
    boolean isByTraining() {
        String rankBy = experiment.report().rankBy();
        return !rankBy.startsWith("val_") && !rankBy.startsWith("test_");
    }

    /** Every configuration in sweep order, those that were halved among them. */
    public List<RankedConfiguration> all() {
        return all;
    }

    /** Every configuration that was not halved, in sweep order. */
    public List<RankedConfiguration> standings() {
        return standings;
    }

    /** Those that were halved, who came furthest first, of these the best first. */
    public List<RankedConfiguration> halved() {
        return halved;
    }

    /** Every configuration that was not halved, the best first. */
    public List<RankedConfiguration> ranked() {
        return ranked;
    }

    /** The best configuration; empty if none has a value. */
    public Optional<RankedConfiguration> best() {
        return ranked.isEmpty() || ranked.get(0).tier() >= 2 ? Optional.empty() : Optional.of(ranked.get(0));
    }

    /** The best configuration where there are others beside it; empty of a single one, or if none has a value. */
    public Optional<RankedConfiguration> bestOfSeveral() {
        return all.size() > 1 ? best() : Optional.empty();
    }

    /**
     * The completed trial with the best value in the best configuration, of several the first: another configuration's lucky trial
     * does not speak for the winner. Empty if none has a value.
     */
    OptionalInt bestTrial() {
        if (best().isEmpty()) {
            return OptionalInt.empty();
        }
        List<Rank> ranks = new ArrayList<>();
        for (int trial : best().get().trials()) {
            if (!Double.isNaN(statistics.value(trial))) {
                ranks.add(Rank.ofTrial(Status.COMPLETED, statistics.value(trial), trial));
            }
        }
        return ranks.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(
                        Collections.min(ranks, Rank.bestFirst(direction)).number());
    }

    /**
     * The completed trial with the median value in the best configuration, of an even number the worse of the two in the middle, so that
     * of two it is not the luckier; of several with that value the first. Empty if none has a value.
     */
    OptionalInt medianTrial() {
        if (best().isEmpty()) {
            return OptionalInt.empty();
        }
        int[] measured = best().get().trials().stream()
                .mapToInt(Integer::intValue)
                .filter(trial -> !Double.isNaN(statistics.value(trial)))
                .toArray();
        double[] ascending =
                Arrays.stream(measured).mapToDouble(statistics::value).sorted().toArray();
        int middle = direction == Direction.LARGER_IS_BETTER ? (ascending.length - 1) / 2 : ascending.length / 2;
        return Arrays.stream(measured)
                .filter(trial -> statistics.value(trial) == ascending[middle])
                .findFirst();
    }

    private RankedConfiguration standing(List<Integer> trials) {
        double[] values = new double[trials.size()];
        List<Trial> measured = new ArrayList<>();
        for (int trial : trials) {
            values[measured.size()] = statistics.value(trial);
            if (!Double.isNaN(values[measured.size()])) {
                measured.add(experiment.trials().get(trial));
            }
        }
        TrialSpec spec = experiment.trials().get(trials.get(0)).spec();
        return new RankedConfiguration(
                statistics.configuration(trials.get(0)),
                trials,
                count(trials, Status.COMPLETED),
                count(trials, Status.DIVERGED),
                count(trials, Status.FAILED),
                count(trials, Status.HALVED),
                halvedAt(trials),
                undefined(trials),
                Overlap.summary(measured, Arrays.copyOf(values, measured.size())),
                MeasureRange.of(experiment.report().rankBy(), spec));
    }

    private int count(List<Integer> trials, Status status) {
        int count = 0;
        for (int trial : trials) {
            count += statistics.status(trial) == status ? 1 : 0;
        }
        return count;
    }

    private int halvedAt(List<Integer> trials) {
        int last = 0;
        for (int trial : trials) {
            if (statistics.status(trial) == Status.HALVED) {
                last = Math.max(last, experiment.trials().get(trial).untilEpoch());
            }
        }
        return last;
    }

    private int undefined(List<Integer> trials) {
        int count = 0;
        for (int trial : trials) {
            count += statistics.isUndefined(trial) ? 1 : 0;
        }
        return count;
    }
}
