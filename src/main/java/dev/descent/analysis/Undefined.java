package dev.descent.analysis;

import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Measure;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Trials that completed without a value to be ranked by. */
final class Undefined {
    private Undefined() {}

    /** Where a column of trials.csv has no value, as the end of "undefined where …"; empty if it always has one. */
    static Optional<String> where(String column) {
        Optional<Measure> measure = Measure.find(TrialColumns.measureOf(column));
        return measure.isPresent() ? measure.get().type().metric().undefined() : Optional.empty();
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
        Optional<String> cause = where(rankBy);
        String where = cause.isPresent() ? ": it is undefined where " + cause.get() : "";
        int[] byData = statistics.undefinedByData();
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
        int[] byPredictions = statistics.undefined();
        if (byPredictions.length > 0) {
            warnings.add(rankBy + " has no value in " + share(byPredictions.length, statistics)
                    + " because of what is predicted, and their configurations come after the others" + where + ".");
        }
        addOthers(findings, rankBy, warnings);
        return warnings;
    }

    /** Losses and metrics beside the one that is ranked by: those that lack as many values for one cause in one sentence. */
    private static void addOthers(Findings findings, String rankBy, List<String> warnings) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (TrialColumn column : TrialColumns.measures(findings.parts())) {
            Optional<String> cause = where(column.name());
            if (cause.isPresent() && !column.name().equals(rankBy)) {
                int without = lacking(findings, column);
                if (without > 0) {
                    String lack = "no value"
                            + (findings.statistics().trials() == 1
                                    ? ""
                                    : " in " + share(without, findings.statistics()))
                            + ": undefined where " + cause.get();
                    columns.computeIfAbsent(lack, key -> new ArrayList<>()).add(column.name());
                }
            }
        }
        columns.forEach((lack, names) ->
                warnings.add(Phrases.and(names) + (names.size() == 1 ? " has " : " have ") + lack + "."));
    }

    /** How many trials completed and have the metric, but no value of it. */
    private static int lacking(Findings findings, TrialColumn column) {
        int lacking = 0;
        for (Trial trial : findings.experiment().trials()) {
            TrialOutcome outcome = findings.results().outcome(trial);
            if (outcome instanceof Completed
                    && TrialColumns.metric(column.name(), trial).isPresent()
                    && TrialColumns.part(column.name(), findings.results().dataset(trial))
                            .isPresent()
                    && column.cell(trial, outcome).isEmpty()) {
                lacking++;
            }
        }
        return lacking;
    }

    private static String share(int of, TrialStatistics statistics) {
        return of + " of " + Phrases.count(statistics.trials(), "trial");
    }
}
