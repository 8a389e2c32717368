package dev.descent.analysis;

import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that is known of an experiment once its trials have been walked over.
 *
 * @param results what it was made from
 * @param statistics the first walk
 * @param ranking who is best
 * @param comparisons whether the best is better than the others by more than chance
 * @param baselines what it is held against beside them
 * @param verdicts whether the conditions hold
 */
public record Findings(
        Results results,
        TrialStatistics statistics,
        Ranking ranking,
        Comparisons comparisons,
        Baselines baselines,
        List<Verdict> verdicts) {
    public static Findings of(Results results) {
        TrialStatistics statistics = TrialStatistics.of(results);
        Ranking ranking = new Ranking(results.experiment(), statistics);
        Comparisons comparisons = new Comparisons(results.experiment(), statistics, ranking);
        Baselines baselines = new Baselines(results, ranking);
        return new Findings(
                results,
                statistics,
                ranking,
                comparisons,
                baselines,
                new Expectations(results, statistics.parts(), ranking, baselines).verdicts());
    }

    public ExperimentSpec experiment() {
        return results.experiment();
    }

    public Parts parts() {
        return statistics.parts();
    }

    public Trial trial(int index) {
        return experiment().trials().get(index);
    }

    /** The trial with the best value; empty if none has a value. */
    public Optional<Trial> bestTrial() {
        OptionalInt best = ranking.bestTrial();
        return best.isPresent() ? Optional.of(trial(best.getAsInt())) : Optional.empty();
    }

    /** The trial that stands for the experiment where one has to: the best, or the first if none has a value. */
    public Trial example() {
        return bestTrial().orElseGet(() -> trial(0));
    }

    /** The network of {@link #example()}; empty without one. */
    public Optional<NetworkTable> network() {
        Trial example = example();
        return example.spec()
                .network()
                .map(spec -> NetworkTable.of(
                        spec, results.dataset(example).features().size()));
    }

    /** What the best trial's network predicts; empty without one, or if no predictions are wanted. */
    public Optional<PredictionTable> predictions() {
        return bestTrial()
                .flatMap(trial -> trial.spec()
                        .network()
                        .map(network -> PredictionTable.of(
                                network,
                                results.dataset(trial),
                                results.firstRows(trial),
                                ((Completed) results.outcome(trial)).predictions())))
                .filter(table -> !table.rows().isEmpty());
    }
}
