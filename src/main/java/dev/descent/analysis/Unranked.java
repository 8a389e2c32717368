package dev.descent.analysis;

import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Why a group of configurations that a condition names is not among those that are ranked. */
final class Unranked {
    private final Results results;
    private final Ranking ranking;

    Unranked(Results results, Ranking ranking) {
        this.results = results;
        this.ranking = ranking;
    }

    /**
     * The reason.
     *
     * @param group as the condition names it
     * @param includes whether a trial, with the swept keys that its settings are of, belongs to the group
     */
    String of(String group, BiPredicate<Trial, List<String>> includes) {
        ExperimentSpec experiment = results.experiment();
        boolean halved = ranking.halved().stream()
                .map(it -> experiment.trials().get(it.first()))
                .anyMatch(trial -> includes.test(trial, experiment.sweptKeys()));
        if (halved) {
            return "no configuration with " + group + " came through: the search stopped all of them";
        }
        Optional<ExperimentSpec> tuning = results.tuning().map(Results::experiment);
        boolean tried = tuning.isPresent()
                && tuning.get().trials().stream()
                        .anyMatch(trial -> includes.test(trial, tuning.get().sweptKeys()));
        if (!tried) {
            return "nothing is named " + group;
        }
        return "no configuration with " + group + " was "
                + (experiment.search().comparison().isPresent() ? "chosen" : "confirmed");
    }
}
