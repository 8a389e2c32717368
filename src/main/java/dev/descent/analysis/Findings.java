package dev.descent.analysis;

import dev.descent.model.ExperimentSpec;
import dev.descent.model.NetworkSpec;
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
 * @param judges whose predictions show what the best makes of rows that it was not trained on; empty without a best or a network
 * @param judged what they predict; empty as long as that is not known
 */
public record Findings(
        Results results,
        TrialStatistics statistics,
        Ranking ranking,
        Comparisons comparisons,
        Baselines baselines,
        List<Verdict> verdicts,
        Optional<Judges> judges,
        Optional<JudgedRows> judged) {
    public static Findings of(Results results) {
        TrialStatistics statistics = TrialStatistics.of(results);
        Ranking ranking = new Ranking(results.experiment(), statistics);
        Comparisons comparisons = new Comparisons(results, statistics, ranking);
        Baselines baselines = new Baselines(results, ranking);
        Optional<Judges> judges = Judges.of(results, statistics, ranking);
        return new Findings(
                results,
                statistics,
                ranking,
                comparisons,
                baselines,
                new Expectations(results, statistics.parts(), ranking, comparisons, baselines).verdicts(),
                judges,
                judges.flatMap(it -> JudgedRows.of(results, it)));
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
        OptionalInt best = ranking.bestTrial();
        return trial(best.isPresent() ? best.getAsInt() : 0);
    }

    /** The network of {@link #example()}; empty without one. */
    public Optional<NetworkTable> network() {
        Trial example = example();
        Optional<NetworkSpec> spec = example.spec().network();
        return spec.isPresent()
                ? Optional.of(NetworkTable.of(
                        spec.get(), results.dataset(example).features().size()))
                : Optional.empty();
    }

    /** The rows that predictions.csv shows; empty without a network, or if none are wanted. */
    public Optional<PredictionTable> predictions() {
        return judges.flatMap(it -> PredictionTable.of(this, it))
                .filter(table -> !table.rows().isEmpty());
    }
}
