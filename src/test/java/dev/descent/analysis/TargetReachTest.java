package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.ComparisonSpec.Target;
import org.junit.jupiter.api.Test;

class TargetReachTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void theFirstEpochCountsThatIsAsGood() {
        float[] losses = {3, 1, 0.5f, 2, 0.1f};
        assertThat(TargetReach.epoch(losses, new Target("val_loss", 0.5))).isEqualTo(3);
        assertThat(TargetReach.epoch(losses, new Target("val_loss", 0.1))).isEqualTo(5);
        assertThat(TargetReach.epoch(losses, new Target("val_loss", 0.05))).isEqualTo(NEVER);
    }

    @Test
    void whatIsBetterTheLargerItIsIsReachedFromBelow() {
        float[] accuracies = {0.2f, Float.NaN, 0.6f, 0.9f};
        assertThat(TargetReach.epoch(accuracies, new Target("val_accuracy", 0.9)))
                .isEqualTo(4);
        assertThat(TargetReach.epoch(accuracies, new Target("val_accuracy", 0.3)))
                .isEqualTo(3);
    }

    @Test
    void theMedianIsOneOfTheStepsThatWereTaken() {
        assertThat(TargetReach.median(new double[] {35, 34})).isEqualTo(35);
        assertThat(TargetReach.median(new double[] {7, 35, 34})).isEqualTo(34);
    }

    @Test
    void theMedianIsInfiniteWhereHalfOrMoreMiss() {
        assertThat(TargetReach.median(new double[] {7, NEVER, 3})).isEqualTo(7);
        assertThat(TargetReach.median(new double[] {7, NEVER, 3, 5})).isEqualTo(7);
        assertThat(TargetReach.median(new double[] {7, NEVER, 3, NEVER})).isEqualTo(NEVER);
        assertThat(TargetReach.median(new double[] {NEVER, NEVER, 3})).isEqualTo(NEVER);
        assertThat(TargetReach.text(NEVER)).isEqualTo("∞");
    }
}
