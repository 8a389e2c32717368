package dev.descent.config;

import dev.descent.data.ForeignPredictions;
import dev.descent.data.Table;
import dev.descent.model.DatasetSpec;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Setting;
import dev.descent.sweep.Bounds;
import dev.descent.sweep.Configuration;
import dev.descent.sweep.Strategy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * An experiment file, read and checked, with what was read on the way.
 *
 * @param spec what it says; its trials are those of the search's first round
 * @param search begins the search: each strategy it gives proposes the same, told the same
 * @param trials resolves the rounds that such a strategy proposes
 * @param after what the experiment is after the rounds that a strategy has come to: why the search ended, and what exclusions left out
 * @param tables the tables by their files: that of the experiment, none for files without a network, and those of predictions
 * @param weights the files that trainings start from
 * @param predictions those of other tools, by the name of the baseline
 * @param duplicates configurations, counted from 1, that are equal to an earlier one, with that one; their trials share ids
 * @param leftOut the combinations that {@code exclude} left out, repeats and folds not counted; made when asked for
 * @param risky the datasets that may be refused for the rows that a seed draws into their parts, although each of their cells is right
 * @param engineOfFile the engine that the file asks for, whatever the command line says
 * @param resolved the text of experiment.yaml: everything that decides the results, every default written out
 * @param settings what a configuration, by its number from 1, sets in the file's own values
 * @param maker makes any trial of such settings
 * @param alone the text of an experiment that is one of its configurations, by its number from 1: the same trials, without a sweep
 */
public record Experiment(
        ExperimentSpec spec,
        Supplier<Strategy> search,
        RoundTrials trials,
        Function<Strategy, ExperimentSpec> after,
        Map<Path, Table> tables,
        List<Path> weights,
        Map<String, ForeignPredictions> predictions,
        Map<Integer, Integer> duplicates,
        List<Configuration> leftOut,
        List<Draw> risky,
        String engineOfFile,
        String resolved,
        IntFunction<List<Setting>> settings,
        TrialMaker maker,
        IntFunction<String> alone) {
    public Experiment {
        tables = Map.copyOf(tables);
        weights = List.copyOf(weights);
        predictions = Map.copyOf(predictions);
        risky = List.copyOf(risky);
    }

    /** A dataset and the seed that its split is drawn by. */
    public record Draw(DatasetSpec dataset, long seed) {}

    /** How large the search is. */
    public Bounds bounds() {
        return search.get().bounds();
    }

    /**
     * The table in that file, which was read already.
     *
     * @throws IllegalArgumentException if the experiment has no such table
     */
    public Table table(Path csv) {
        return Optional.ofNullable(tables.get(csv))
                .orElseThrow(() -> new IllegalArgumentException("the experiment has no table " + csv));
    }
}
