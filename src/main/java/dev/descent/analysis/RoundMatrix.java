package dev.descent.analysis;

import dev.descent.analysis.statistics.Ranks;
import dev.descent.model.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What every configuration reached in every round that all of them share; where they share none, such as under other seeds, the mean of
 * each as its only round.
 */
final class RoundMatrix {
    private final double[][] values;
    private final boolean shared;

    private RoundMatrix(double[][] values, boolean shared) {
        this.values = values;
        this.shared = shared;
    }

    static RoundMatrix of(Findings findings) {
        boolean single =
                findings.statistics().trials() == findings.ranking().standings().size();
        return single ? new RoundMatrix(means(findings), true) : ofRounds(findings);
    }

    /** The mean of each configuration as its only round. */
    private static double[][] means(Findings findings) {
        return findings.ranking().standings().stream()
                .map(standing -> new double[] {standing.wholeMean()})
                .toArray(double[][]::new);
    }

    private static RoundMatrix ofRounds(Findings findings) {
        List<double[]> rows = new ArrayList<>();
        List<RoundValues.Round> first = List.of();
        boolean shared = true;
        for (RankedConfiguration standing : findings.ranking().standings()) {
            Map<RoundValues.Round, Double> rounds =
                    RoundValues.of(findings.experiment(), findings.statistics(), standing.trials());
            List<RoundValues.Round> own = List.copyOf(rounds.keySet());
            first = rows.isEmpty() ? own : first;
            shared &= !own.isEmpty() && own.equals(first);
            rows.add(rounds.values().stream().mapToDouble(value -> value).toArray());
        }
        return new RoundMatrix(shared ? rows.toArray(new double[0][]) : means(findings), shared);
    }

    /** Whether they share their rounds. */
    boolean isShared() {
        return shared;
    }

    /** How many rounds there are. */
    int rounds() {
        return values[0].length;
    }

    /** Configurations × rounds; NaN where there is no value. */
    double[][] values() {
        return values;
    }

    /** How many configurations have no finite value in some round. */
    int incomplete() {
        int count = 0;
        for (double[] row : values) {
            boolean finite = true;
            for (double value : row) {
                finite &= Double.isFinite(value);
            }
            count += finite ? 0 : 1;
        }
        return count;
    }

    /** The ranks of the configurations in each round, from 1, the best; those without a value share the last. */
    double[][] ranks(Direction direction) {
        double[][] ranks = new double[values.length][rounds()];
        for (int r = 0; r < rounds(); r++) {
            double[] round = new double[values.length];
            for (int c = 0; c < round.length; c++) {
                round[c] = direction == Direction.LARGER_IS_BETTER ? -values[c][r] : values[c][r];
            }
            double[] ranked = Ranks.of(round);
            for (int c = 0; c < round.length; c++) {
                ranks[c][r] = ranked[c];
            }
        }
        return ranks;
    }
}
