package dev.descent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.config.ExperimentReader;
import dev.descent.executor.Answer;
import dev.descent.model.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial without a network that throws or finds no memory ends as one with a network does. */
class FunctionTrialsTest {
    @TempDir
    private Path folder;

    private List<Trial> trials;

    @BeforeEach
    void readThree() throws Exception {
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, """
                minimize: {function: x^2, start: {x: 1.2}}
                optimizer: sgd
                steps: 2
                sweep: {grid: {learning_rate: [0.1, 0.2, 0.3]}}
                """);
        trials = ExperimentReader.read(file, Map.of(), Set.of("lockstep"), Set.of("local"))
                .spec()
                .trials();
    }

    @Test
    void aDescentThatThrowsIsFailedWithAReasonThatIsTheSameEverywhere() {
        assertThat(thrown(new ArithmeticException("a detail that differs from machine to machine")))
                .isInstanceOfSatisfying(Answer.Threw.class, it -> {
                    assertThat(it.reason()).isEqualTo("the descent threw ArithmeticException");
                    assertThat(it.details()).contains("a detail that differs");
                });
    }

    @Test
    void aDescentThatOverflowsTheStackIsFailed() {
        assertThat(thrown(new StackOverflowError()))
                .isInstanceOfSatisfying(
                        Answer.Threw.class,
                        it -> assertThat(it.reason()).isEqualTo("the descent threw StackOverflowError"));
    }

    @Test
    void whatTheMachineLacksIsNoOutcome() {
        assertThat(thrown(new OutOfMemoryError("on purpose")))
                .isInstanceOfSatisfying(
                        Answer.NotTrained.class, it -> assertThat(it.lack()).isEqualTo(Answer.Lack.MEMORY));
        assertThat(thrown(new NoClassDefFoundError("on purpose")))
                .isInstanceOfSatisfying(
                        Answer.NotTrained.class, it -> assertThat(it.lack()).isEqualTo(Answer.Lack.LIBRARY));
    }

    @Test
    void aDescentThatEndsIsAnsweredWithItsOutcome() {
        assertThat(FunctionTrials.answer(trials.get(1)))
                .isInstanceOfSatisfying(
                        Answer.Ended.class,
                        it -> assertThat(it.outcome().trialId())
                                .isEqualTo(trials.get(1).id()));
    }

    private Answer thrown(Throwable error) {
        return FunctionTrials.answer(trials.get(0), trial -> {
            FunctionTrialsTest.<RuntimeException>rethrow(error);
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable error) throws E {
        throw (E) error;
    }
}
