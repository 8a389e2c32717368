package dev.descent.analysis;

import dev.descent.analysis.statistics.PairComparison;
import dev.descent.analysis.statistics.PairDesign;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a configuration reached in each round, the unit of which there are n: two configurations are compared in the rounds that both
 * were trained in. Under another seed it is another round. A round is a repeat, or a fold of a repeat that drew its folds for itself. Where all repeats share their folds, a
 * fold is one round, over whose repeats values are averaged: weights and orders that differ within a fold tell nothing of other rows.
 */
public final class RoundValues {
    /**
     * A round.
     *
     * @param seed that weights, orders and splits are drawn from
     * @param repeat 0 where all repeats share the folds
     * @param fold 0 without folds
     */
    public record Round(long seed, int repeat, int fold) implements Comparable<Round> {
        @Override
        public int compareTo(Round other) {
            int first = Long.compare(seed, other.seed);
            int then = first == 0 ? Integer.compare(repeat, other.repeat) : first;
            return then == 0 ? Integer.compare(fold, other.fold) : then;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * Long.hashCode(seed) + repeat) + fold;
        }
    }

    private RoundValues() {}

    /**
     * The ranking value in each round, in order; NaN in one that the configuration lost, for a trial in it did not complete or has no
     * value because of what it predicts. A round whose data leave the value undefined is left out.
     */
    static Map<Round, Double> of(ExperimentSpec experiment, TrialStatistics statistics, List<Integer> trials) {
        boolean shared =
                Overlap.sharesFolds(experiment.trials().get(trials.get(0)).spec());
        Map<Round, List<Double>> members = new TreeMap<>();
        for (int index : trials) {
            if (!statistics.isUndefinedByData(index)) {
                Round round = round(experiment.trials().get(index), shared);
                List<Double> values = members.get(round);
                if (values == null) {
                    values = new ArrayList<>();
                    members.put(round, values);
                }
                values.add(statistics.value(index));
            }
        }
        return averaged(members);
    }

    /** The mean of each round, in order; NaN where one of its values is. */
    public static Map<Round, Double> averaged(Map<Round, List<Double>> members) {
        Map<Round, Double> values = new TreeMap<>();
        for (Map.Entry<Round, List<Double>> round : members.entrySet()) {
            values.put(round.getKey(), mean(round.getValue()));
        }
        return values;
    }

    /** Compares two configurations in the rounds that both were trained in. */
    public static PairComparison compare(Map<Round, Double> left, Map<Round, Double> right, PairDesign design) {
        double[] a = new double[Math.min(left.size(), right.size())];
        double[] b = new double[a.length];
        int n = 0;
        for (Map.Entry<Round, Double> entry : left.entrySet()) {
            Double other = right.get(entry.getKey());
            if (other != null) {
                a[n] = entry.getValue();
                b[n++] = other;
            }
        }
        return PairComparison.of(Arrays.copyOf(a, n), Arrays.copyOf(b, n), design);
    }

    /** The round of a trial. */
    static Round round(Trial trial) {
        return round(trial, Overlap.sharesFolds(trial.spec()));
    }

    private static Round round(Trial trial, boolean shared) {
        return new Round(trial.spec().seed(), shared ? 0 : trial.repeat(), trial.fold());
    }

    /** What one round of a configuration is called, the unit of its n: a repeat or a fold. */
    static String unit(TrialSpec spec) {
        return Overlap.folds(spec) > 0 ? "fold" : "repeat";
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.size() == 1 ? values.get(0) : sum / values.size();
    }
}
