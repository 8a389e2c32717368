package dev.descent.app;

import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
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
            new Fact("history", Repetition::history),
            new Fact("trajectory", Repetition::trajectory));

    private Repetition() {}

    /** The first thing in which the two differ, {@code training loss}; empty if they are equal. */
    static Optional<String> difference(TrialOutcome record, TrialOutcome again) {
        if (record instanceof Completed a && again instanceof Completed b) {
            return FACTS.stream()
                    .filter(fact -> !Objects.deepEquals(fact.value.apply(a), fact.value.apply(b)))
                    .map(Fact::name)
                    .findFirst();
        }
        // Only a trial that completed has predictions to be trained again for.
        return Optional.of("end");
    }

    private static float[] metrics(Optional<Scores> scores) {
        return scores.map(Scores::metrics).orElse(new float[0]);
    }

    private static Object history(Completed outcome) {
        var it = outcome.history();
        return new Object[] {
            it.learningRate(), it.runningLoss(), it.loss(), it.validationLoss(), it.metrics(), it.validationMetrics()
        };
    }

    private static Object trajectory(Completed outcome) {
        return outcome.trajectory()
                .map(it -> new Object[] {it.columns(), it.values()})
                .orElse(new Object[0]);
    }

    private record Fact(String name, Function<Completed, Object> value) {}
}
