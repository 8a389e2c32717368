package dev.descent.output;

import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Kind;
import dev.descent.model.SearchSpec;
import dev.descent.model.SearchTypes;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Configurations of the keys a and b that end with given losses. */
public final class Ranked {
    private Ranked() {}

    /**
     * A grid.
     *
     * @param configurations the values of the two keys, with a space between them
     * @param loss by trial from 0, the repeats of a configuration side by side; NaN for one that diverged
     */
    public static HandMade by(String[] configurations, int repeats, IntToDoubleFunction loss) {
        return of(configurations, repeats, loss, SearchSpec.GRID);
    }

    /** A search for a number of configurations, without repeats. */
    public static HandMade search(String[] configurations, int wanted, IntToDoubleFunction loss) {
        SearchSpec random = new SearchSpec(
                Optional.of(Experiments.component(
                        Kind.SEARCH, "random", Map.of(SearchTypes.CONFIGURATIONS, (long) wanted))),
                0,
                Optional.empty());
        return of(configurations, 1, loss, random);
    }

    private static HandMade of(String[] configurations, int repeats, IntToDoubleFunction loss, SearchSpec search) {
        HandMade single = Experiments.single();
        ExperimentSpec e = single.experiment();
        Trial first = e.trials().get(0);
        List<Trial> trials = new ArrayList<>();
        List<TrialOutcome> outcomes = new ArrayList<>();
        for (int t = 0; t < configurations.length * repeats; t++) {
            int c = t / repeats;
            String id = Long.toHexString(0x1000000000000000L + t);
            List<String> settings = List.of(configurations[c].split(" "));
            trials.add(new Trial(t + 1, id, first.spec(), c + 1, t % repeats + 1, 0, Optional.empty(), settings));
            outcomes.add(outcome(id, (float) loss.applyAsDouble(t)));
        }
        ExperimentSpec ranked = new ExperimentSpec(
                e.file(),
                "ranked",
                Optional.empty(),
                0,
                List.of("a", "b"),
                List.of(),
                trials,
                search,
                repeats,
                0,
                0,
                "lockstep",
                "local",
                List.of(),
                e.report());
        return new HandMade(ranked, outcomes, single.dataset(), single.firstRows());
    }

    private static TrialOutcome outcome(String id, float loss) {
        double[] rates = {0.1, 0.1};
        float[] losses = {loss, loss};
        History history = new History(rates, losses, losses, new float[0], new float[0], new float[0]);
        if (Float.isNaN(loss)) {
            return new TrialOutcome.Diverged(id, 2, 9, 51, 1e30, history, Optional.empty());
        }
        return new TrialOutcome.Completed(
                id,
                2,
                14,
                51,
                new Scores(loss, new float[0]),
                Optional.empty(),
                Optional.empty(),
                0,
                history,
                new Predictions(1, new float[] {1f, 2f, 3f}),
                Optional.empty());
    }
}
