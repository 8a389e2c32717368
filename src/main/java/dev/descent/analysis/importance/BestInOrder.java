package dev.descent.analysis.importance;

import dev.descent.model.Direction;

/** The best value after each configuration, in the order in which a search proposed them. */
public final class BestInOrder {
    private BestInOrder() {}

    /**
     * The best of the first 1, 2, … n values.
     *
     * @param values in the order of the search; NaN where there is none
     * @return NaN as long as none has a value
     */
    public static double[] of(double[] values, Direction direction) {
        double[] best = new double[values.length];
        double sofar = Double.NaN;
        for (int i = 0; i < best.length; i++) {
            if (direction.compare(values[i], sofar) < 0) {
                sofar = values[i];
            }
            best[i] = sofar;
        }
        return best;
    }
}
