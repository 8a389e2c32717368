package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.config.ExperimentReader;
import dev.descent.engine.TrialOutcome;
import dev.descent.executor.ExecutionListener;
import dev.descent.model.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial without a network that throws or finds no memory ends as one with a network does, and the others go on. */
class FunctionTrialsTest {
    @TempDir
    private Path folder;

    private final Heard heard = new Heard();
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
        secondThrows(new ArithmeticException("a detail that differs from machine to machine"));
        assertThat(heard.told)
                .containsExactly(
                        "1 completed", "2 threw", "2 failed: the descent threw ArithmeticException", "3 completed");
    }

    @Test
    void aDescentThatOverflowsTheStackIsFailed() {
        secondThrows(new StackOverflowError());
        assertThat(heard.told).contains("2 failed: the descent threw StackOverflowError", "3 completed");
    }

    @Test
    void whatTheMachineLacksIsNoOutcome() {
        secondThrows(new OutOfMemoryError("on purpose"));
        secondThrows(new NoClassDefFoundError("on purpose"));
        assertThat(heard.told)
                .containsExactly(
                        "1 completed", "2 not had here", "3 completed", "1 completed", "2 not had here", "3 completed");
    }

    @Test
    void aListenerThatThrowsIsNotTheTrialsFault() {
        heard.full = true;
        assertThatThrownBy(() -> FunctionTrials.run(trials, heard)).hasMessage("the disk is full");
        assertThat(heard.told).isEmpty();
    }

    private void secondThrows(Throwable error) {
        FunctionTrials.run(
                trials,
                trial -> {
                    if (trial.number() == 2) {
                        FunctionTrialsTest.<RuntimeException>rethrow(error);
                    }
                    return FunctionTrials.outcome(trial);
                },
                heard);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable error) throws E {
        throw (E) error;
    }

    private static final class Heard implements ExecutionListener {
        private final List<String> told = new ArrayList<>();
        private boolean full;

        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            if (full) {
                throw new IllegalStateException("the disk is full");
            }
            told.add(trial.number()
                    + (outcome instanceof TrialOutcome.Failed failed ? " failed: " + failed.reason() : " completed"));
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void threw(Trial trial, Throwable error) {
            told.add(trial.number() + " threw");
        }

        @Override
        public void notTrainedHere(Trial trial, Throwable error) {
            told.add(trial.number() + " not had here");
        }
    }
}
