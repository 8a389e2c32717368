package dev.descent.analysis.across;

import java.util.ArrayList;
import java.util.List;

/** Comparisons made of numbers. */
public final class Scored {
    /** Areas under the curve of C4.5 with four ways of tuning on 14 data sets: Demšar (2006), table 6, voting with a digit more. */
    static final double[][] DEMSAR = {
        {0.763, 0.768, 0.771, 0.798},
        {0.599, 0.591, 0.590, 0.569},
        {0.954, 0.971, 0.968, 0.967},
        {0.628, 0.661, 0.654, 0.657},
        {0.882, 0.888, 0.886, 0.898},
        {0.936, 0.931, 0.916, 0.931},
        {0.661, 0.668, 0.609, 0.685},
        {0.583, 0.583, 0.563, 0.625},
        {0.775, 0.838, 0.866, 0.875},
        {1.000, 1.000, 1.000, 1.000},
        {0.940, 0.962, 0.965, 0.962},
        {0.619, 0.666, 0.614, 0.669},
        {0.972, 0.981, 0.9751, 0.975},
        {0.957, 0.978, 0.946, 0.970}
    };

    private Scored() {}

    public static MethodComparison demsar() {
        return comparison(List.of("c45", "c45+m", "c45+cf", "c45+m+cf"), "val_auc", DEMSAR);
    }

    /**
     * Methods compared by scores.
     *
     * @param scores data sets × methods; NaN for a method that diverged
     */
    public static MethodComparison comparison(List<String> methods, String column, double[][] scores) {
        List<ScoredDataSet> dataSets = new ArrayList<>();
        for (int d = 0; d < scores.length; d++) {
            dataSets.add(dataSet("set" + (char) ('a' + d), column, scores[d]));
        }
        return MethodComparison.of("optimizer", methods, dataSets);
    }

    static ScoredDataSet dataSet(String name, String column, double... values) {
        List<Score> scores = new ArrayList<>();
        for (double value : values) {
            scores.add(Double.isNaN(value) ? Score.none("diverged", "rate=1", 2) : Score.of(value, "rate=1", 2, true));
        }
        return new ScoredDataSet(name, column, column, scores);
    }
}
