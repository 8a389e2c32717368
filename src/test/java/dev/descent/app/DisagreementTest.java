package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.engine.TrialOutcome.Failed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In which number two machines disagree. */
class DisagreementTest {
    private static final Optional<Scores> NONE = Optional.empty();

    @Test
    void theFirstNumberThatDiffersIsToldOfBoth() {
        Completed one = completed(0.25, NONE, 1, 2);
        assertThat(Disagreement.between(one, completed(0.25, NONE, 1, 2))).isEmpty();
        assertThat(Disagreement.between(one, completed(0.5, NONE, 1, 2)))
                .contains(new Disagreement("training loss", "0.25", "0.5"));
        assertThat(Disagreement.between(one, completed(Double.NaN, NONE, 1, 2)))
                .contains(new Disagreement("training loss", "0.25", "NaN"));
        assertThat(Disagreement.between(one, completed(0.25, scores(3), 1, 2)))
                .contains(new Disagreement("validation loss", "none", "3"));
        assertThat(Disagreement.between(completed(0.25, scores(2), 1, 2), completed(0.25, scores(3), 1, 2)))
                .contains(new Disagreement("validation loss", "2", "3"));
    }

    @Test
    void predictionsForMoreRowsAreNone() {
        Completed two = completed(1, NONE, 1, 2);
        assertThat(Disagreement.between(two, completed(1, NONE, 1, 2, 3))).isEmpty();
        assertThat(Disagreement.between(completed(1, NONE, 1, 2, 3), two)).isEmpty();
        assertThat(Disagreement.between(two, completed(1, NONE, 1, 2.5f, 3)))
                .contains(new Disagreement("prediction", "2", "2.5"));
    }

    @Test
    void theWayToADivergenceCounts() {
        assertThat(Disagreement.between(diverged(7), diverged(7))).isEmpty();
        assertThat(Disagreement.between(diverged(7), diverged(8)))
                .contains(new Disagreement("way to its divergence", "7", "8"));
        assertThat(Disagreement.between(diverged(7), completed(1, NONE)))
                .contains(new Disagreement("end", "diverged", "completed"));
    }

    @Test
    void aFailureHasNoNumbers() {
        Failed failed = new Failed("1", "the engine threw ArithmeticException");
        assertThat(Disagreement.between(failed, completed(1, NONE))).isEmpty();
        assertThat(Disagreement.between(diverged(7), failed)).isEmpty();
    }

    private static Optional<Scores> scores(double loss) {
        return Optional.of(new Scores(loss, new float[0]));
    }

    private static Completed completed(double loss, Optional<Scores> validation, float... predictions) {
        return new Completed(
                "1",
                1,
                1,
                1,
                new Scores(loss, new float[0]),
                validation,
                NONE,
                0,
                History.NONE,
                new Predictions(1, predictions),
                Optional.empty());
    }

    private static Diverged diverged(long step) {
        return new Diverged("1", 2, step, 1, 0.5, History.NONE, Optional.empty());
    }
}
