package dev.descent.worker;

import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.executor.Answer;
import dev.descent.function.Descent;
import dev.descent.function.DescentResult;
import dev.descent.function.Trajectory;
import dev.descent.model.Trial;
import java.util.Optional;
import java.util.function.Function;

/** Trials without a network: no engine trains them, a descent on a function is the whole of it. */
final class FunctionTrials {
    private FunctionTrials() {}

    /** Descends. As with networks, a trial that throws costs no other trial anything. */
    static Answer answer(Trial trial) {
        return answer(trial, FunctionTrials::outcome);
    }

    static Answer answer(Trial trial, Function<Trial, TrialOutcome> descent) {
        TrialOutcome outcome;
        try {
            outcome = descent.apply(trial);
        } catch (OutOfMemoryError | LinkageError | RuntimeException | StackOverflowError | AssertionError e) {
            return TrialWorker.answer(Thrown.withoutMessage("descent", e), e);
        }
        return Answer.Ended.of(outcome);
    }

    static TrialOutcome outcome(Trial trial) {
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

    private static TrialOutcome outcome(Trial trial, DescentResult result, int variables) {
        Optional<Trajectory> trajectory = Optional.of(result.trajectory());
        if (result.diverged()) {
            return new TrialOutcome.Diverged(
                    trial.id(), 0, result.steps(), variables, result.value(), History.NONE, trajectory);
        }
        return new TrialOutcome.Completed(
                trial.id(),
                0,
                result.steps(),
                variables,
                new Scores(result.value(), new float[0]),
                Optional.empty(),
                Optional.empty(),
                0,
                History.NONE,
                Predictions.NONE,
                trajectory);
    }
}
