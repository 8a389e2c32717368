package dev.descent.analysis;

import dev.descent.model.ExperimentSpec;
import dev.descent.model.Measure;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Trials that completed without a value to be ranked by. */
final class Undefined {
    private Undefined() {}

    /** Where a column of trials.csv has no value, as the end of "undefined where …"; empty if it always has one. */
    static Optional<String> where(String column) {
        return Measure.find(TrialColumns.measureOf(column))
                .flatMap(measure -> measure.type().metric().undefined());
    }

    /** What to bear in mind of them where others have one, a sentence for those of each cause. */
    static List<String> warnings(Findings findings) {
        ExperimentSpec experiment = findings.experiment();
        TrialStatistics statistics = findings.statistics();
        if (findings.ranking().best().isEmpty()) {
            return List.of();
        }
        List<String> warnings = new ArrayList<>();
        String rankBy = experiment.report().rankBy();
        String where = where(rankBy).map(it -> ": it is undefined where " + it).orElse("");
        int[] byData = trials(statistics, statistics::isUndefinedByData);
        if (byData.length > 0) {
            int folds = experiment.folds();
            long without = IntStream.of(byData)
                    .map(trial -> findings.trial(trial).fold())
                    .distinct()
                    .count();
            warnings.add(rankBy + " has no value in "
                    + (folds > 0 ? without + " of " + folds + " folds" : share(byData.length, statistics))
                    + ", whatever is predicted, and means are of the others" + where + ".");
        }
        int[] byPredictions = trials(statistics, statistics::isUndefined);
        if (byPredictions.length > 0) {
            warnings.add(rankBy + " has no value in " + share(byPredictions.length, statistics)
                    + " because of what is predicted, and their configurations come after the others" + where + ".");
        }
        return warnings;
    }

    private static int[] trials(TrialStatistics statistics, IntPredicate which) {
        return IntStream.range(0, statistics.trials()).filter(which).toArray();
    }

    private static String share(int of, TrialStatistics statistics) {
        return of + " of " + Phrases.count(statistics.trials(), "trial");
    }
}
