package dev.descent.engine;

import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.optimizer;
import static dev.descent.engine.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Direction;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What ends a trial before its last epoch: the number that early stopping watches, or one that is not finite. Part of {@link EngineContract}. */
public abstract class EndsContract extends NumbersContract {
    private static final int PATIENCE = 2;

    /** The rule applied to the history of a trial that nothing stops. The rate is so high that every number goes up and down. */
    @TestFactory
    protected Stream<DynamicTest> earlyStoppingWatchesTheNumberThatTheTrialNames() {
        return Stream.of(
                        "loss",
                        "running_loss",
                        "val_loss",
                        "mae",
                        "val_mae",
                        "r2",
                        "val_r2",
                        "accuracy",
                        "val_accuracy",
                        "zero_one")
                .map(monitor -> named(monitor, () -> assertStops(monitor)));
    }

    private void assertStops(String monitor) {
        String number = monitor.replace("val_", "");
        boolean isLoss = number.endsWith("loss");
        Dataset data = Fixtures.waves(20, 3, 1, TargetEncoding.ZERO_ONE);
        Component start = layer(
                "dense",
                "units",
                1L,
                "kernel_initializer",
                values(List.of(-1.0), List.of(0.5), List.of(-0.5)),
                "bias_initializer",
                values(0.3));
        Sketch sketch = simple().layers(start)
                .optimizer(optimizer("sgd", "learning_rate", 0.35))
                .batchSize(3)
                .epochs(40)
                .inFileOrder();
        if (!isLoss) {
            sketch.metrics(number);
        }
        History history = completed(data, sketch).history();
        float[] watched = switch (monitor) {
            case "loss" -> history.loss();
            case "running_loss" -> history.runningLoss();
            case "val_loss" -> history.validationLoss();
            default -> monitor.equals(number) ? history.metrics() : history.validationMetrics();
        };
        boolean upwards = !isLoss && Fixtures.metric(number).type().metric().direction() == Direction.LARGER_IS_BETTER;
        int best = 0;
        int epoch = 0;
        while (epoch < watched.length && epoch - best < (best == 0 ? 1 : PATIENCE)) {
            epoch++;
            if (best == 0
                    || (upwards ? watched[epoch - 1] > watched[best - 1] : watched[epoch - 1] < watched[best - 1])) {
                best = epoch;
            }
        }

        Completed stopped = completed(data, sketch.earlyStopping(monitor, PATIENCE, 0, false));
        assertThat(stopped.bestEpoch()).as("best epoch of %s", monitor).isEqualTo(best);
        assertThat(stopped.epochs())
                .as("epochs until %s stops the trial", monitor)
                .isEqualTo(epoch);
    }

    /**
     * Rows −1 and 1 are ±γ where the batch normalizes them: with γ = 1 and targets 0 the loss is 1 and ∂γ = 2, so that η = 10²⁰ leads to
     * γ = −2·10²⁰, whose square no float holds. After the epoch a running variance of about 10³⁰ makes ∓2·10⁵ of them, and the loss is finite.
     */
    @Test
    protected void theLastFiniteLossMayBeThatAfterAnEpoch() {
        TrialOutcome outcome = train(
                Fixtures.rows(1, new float[] {-1, 1}, new float[] {0, 0}),
                new Sketch()
                        .layers(layer("batch_normalization", "epsilon", 1e-9))
                        .initialWeights(
                                one("layers.0.gamma", 1),
                                one("layers.0.beta", 0),
                                one("layers.0.moving_mean", 0),
                                one("layers.0.moving_variance", 1e30f))
                        .optimizer(optimizer("sgd", "learning_rate", 1e20))
                        .batchSize(NetworkSpec.FULL)
                        .epochs(3));

        assertThat(outcome).as("outcome").isInstanceOf(Diverged.class);
        Diverged diverged = (Diverged) outcome;
        assertThat(diverged.epoch()).as("epoch that diverged").isEqualTo(2);
        assertThat(diverged.step()).as("step that diverged").isEqualTo(2);
        assertThat(diverged.lastFiniteLoss())
                .as("last finite loss, which is that after epoch 1")
                .isEqualTo(diverged.history().loss()[0]);
    }

    private static Tensor one(String name, float value) {
        return new Tensor(name, List.of(1L), new float[] {value});
    }
}
