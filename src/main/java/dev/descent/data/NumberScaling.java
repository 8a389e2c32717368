package dev.descent.data;

import dev.descent.model.Component;
import dev.descent.number.NormalQuantile;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How a number becomes inputs, fitted on the training rows. Everything is computed in double and rounded to float once; quantiles are
 * those with straight lines between neighbours, numpy's {@code linear}.
 */
public sealed interface NumberScaling {
    /** The number as it is. */
    static NumberScaling none() {
        return new Affine(0, 1);
    }

    /** The names of the inputs, given the column's. */
    default List<String> names(String name) {
        return List.of(name);
    }

    /** Writes the inputs to {@code inputs[at …]}, which are 0. */
    void write(double x, float[] inputs, int at);

    /** The scaling by a component of the vocabulary. */
    static NumberScaling fitted(Component scaler, int[] train, IntToDoubleFunction number) {
        if (scaler.is("none")) {
            return none();
        }
        if (scaler.is("standard") || scaler.is("min_max")) {
            NumberSummary summary = NumberSummary.of(train, number);
            return scaler.is("standard")
                    ? new Affine(summary.mean(), summary.deviation())
                    : new Affine(summary.min(), summary.range());
        }
        double[] sorted = Arrays.stream(train).mapToDouble(number).sorted().toArray();
        if (scaler.is("robust")) {
            return robust(sorted);
        }
        if (scaler.is("quantile")) {
            return NormalScores.fitted(sorted);
        }
        if (scaler.is("piecewise")) {
            return Piecewise.fitted(sorted, scaler.whole("bins"));
        }
        throw new AssertionError(scaler);
    }

    /** How many inputs a number becomes, whatever the training rows. */
    static int inputs(Component scaler) {
        return scaler.is("piecewise") ? scaler.whole("bins") : 1;
    }

    private static NumberScaling robust(double[] sorted) {
        int last = sorted.length - 1;
        if (last < 0 || sorted[0] == sorted[last]) {
            return new Zero();
        }
        double between = quantile(sorted, 0.75) - quantile(sorted, 0.25);
        return new Affine(quantile(sorted, 0.5), between == 0 ? 0.5 * (sorted[last] - sorted[0]) : between);
    }

    /** The quantile of a share in [0, 1] of sorted numbers. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double part = place - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }

    /** (x − shift)/divisor. */
    record Affine(double shift, double divisor) implements NumberScaling {
        @Override
        public void write(double x, float[] inputs, int at) {
            inputs[at] = (float) ((x - shift) / divisor);
        }
    }

    /** 0, whatever the number. */
    record Zero() implements NumberScaling {
        @Override
        public void write(double x, float[] inputs, int at) {}
    }

    /**
     * Normal scores Φ⁻¹(F(x)): F is the share of the training rows below x, by n quantiles, n at most 1,000.
     *
     * <p>Between two quantiles F is a straight line; of a value that is several quantiles F is the middle of their shares; the least
     * quantile and below have 0, the greatest and above 1. F is held within [10⁻⁷, 1 − 10⁻⁷].
     *
     * @see <a href="https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.QuantileTransformer.html">scikit-learn's
     *     QuantileTransformer, output_distribution="normal"</a>
     */
    final class NormalScores implements NumberScaling {
        private static final int MOST = 1000;
        /** F is not nearer to 0 or 1. */
        public static final double TAIL = 1e-7;

        private final double[] quantiles;

        /** @param quantiles at least two, ascending, not all equal */
        public NormalScores(double[] quantiles) {
            this.quantiles = quantiles;
        }

        /** The quantiles of the training rows, ascending; not to be changed. */
        public double[] quantiles() {
            return quantiles;
        }

        static NumberScaling fitted(double[] sorted) {
            int count = Math.min(MOST, sorted.length);
            if (count == 0 || sorted[0] == sorted[sorted.length - 1]) {
                return new Zero();
            }
            return new NormalScores(IntStream.range(0, count)
                    .mapToDouble(i -> quantile(sorted, i / (count - 1.0)))
                    .toArray());
        }

        @Override
        public void write(double x, float[] inputs, int at) {
            double share = Math.min(Math.max(share(x), TAIL), 1 - TAIL);
            inputs[at] = (float) NormalQuantile.of(share);
        }

        private double share(double x) {
            int last = quantiles.length - 1;
            if (x <= quantiles[0]) {
                return 0;
            }
            if (x >= quantiles[last]) {
                return 1;
            }
            int from = firstFrom(x);
            int above = from;
            while (quantiles[above] == x) {
                above++;
            }
            if (above > from) {
                return 0.5 * (from + (above - 1)) / last;
            }
            double part = (x - quantiles[from - 1]) / (quantiles[from] - quantiles[from - 1]);
            return (from - 1 + part) / last;
        }

        /** The first quantile that is not less than x. */
        private int firstFrom(double x) {
            int low = 0;
            int high = quantiles.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (quantiles[middle] < x) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /**
     * Piecewise-linear encoding: an input for each interval [bₜ, bₜ₊₁] between quantiles of the training rows.
     *
     * <pre>
     *   input t = min(max((x − bₜ)/(bₜ₊₁ − bₜ), 0), 1), the first without the max, the last without the min
     * </pre>
     *
     * <p>Quantiles that coincide are one; the inputs beyond the last interval are 0, so that all parts and folds have as many.
     *
     * @see <a href="https://arxiv.org/abs/2203.05556">Gorishniy, Rubachev and Babenko (2022), On Embeddings for Numerical Features in
     *     Tabular Deep Learning, section 3.2</a>
     */
    final class Piecewise implements NumberScaling {
        private final double[] edges;
        private final int bins;

        /**
         * @param edges of the intervals, ascending, all different
         * @param bins how many inputs there are, as many as intervals or more
         */
        public Piecewise(double[] edges, int bins) {
            this.edges = edges;
            this.bins = bins;
        }

        /** The edges of the intervals; not to be changed. */
        public double[] edges() {
            return edges;
        }

        /** How many inputs there are. */
        public int bins() {
            return bins;
        }

        static NumberScaling fitted(double[] sorted, int bins) {
            double[] edges = sorted.length == 0
                    ? new double[0]
                    : IntStream.rangeClosed(0, bins)
                            .mapToDouble(i -> quantile(sorted, (double) i / bins))
                            .distinct()
                            .toArray();
            return new Piecewise(edges, bins);
        }

        @Override
        public List<String> names(String name) {
            return IntStream.rangeClosed(1, bins).mapToObj(t -> name + "." + t).toList();
        }

        @Override
        public void write(double x, float[] inputs, int at) {
            int last = edges.length - 2;
            for (int t = 0; t <= last; t++) {
                double part = (x - edges[t]) / (edges[t + 1] - edges[t]);
                part = t > 0 ? Math.max(part, 0) : part;
                inputs[at + t] = (float) (t < last ? Math.min(part, 1) : part);
            }
        }
    }
}
