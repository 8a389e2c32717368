package dev.descent.analysis;

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
        List<TrialColumn> measures = new ArrayList<>();
        for (TrialColumn column : TrialColumns.measures(findings.parts())) {
            if (!column.name().equals(rankBy) && where(column.name()).isPresent()) {
                measures.add(column);
            }
        }
        if (measures.isEmpty()) {
            return;
        }
        int[] lacking = lacking(findings, measures);
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (int m = 0; m < lacking.length; m++) {
            if (lacking[m] > 0) {
                String name = measures.get(m).name();
                String in =
                        findings.statistics().trials() == 1 ? "" : " in " + share(lacking[m], findings.statistics());
                String lack =
                        "no value" + in + ": undefined where " + where(name).orElseThrow();
                columns.computeIfAbsent(lack, key -> new ArrayList<>()).add(name);
            }
        }
        columns.forEach((lack, names) ->
                warnings.add(Phrases.and(names) + (names.size() == 1 ? " has " : " have ") + lack + "."));
    }

    /** How many trials completed and have each metric, but no value of it. */
    private static int[] lacking(Findings findings, List<TrialColumn> measures) {
        int[] lacking = new int[measures.size()];
        for (Trial trial : findings.experiment().trials()) {
            if (findings.results().outcome(trial) instanceof Completed outcome) {
                for (int m = 0; m < lacking.length; m++) {
                    lacking[m] += lacks(findings, measures.get(m), trial, outcome) ? 1 : 0;
                }
            }
        }
        return lacking;
    }

    private static boolean lacks(Findings findings, TrialColumn column, Trial trial, Completed outcome) {
        return column.cell(trial, outcome).isEmpty()
                && TrialColumns.metric(column.name(), trial).isPresent()
                && TrialColumns.part(column.name(), findings.results().dataset(trial))
                        .isPresent();
    }

    private static String share(int of, TrialStatistics statistics) {
        return of + " of " + Phrases.count(statistics.trials(), "trial");
    }
}
