package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten rows in batches of four: three steps an epoch, of 4, 4 and 2 rows. */
class TrainingCostTest {
    private static final TrainingSchedule SCHEDULE = new TrainingSchedule(10, 4, 5);

    @Test
    void aGradientIsEvaluatedForEachRowOfEachBatch() {
        TrialOutcome whole = new TrialOutcome.Completed(
                "a",
                5,
                15,
                3,
                new Scores(1, new float[0]),
                Optional.empty(),
                Optional.empty(),
                0,
                History.NONE,
                Predictions.NONE,
                Optional.empty());
        assertThat(TrainingCost.of(whole, SCHEDULE)).isEqualTo(new TrainingCost(1, 5, 15, 50));
    }

    @Test
    void ofOneThatDivergedTheStepsCountThatItMade() {
        for (int[] stepAndRows : new int[][] {{1, 4}, {2, 8}, {3, 10}, {4, 14}, {5, 18}, {6, 20}}) {
            TrialOutcome diverged = new TrialOutcome.Diverged(
                    "a", (stepAndRows[0] + 2) / 3, stepAndRows[0], 3, 1, History.NONE, Optional.empty());
            assertThat(TrainingCost.of(diverged, SCHEDULE).evaluations()).isEqualTo(stepAndRows[1]);
        }
    }

    @Test
    void oneThatFailedCostNothing() {
        assertThat(TrainingCost.of(new TrialOutcome.Failed("a", "it broke"), SCHEDULE))
                .isEqualTo(new TrainingCost(1, 0, 0, 0));
    }
}
