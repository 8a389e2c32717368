package dev.descent.analysis;

import dev.descent.data.PartName;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Optional;

/**
 * Whose predictions show what the best configuration makes of rows that it was not trained on, and which rows these are.
 *
 * @param part the rows that test, else those that validate; those that were trained on where there are no others
 * @param trials the one with the median value; where folds validate, the folds of one repeat, each of which predicts the rows that it holds out
 * @param pooled whether these are folds
 */
public record Judges(PartName part, List<Trial> trials, boolean pooled) {
    /** Empty if no trial has a value to be ranked by, or none has a network. */
    static Optional<Judges> of(Results results, TrialStatistics statistics, Ranking ranking) {
        if (ranking.medianTrial().isEmpty() || !statistics.parts().network()) {
            return Optional.empty();
        }
        List<Trial> trials = results.experiment().trials();
        Trial median = trials.get(ranking.medianTrial().getAsInt());
        PartName part = results.dataset(median).judged();
        boolean pooled = part == PartName.VALIDATION && median.fold() > 0;
        if (!pooled) {
            return Optional.of(new Judges(part, List.of(median), false));
        }
        List<Trial> completed = ranking.best().orElseThrow().trials().stream()
                .filter(trial -> statistics.status(trial) == Status.COMPLETED)
                .map(trials::get)
                .toList();
        int repeat = completed.stream().mapToInt(Trial::repeat).min().orElseThrow();
        return Optional.of(new Judges(
                part,
                completed.stream().filter(trial -> trial.repeat() == repeat).toList(),
                true));
    }

    /** The trial whose predictions are shown of rows that no fold holds out. */
    Trial first() {
        return trials.get(0);
    }
}
