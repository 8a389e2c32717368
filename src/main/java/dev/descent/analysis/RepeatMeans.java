package dev.descent.analysis;

import dev.descent.model.Trial;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each repeat came to: a repeat is what is drawn anew, for all configurations and folds at once. */
final class RepeatMeans {
    private RepeatMeans() {}

    /** Repeat by repeat the mean of a column over the trials of some configurations that have a value. */
    static double[] of(Findings findings, String column, List<RankedConfiguration> configurations) {
        RankingValue value = new RankingValue(column);
        Map<Integer, double[]> sums = new TreeMap<>();
        for (RankedConfiguration configuration : configurations) {
            for (int index : configuration.trials()) {
                Trial trial = findings.trial(index);
                double it = value.of(trial, findings.results().outcome(trial));
                double[] sum = sums.computeIfAbsent(trial.repeat(), repeat -> new double[2]);
                sum[0] += Double.isNaN(it) ? 0 : it;
                sum[1] += Double.isNaN(it) ? 0 : 1;
            }
        }
        return sums.values().stream()
                .filter(sum -> sum[1] > 0)
                .mapToDouble(sum -> sum[0] / sum[1])
                .toArray();
    }
}
