package dev.descent.sweep.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How good and bad points differ in the dimensions of one node of the tree: density l of the good, density g of the others.
 *
 * <pre>
 *   n observations in which the node is active, ordered by value, ties by trial
 *   good: the first γ(n) = min(⌈n/10⌉, 25) of them, as far as they have a value
 *   others: the rest, and after them the points under way
 * </pre>
 */
final class ParzenPair {
    private static final int MOST_GOOD = 25;

    private final ParzenEstimator good;
    private final ParzenEstimator others;

    ParzenPair(SearchSpace space, List<Integer> dimensions, List<Observation> observations, List<Point> pending) {
        int node = dimensions.get(0);
        List<Observation> active = observations.stream()
                .filter(observation -> observation.point().isActive(node))
                .toList();
        Set<Integer> best = new HashSet<>(IntStream.range(0, active.size())
                .filter(i -> !Double.isNaN(active.get(i).value()))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> active.get(i).value() + 0.0))
                .limit(good(active.size()))
                .toList());
        List<Point> below = new ArrayList<>();
        List<Point> above = new ArrayList<>();
        for (int i = 0; i < active.size(); i++) {
            (best.contains(i) ? below : above).add(active.get(i).point());
        }
        pending.stream().filter(point -> point.isActive(node)).forEach(above::add);
        this.good = new ParzenEstimator(space, dimensions, below);
        this.others = new ParzenEstimator(space, dimensions, above);
    }

    /** γ(n). */
    static int good(int n) {
        return Math.min((n + 9) / 10, MOST_GOOD);
    }

    /** The density of the good points. */
    ParzenEstimator good() {
        return good;
    }

    /** log l(x) − log g(x); the values of the node's dimensions. */
    double advantage(double[] values) {
        return good.logDensity(values) - others.logDensity(values);
    }
}
