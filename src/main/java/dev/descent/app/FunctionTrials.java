package dev.descent.app;

import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.Trajectory;
import dev.descent.engine.TrialOutcome;
import dev.descent.function.Descent;
import dev.descent.function.Route;
import dev.descent.model.Trial;
import java.util.Optional;

/** Trials without a network: no engine trains them, a descent on a function is the whole of it. */
final class FunctionTrials {
    private FunctionTrials() {}

    static TrialOutcome run(Trial trial) {
        return trial.spec()
                .match(
                        network -> {
                            throw new IllegalArgumentException("trial " + trial.number() + " needs an engine");
                        },
                        minimize -> outcome(
                                trial,
                                Descent.minimize(minimize),
                                minimize.start().size()),
                        solve -> outcome(trial, Descent.solve(solve), 1));
    }

    private static TrialOutcome outcome(Trial trial, Route route, int variables) {
        Optional<Trajectory> trajectory = Optional.of(new Trajectory(route.columns(), route.values()));
        if (route.diverged()) {
            return new TrialOutcome.Diverged(
                    trial.id(), 0, route.steps(), variables, route.value(), History.NONE, trajectory);
        }
        return new TrialOutcome.Completed(
                trial.id(),
                0,
                route.steps(),
                variables,
                new Scores(route.value(), new float[0]),
                Optional.empty(),
                Optional.empty(),
                0,
                History.NONE,
                Predictions.NONE,
                trajectory);
    }
}
