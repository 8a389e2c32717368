package dev.descent.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.engine.Fixtures;
import dev.descent.engine.Scores;
import dev.descent.model.Component;
import dev.descent.model.EarlyStopping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MonitorTest {
    private static final List<Component> METRICS = List.of(Fixtures.metric("mae"), Fixtures.metric("accuracy"));

    private static EpochNumbers epoch(double loss, double validationLoss, float accuracy) {
        return new EpochNumbers(
                0.1,
                (float) loss + 1,
                new Scores(loss, new float[] {0, accuracy}),
                Optional.of(new Scores(validationLoss, new float[] {0, accuracy / 2})));
    }

    /** The epoch after which a trial with these losses stops; 0 if it doesn't. */
    private static int stop(Monitor monitor, double... losses) {
        for (int e = 0; e < losses.length; e++) {
            if (monitor.observe(epoch(losses[e], losses[e], 0), e + 1, new float[] {e + 1})) {
                return e + 1;
            }
        }
        return 0;
    }

    private static Monitor monitor(int patience, double minDelta, boolean restoreBest) {
        return new Monitor(new EarlyStopping("loss", patience, minDelta, restoreBest, Optional.empty()), METRICS);
    }

    @Test
    void waitsForSoManyEpochsWithoutImprovement() {
        assertThat(stop(monitor(2, 0, false), 5, 4, 4, 4, 3)).isEqualTo(4);
        assertThat(stop(monitor(2, 0, false), 5, 4, 4, 3, 3, 3)).isEqualTo(6);
        assertThat(stop(monitor(2, 0, false), 5, 4, 3, 2, 1)).isZero();
    }

    @Test
    void patienceZeroIsLikePatienceOne() {
        assertThat(stop(monitor(0, 0, false), 5, 6, 7)).isEqualTo(2);
        assertThat(stop(monitor(1, 0, false), 5, 6, 7)).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "a goal ends training where it is reached, also after the first epoch, and that epoch is the best however small its improvement")
    void goal() {
        assertThat(stop(toward(2.0, 0), 5, 6, 7, 2, 1)).isEqualTo(4);
        assertThat(stop(toward(5.0, 0), 5, 4)).isEqualTo(1);
        assertThat(stop(toward(1.0, 0), 5, Double.NaN, 7, 2, 1.5)).isZero();
        Monitor monitor = toward(2.0, 0.5);
        assertThat(stop(monitor, 2.25, 2, 1)).isEqualTo(2);
        assertThat(monitor.bestEpoch()).isEqualTo(2);
        assertThat(monitor.bestParameters()).containsExactly(2);
        Monitor upwards =
                new Monitor(new EarlyStopping("accuracy", EarlyStopping.ENDLESS, 0, false, Optional.of(0.9)), METRICS);
        assertThat(upwards.observe(epoch(0, 0, 0.75f), 1, new float[1])).isFalse();
        assertThat(upwards.observe(epoch(0, 0, 0.95f), 2, new float[1])).isTrue();
    }

    @Test
    @DisplayName("patience beside a goal ends training where it is not reached")
    void goalAndPatience() {
        EarlyStopping settings = new EarlyStopping("loss", 2, 0, false, Optional.of(1.0));
        assertThat(stop(new Monitor(settings, METRICS), 5, 4, 4, 4, 1)).isEqualTo(4);
        assertThat(stop(new Monitor(settings, METRICS), 5, 4, 4, 1, 4)).isEqualTo(4);
        assertThat(stop(new Monitor(settings, METRICS), 5, 1, 4)).isEqualTo(2);
    }

    private static Monitor toward(double goal, double minDelta) {
        return new Monitor(
                new EarlyStopping("loss", EarlyStopping.ENDLESS, minDelta, true, Optional.of(goal)), METRICS);
    }

    @Test
    void anImprovementIsMoreThanMinDelta() {
        assertThat(stop(monitor(1, 0.5, false), 5, 4.5, 4)).isEqualTo(2);
        assertThat(stop(monitor(1, 0.5, false), 5, 4.25, 3.5)).isZero();
    }

    @Test
    void remembersTheBestEpochAndItsParameters() {
        Monitor monitor = monitor(2, 0, true);

        assertThat(stop(monitor, 5, 2, 4, 3)).isEqualTo(4);
        assertThat(monitor.bestEpoch()).isEqualTo(2);
        assertThat(monitor.restores()).isTrue();
        assertThat(monitor.bestParameters()).containsExactly(2);
    }

    @Test
    void withoutRestoringNothingIsCopied() {
        Monitor monitor = monitor(2, 0, false);

        stop(monitor, 5, 2, 4, 3);

        assertThat(monitor.bestEpoch()).isEqualTo(2);
        assertThat(monitor.restores()).isFalse();
        assertThat(monitor.bestParameters()).isEmpty();
    }

    @Test
    void aNumberThatIsNoneIsNoImprovement() {
        Monitor monitor = monitor(2, 0, true);

        assertThat(stop(monitor, Double.NaN, Double.NaN, Double.NaN)).isEqualTo(2);
        assertThat(monitor.bestEpoch()).isEqualTo(1);
        assertThat(monitor.bestParameters()).containsExactly(1);
    }

    @Test
    void moreIsBetterWhereTheMetricSaysSo() {
        Monitor monitor = new Monitor(new EarlyStopping("val_acc", 1, 0, false, Optional.empty()), METRICS);

        assertThat(monitor.observe(epoch(0, 0, 0.5f), 1, new float[0])).isFalse();
        assertThat(monitor.observe(epoch(0, 0, 0.6f), 2, new float[0])).isFalse();
        assertThat(monitor.observe(epoch(0, 0, 0.6f), 3, new float[0])).isTrue();
        assertThat(monitor.bestEpoch()).isEqualTo(2);
    }

    @Test
    void everyNumberOfAnEpochCanBeWatched() {
        for (String name : List.of("loss", "running_loss", "val_loss", "mae", "val_mae", "accuracy", "val_accuracy")) {
            Monitor monitor = new Monitor(new EarlyStopping(name, 5, 0, false, Optional.empty()), METRICS);

            assertThat(monitor.observe(epoch(1, 2, 0.5f), 1, new float[0]))
                    .as(name)
                    .isFalse();
            assertThat(monitor.bestEpoch()).as(name).isEqualTo(1);
        }
    }

    @Test
    void aNumberThatTheTrialDoesNotHaveIsRefused() {
        assertThatThrownBy(() ->
                        new Monitor(new EarlyStopping("val_running_loss", 0, 0, false, Optional.empty()), METRICS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no number of the trial is called val_running_loss");
    }
}
