package dev.descent.analysis;

import dev.descent.analysis.importance.ExpectedBest;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What tuning buys each competitor: the median and the mean of the best value of k of its configurations, chosen at random among those that
 * were tried. Computed from the trials that tuned, at no further cost.
 */
public final class TuningCurves {
    private final List<Curve> curves = new ArrayList<>();
    private final SortedSet<Integer> shown = new TreeSet<>();

    /**
     * The curve of a competitor.
     *
     * @param expected the mean of 1, 2, … configurations; NaN where as many may have no value at all
     * @param medians likewise; NaN where at least half of the choices have no value
     * @param without how many configurations have no value in some trial
     */
    public record Curve(String competitor, List<Double> expected, List<Double> medians, int without) {
        /** How many configurations were tried. */
        public int tried() {
            return expected.size();
        }

        /** The mean of k configurations; NaN where there is none, or fewer were tried. */
        double mean(int k) {
            return k <= tried() ? expected.get(k - 1) : Double.NaN;
        }

        /** The median of k configurations, likewise. */
        public double median(int k) {
            return k <= tried() ? medians.get(k - 1) : Double.NaN;
        }
    }

    /** @param order of the competitors, by their index */
    TuningCurves(ComparisonSpec comparison, Findings tuning, List<Integer> order) {
        int longest = 0;
        for (int competitor : order) {
            double[] values = tuning.ranking().standings().stream()
                    .filter(it -> comparison.entrant(tuning.trial(it.first())).competitor() == competitor)
                    .mapToDouble(RankedConfiguration::wholeMean)
                    .toArray();
            int without = 0;
            for (double value : values) {
                without += Double.isNaN(value) ? 1 : 0;
            }
            ExpectedBest best = new ExpectedBest(values, Direction.of(comparison.selectBy()));
            List<Double> expected =
                    IntStream.rangeClosed(1, values.length).mapToObj(best::of).toList();
            List<Double> medians = IntStream.rangeClosed(1, values.length)
                    .mapToObj(best::median)
                    .toList();
            curves.add(new Curve(comparison.competitors().get(competitor), expected, medians, without));
            longest = Math.max(longest, values.length);
            shown.add(values.length);
        }
        for (int k = 1; k < longest; k *= 2) {
            shown.add(k);
        }
    }

    /** A curve a competitor, in the order of the ranking. */
    public List<Curve> all() {
        return List.copyOf(curves);
    }

    /** The numbers of configurations that a table shows: 1, 2, 4, 8 … and as many as each has. */
    public List<Integer> shown() {
        return List.copyOf(shown);
    }

    /** Whether some competitor has fewer configurations than another. */
    public boolean areUnequal() {
        return curves.stream().mapToInt(it -> it.tried()).distinct().count() > 1;
    }

    /** Whether some configuration has no value, so that of few there may be none. */
    public boolean areBroken() {
        return curves.stream().anyMatch(curve -> curve.without() > 0);
    }
}
