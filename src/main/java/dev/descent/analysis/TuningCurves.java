package dev.descent.analysis;

import dev.descent.analysis.importance.ExpectedBest;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What tuning buys each competitor: the best value to be expected of k of its configurations, chosen at random among those that were
 * tried. Computed from the trials that tuned, at no further cost.
 */
public final class TuningCurves {
    private final List<Curve> curves = new ArrayList<>();
    private final int most;

    /**
     * The curve of a competitor.
     *
     * @param expected of 1, 2, … configurations; NaN where as many may have no value at all
     * @param without how many configurations have no value in some trial
     */
    public record Curve(String competitor, List<Double> expected, int without) {
        /** The value for k configurations; NaN where there is none, or fewer were tried. */
        public double at(int k) {
            return k <= expected.size() ? expected.get(k - 1) : Double.NaN;
        }
    }

    TuningCurves(ComparisonSpec comparison, Findings tuning) {
        int longest = 0;
        for (int c = 0; c < comparison.competitors().size(); c++) {
            int competitor = c;
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
            curves.add(new Curve(comparison.competitors().get(c), expected, without));
            longest = Math.max(longest, values.length);
        }
        most = longest;
    }

    /** A curve a competitor, in the order of the file. */
    public List<Curve> all() {
        return List.copyOf(curves);
    }

    /** The numbers of configurations that a table shows: 1, 2, 4, 8 … and all. */
    public List<Integer> shown() {
        List<Integer> shown = new ArrayList<>();
        for (int k = 1; k < most; k *= 2) {
            shown.add(k);
        }
        shown.add(most);
        return shown;
    }

    /** Whether a curve has no value for few configurations. */
    public boolean areBroken() {
        return curves.stream().anyMatch(curve -> curve.without() > 0);
    }
}
