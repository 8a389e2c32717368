package dev.descent.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What of the average of schedule-free AdamW the rows of {@link dev.descent.engine.OptimizerSteps} don't show. */
class AveragedMomentsTest {
    @Test
    void aLaneAveragesItsOwnWeights() {
        UpdateRule rule = UpdateRules.of(Rig.optimizer("schedule_free_adamw", Map.of("beta_1", 0.5)));
        float[] w = {1, 2, 3, 4, 9, 9};
        rule.average(w, new float[][] {{0, 0, 0, 0}, {0.5f, 0.25f, -1, -2}}, 2, 1);
        assertThat(w).containsExactly(1, 1.75f, 3, 6, 9, 9);
    }

    @Test
    @DisplayName("while every rate so far was 0 the average stands still")
    void aRateOfZeroWeighsNothing() {
        UpdateRule rule = UpdateRules.of(Rig.optimizer("schedule_free_adamw"));
        double[] scalars = {1, 0, 0};
        double[] constants = new double[rule.constantCount()];
        rule.advance(0, scalars, constants);
        assertThat(constants).doesNotContain(Double.NaN);
        assertThat(constants[rule.notation().constants().indexOf("c")]).isZero();
    }
}
