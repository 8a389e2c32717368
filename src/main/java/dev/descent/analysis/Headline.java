package dev.descent.analysis;

import dev.descent.analysis.statistics.Summary;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What an experiment came to, as a line over many experiments has it: the same whether it is made from outcomes or from a stored
 * trials.csv.
 *
 * @param best the best configuration's keys with their values, but for the seed, empty if nothing was swept; where no configuration has a value, why
 * @param value what it is ranked by and its value; empty if there is none
 * @param trials of the whole experiment
 * @param finalLoss of the best configuration, of several trials the mean; empty if there is none
 * @param parameters {@code 51}, or {@code 51 to 71} if its trials differ; empty if no trial has parameters
 */
public record Headline(String best, String value, int trials, String finalLoss, String parameters) {
    /** Made from outcomes. */
    public static Headline of(Findings findings) {
        int trials = findings.statistics().trials();
        String rankBy = findings.experiment().report().rankBy();
        Optional<RankedConfiguration> best = findings.ranking().best();
        if (best.isEmpty()) {
            return nothing(findings.statistics().count(Status.COMPLETED) > 0, rankBy, trials);
        }
        List<Double> finalLosses = new ArrayList<>();
        TreeSet<Long> parameters = new TreeSet<>();
        TrialColumn loss = TrialColumns.measure(TrialColumns.FINAL_LOSS);
        TrialColumn extent = TrialColumns.parameters();
        for (int index : best.get().trials()) {
            Trial trial = findings.trial(index);
            TrialOutcome outcome = findings.results().outcome(trial);
            double finalLoss = loss.cell(trial, outcome).number();
            if (!Double.isNaN(finalLoss)) {
                finalLosses.add(finalLoss);
            }
            double counted = extent.cell(trial, outcome).number();
            if (!Double.isNaN(counted)) {
                parameters.add((long) counted);
            }
        }
        String keys = new Keys(findings.experiment())
                .settings(findings.trial(best.get().first()));
        return of(keys, rankBy, best.get(), trials, finalLosses, parameters);
    }

    /** Of an experiment whose best configuration is known. */
    public static Headline of(
            String keys,
            String rankBy,
            RankedConfiguration best,
            int trials,
            List<Double> finalLosses,
            TreeSet<Long> parameters) {
        return new Headline(keys, rankBy + " " + best.meanCell().text(), trials, mean(finalLosses), extent(parameters));
    }

    /** Of an experiment without a best configuration. */
    public static Headline nothing(boolean completed, String rankBy, int trials) {
        return new Headline(completed ? "none has a value of " + rankBy : "none completed", "", trials, "", "");
    }

    private static String mean(List<Double> losses) {
        double[] values = new double[losses.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = losses.get(i);
        }
        Summary summary = Summary.of(values);
        return (summary.n() == 1 ? Cell.written(summary.mean()) : Cell.statistic(summary.mean())).text();
    }

    private static String extent(TreeSet<Long> parameters) {
        if (parameters.isEmpty()) {
            return "";
        }
        return parameters.size() == 1
                ? Long.toString(parameters.first())
                : parameters.first() + " to " + parameters.last();
    }
}
