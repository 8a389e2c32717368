package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Failed;
import dev.descent.function.Trajectory;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a trial that was trained again is held against. */
class RepetitionTest {
    @Test
    void twoOfOneMakeAreEqualAlsoWhereAValueIsNotANumber() {
        assertThat(Repetition.difference(outcome(1), outcome(1))).isEmpty();
        assertThat(Repetition.difference(outcome(Float.NaN), outcome(Float.NaN)))
                .isEmpty();
    }

    @Test
    void everyComponentCountsButIdAndPredictions() throws ReflectiveOperationException {
        RecordComponent[] components = Completed.class.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<Completed> make = Completed.class.getDeclaredConstructor(types);
        for (int c = 0; c < components.length; c++) {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = components[i].getAccessor().invoke(outcome(i == c ? 2 : 1));
            }
            assertThat(Repetition.difference(outcome(1), make.newInstance(values))
                            .isEmpty())
                    .as(components[c].getName())
                    .isEqualTo(Set.of("trialId", "predictions").contains(components[c].getName()));
        }
    }

    @Test
    void theFirstDifferenceIsNamed() {
        assertThat(Repetition.difference(outcome(1), outcome(2))).contains("number of epochs");
        assertThat(Repetition.difference(outcome(1), new Failed("1", "the engine threw ArithmeticException")))
                .contains("end");
    }

    /** An outcome that has {@code value} everywhere. */
    private static Completed outcome(float value) {
        float[] floats = {value};
        double[] doubles = {value};
        Scores scores = new Scores(value, floats);
        int whole = (int) value;
        return new Completed(
                Integer.toString(whole),
                whole,
                whole,
                whole,
                scores,
                Optional.of(scores),
                Optional.of(scores),
                whole,
                new History(doubles, floats, floats, floats, floats, floats),
                new Predictions(1, floats),
                Optional.of(new Trajectory(List.of("x"), doubles)));
    }
}
