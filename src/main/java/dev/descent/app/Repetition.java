package dev.descent.app;

import dev.descent.engine.History;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.function.Trajectory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A trial trained again beside its record: all of it but the predictions, of which there may be more, has to be equal, to the bit.
 */
final class Repetition {
    private static final List<Fact> FACTS = List.of(
            new Fact("number of epochs", Completed::epochs),
            new Fact("number of steps", Completed::steps),
            new Fact("number of parameters", Completed::parameters),
            new Fact("training loss", o -> o.train().loss()),
            new Fact("training metrics", o -> o.train().metrics()),
            new Fact("validation loss", o -> o.validation().map(Scores::loss)),
            new Fact("validation metrics", o -> metrics(o.validation())),
            new Fact("test loss", o -> o.test().map(Scores::loss)),
            new Fact("test metrics", o -> metrics(o.test())),
            new Fact("best epoch", Completed::bestEpoch),
            new Fact("history", o -> history(o.history())),
            new Fact("trajectory", o -> trajectory(o.trajectory())));

    private Repetition() {}

    /** The first thing in which the two differ, {@code training loss}; empty if they are equal. */
    static Optional<String> difference(TrialOutcome record, TrialOutcome again) {
        if (record instanceof Completed a && again instanceof Completed b) {
            return firstDifference(a, b).map(Fact::name);
        }
        if (record instanceof Diverged a && again instanceof Diverged b) {
            return a.epoch() == b.epoch() && a.step() == b.step()
                    ? Objects.deepEquals(history(a.history()), history(b.history()))
                            ? Optional.empty()
                            : Optional.of("history")
                    : Optional.of("end");
        }
        return Optional.of("end");
    }

    static Optional<Fact> firstDifference(Completed a, Completed b) {
        return FACTS.stream()
                .filter(fact -> !Objects.deepEquals(fact.value.apply(a), fact.value.apply(b)))
                .findFirst();
    }

    private static float[] metrics(Optional<Scores> scores) {
        return scores.map(Scores::metrics).orElse(new float[0]);
    }

    static Object[] history(History it) {
        return new Object[] {
            it.learningRate(), it.runningLoss(), it.loss(), it.validationLoss(), it.metrics(), it.validationMetrics()
        };
    }

    static Object[] trajectory(Optional<Trajectory> trajectory) {
        return trajectory.map(it -> new Object[] {it.columns(), it.values()}).orElse(new Object[0]);
    }

    /** One thing that has to be equal. */
    record Fact(String name, Function<Completed, Object> value) {}
}
