package dev.descent.analysis;

import dev.descent.model.ComparisonSpec;
import dev.descent.model.Trial;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All trials of a comparison of competitors.
 *
 * @param tuning those that tuned, of all studies
 * @param confirming those that confirm what was chosen, of all studies
 * @param untuned the competitors as they stand in the file, on the same repeats; empty if none can stand so
 */
public record Competition(Results tuning, Results confirming, Optional<Results> untuned) {
    /** The numbers of the configurations of which a trial that tuned has a value to be chosen by. */
    Set<Integer> chosenByValue() {
        ComparisonSpec comparison = tuning.experiment().search().comparison().orElseThrow();
        RankingValue value = new RankingValue(comparison.selectBy());
        Set<Integer> numbers = new TreeSet<>();
        for (Trial trial : tuning.experiment().trials()) {
            if (!Double.isNaN(value.of(trial, tuning.outcome(trial)))) {
                numbers.add(trial.configuration());
            }
        }
        return numbers;
    }
}
