package dev.descent.sweep;

import dev.descent.model.Direction;
import dev.descent.model.Rank;
import dev.descent.model.Status;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out of configurations, for strategies that decide by it. A configuration's value is the mean over its repeats and folds, rounded
 * as the reports print it; one of which a trial has no value comes after those of which each has, and those without any value last.
 */
final class Tally {
    private final Direction direction;
    private final Map<Integer, Sum> sums = new TreeMap<>();

    Tally(Direction direction) {
        this.direction = direction;
    }

    private static final class Sum {
        private double sum;
        private double losses;
        private int values;
        private int trials;

        double loss() {
            return values == 0 ? Double.NaN : NumberText.roundStatistic(losses / values);
        }

        double mean() {
            return values == 0 ? Double.NaN : values == 1 ? sum : NumberText.roundStatistic(sum / values);
        }
    }

    /** Adds the outcome of a trial of configuration {@code number}. */
    void add(int number, Observed outcome) {
        Sum sum = sums.computeIfAbsent(number, it -> new Sum());
        sum.trials++;
        if (outcome.status() == Status.COMPLETED && !Double.isNaN(outcome.value())) {
            sum.sum += outcome.value();
            sum.losses += outcome.loss();
            sum.values++;
        }
    }

    /** The rank of a configuration of which something was added. */
    Rank rank(int number) {
        Sum sum = sums.get(number);
        return new Rank(sum.values == 0 ? 2 : sum.values < sum.trials ? 1 : 0, sum.mean(), number);
    }

    /** The numbers of the first {@code most} configurations that have any value, ascending. */
    List<Integer> best(int most) {
        return best(sums.keySet(), most);
    }

    /** The numbers of the first {@code most} of some configurations that have any value, ascending. */
    List<Integer> best(Collection<Integer> numbers, int most) {
        List<Rank> ranks = new ArrayList<>();
        for (int number : numbers) {
            Rank rank = rank(number);
            if (rank.tier() < 2) {
                ranks.add(rank);
            }
        }
        ranks.sort(Rank.bestFirst(direction));
        return ranks.stream().limit(most).map(Rank::number).sorted().toList();
    }

    /**
     * The number of the first of some configurations, whether or not it has a value; of those with equal values that of the least loss, of
     * equal losses the smallest. Something was added of each.
     */
    int first(List<Integer> numbers) {
        Rank first = Collections.min(numbers.stream().map(this::rank).toList(), Rank.bestFirst(direction));
        return numbers.stream()
                .filter(it -> rank(it).tier() == first.tier() && Double.compare(rank(it).value(), first.value()) == 0)
                .min(Comparator.<Integer>comparingDouble(it -> sums.get(it).loss())
                        .thenComparingInt(it -> it))
                .orElseThrow();
    }
}
