package dev.descent.engine;

import static dev.descent.engine.Fixtures.activation;
import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;
import static dev.descent.engine.Fixtures.optimizer;
import static dev.descent.engine.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.data.Dataset;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

/** Trials so small that their numbers are computed by hand. Part of the {@link EngineContract}. */
public abstract class TrialsByHand {
    /** A new engine. */
    protected abstract Engine engine();

    /**
     * Why the engine doesn't train such a network on such data, in a few words; empty, as here, where it does. What it doesn't train it has to
     * refuse, by an outcome that failed or an exception: a test that needs it is then skipped with this reason. What it doesn't name it has
     * to train.
     */
    protected Optional<String> refusal(NetworkSpec network, Dataset data) {
        return Optional.empty();
    }

    /** A new engine, held to what it refuses and to its manners. */
    final WatchedEngine watched() {
        return new WatchedEngine(engine(), this::refusal);
    }

    /** What asks least of an engine and still learns: two layers without activations, mse, plain steps. */
    static Sketch simple() {
        return new Sketch().layers(dense(6), dense(1)).optimizer(optimizer("sgd"));
    }

    /** A test of one thing of several, which whatever it tells begins with: a report may number it only. */
    static DynamicTest named(String name, Executable test) {
        return DynamicTest.dynamicTest(name, () -> {
            try {
                test.execute();
            } catch (AssertionError e) {
                throw new AssertionError(name + ": " + e.getMessage().strip(), e);
            } catch (TestAbortedException e) {
                throw new TestAbortedException(name + ": " + e.getMessage(), e);
            }
        });
    }

    protected final TrialOutcome train(Dataset data, Sketch sketch) {
        RecordingListener listener = new RecordingListener();
        Trial trial = sketch.trial();
        watched().train(new Cohort(data, List.of(trial)), listener);
        assertThat(listener.outcomes()).as("outcomes by trial").containsOnlyKeys(trial.id());
        return listener.outcomes().get(trial.id());
    }

    protected final Completed completed(Dataset data, Sketch sketch) {
        TrialOutcome outcome = train(data, sketch);
        assertThat(outcome).as("outcome").isInstanceOf(Completed.class);
        return (Completed) outcome;
    }

    /** w·x + b on one feature, from the given start. */
    static Component neuron(double w, double b) {
        return layer("dense", "units", 1L, "kernel_initializer", values(List.of(w)), "bias_initializer", values(b));
    }

    /** Two rows, w = 2, b = 1: z = 3, 5; e = 2, 1; ∂w = 2/2·(2·1 + 1·2) = 4; ∂b = 2/2·(2 + 1) = 3; η = 0.1. */
    @Test
    protected void aStepByHand() {
        Completed outcome = completed(
                Fixtures.rows(1, new float[] {1, 2}, new float[] {1, 4}),
                new Sketch()
                        .layers(neuron(2, 1))
                        .optimizer(optimizer("sgd", "learning_rate", 0.1))
                        .batchSize(NetworkSpec.FULL)
                        .epochs(1));

        // w = 1.6, b = 0.7: z = 2.3, 3.9; e = 1.3, −0.1; loss = (1.69 + 0.01)/2
        assertThat(outcome.steps()).as("steps").isEqualTo(1);
        assertThat(outcome.history().runningLoss()[0])
                .as("running loss of epoch 1")
                .isEqualTo(2.5f);
        assertThat(outcome.predictions().values())
                .as("predictions")
                .containsExactly(new float[] {2.3f, 3.9f}, within(1e-6f));
        assertThat(outcome.train().loss()).as("loss of the training rows").isCloseTo(0.85, within(1e-6));
    }

    /**
     * As {@link #aStepByHand} with weights 3 and 0.5: the loss is (3·4 + 0.5·1)/2, divided by the rows and not by the weights;
     * ∂w = 2/2·(3·2·1 + 0.5·1·2) = 7; ∂b = 2/2·(3·2 + 0.5·1) = 6.5.
     */
    @Test
    protected void aWeightedStepByHand() {
        Dataset data = Fixtures.rows(1, new float[] {1, 2}, new float[] {1, 4});
        Completed outcome = completed(
                Fixtures.rows(Fixtures.weighted(data.train(), 3, 0.5f)),
                new Sketch()
                        .layers(neuron(2, 1))
                        .optimizer(optimizer("sgd", "learning_rate", 0.1))
                        .batchSize(NetworkSpec.FULL)
                        .epochs(1));

        // w = 1.3, b = 0.35: z = 1.65, 2.95; e = 0.65, −1.05; loss = (3·0.4225 + 0.5·1.1025)/2
        assertThat(outcome.history().runningLoss()[0])
                .as("running loss of epoch 1")
                .isEqualTo(6.25f);
        assertThat(outcome.predictions().values())
                .as("predictions")
                .containsExactly(new float[] {1.65f, 2.95f}, within(1e-6f));
        assertThat(outcome.train().loss()).as("loss of the training rows").isCloseTo(0.909375, within(1e-6));
    }

    /** As {@link #aStepByHand}, in batches of one row in file order: the second step starts where the first ended. */
    @Test
    protected void stepsOfOneRowByHand() {
        Completed outcome = completed(
                Fixtures.rows(1, new float[] {1, 2}, new float[] {1, 4}),
                new Sketch()
                        .layers(neuron(2, 1))
                        .optimizer(optimizer("sgd", "learning_rate", 0.05))
                        .batchSize(1)
                        .inFileOrder()
                        .epochs(1));

        // step 1: e = 2, w = 1.8, b = 0.8; step 2: z = 4.4, e = 0.4, w = 1.72, b = 0.76; running loss (4 + 0.16)/2
        assertThat(outcome.steps()).as("steps").isEqualTo(2);
        assertThat(outcome.history().runningLoss()[0])
                .as("running loss of epoch 1")
                .isCloseTo(2.08f, within(1e-6f));
        assertThat(outcome.predictions().values())
                .as("predictions")
                .containsExactly(new float[] {2.48f, 4.2f}, within(1e-6f));
    }

    @Test
    protected void aShortLastBatchCountsByItsRows() {
        // rows 1 and 2 are one batch, row 3 another; nothing moves, for the rate is tiny
        Completed outcome = completed(
                Fixtures.rows(1, new float[] {0, 0, 0}, new float[] {1, 2, 4}),
                new Sketch()
                        .layers(neuron(0, 0))
                        .optimizer(optimizer("sgd", "learning_rate", 1e-12))
                        .batchSize(2)
                        .inFileOrder()
                        .epochs(1));

        assertThat(outcome.steps()).as("steps").isEqualTo(2);
        assertThat(outcome.history().runningLoss()[0])
                .as("running loss of epoch 1")
                .isCloseTo(7, within(1e-5f));
    }

    @Test
    protected void aSumIsNotDividedByTheRows() {
        Completed outcome = completed(
                Fixtures.rows(1, new float[] {1, 2}, new float[] {1, 4}),
                new Sketch()
                        .layers(neuron(2, 1))
                        .loss(loss("mse", "reduction", "sum"))
                        .optimizer(optimizer("sgd", "learning_rate", 0.05))
                        .batchSize(2)
                        .epochs(1));

        assertThat(outcome.history().runningLoss()[0])
                .as("running loss of epoch 1")
                .isEqualTo(5);
        assertThat(outcome.predictions().values())
                .as("predictions")
                .containsExactly(new float[] {2.3f, 3.9f}, within(1e-6f));
        assertThat(outcome.train().loss()).as("loss of the training rows").isCloseTo(1.7, within(1e-6));
    }

    @Test
    protected void noEpochsEvaluateTheNetworkAsItStarts() {
        Completed outcome = completed(
                Fixtures.rows(1, new float[] {1, 2}, new float[] {1, 4}),
                new Sketch().layers(neuron(2, 1)).withoutOptimizer().epochs(0));

        assertThat(outcome.epochs()).as("epochs").isZero();
        assertThat(outcome.steps()).as("steps").isZero();
        assertThat(outcome.history().epochs()).as("epochs of the history").isZero();
        assertThat(outcome.predictions().values()).as("predictions").containsExactly(3, 5);
        assertThat(outcome.train().loss()).as("loss of the training rows").isEqualTo(2.5);
    }

    @Test
    protected void aThresholdNeuronComputesAnd() {
        Component and = layer(
                "dense",
                "units",
                1L,
                "activation",
                activation("step"),
                "kernel_initializer",
                values(List.of(1.0), List.of(1.0)),
                "bias_initializer",
                values(-1.5));
        Completed outcome = completed(
                Fixtures.rows(2, new float[] {0, 0, 0, 1, 1, 0, 1, 1}, new float[] {0, 0, 0, 1}),
                new Sketch().layers(and).withoutOptimizer().epochs(0));

        assertThat(outcome.predictions().values()).as("predictions").containsExactly(0, 0, 0, 1);
        assertThat(outcome.train().loss()).as("loss of the training rows").isZero();
    }

    @Test
    protected void aNetworkThatStartsWithoutAFiniteLossDiverges() {
        TrialOutcome outcome = train(
                Fixtures.rows(1, new float[] {1}, new float[] {1}),
                new Sketch().layers(neuron(3e38, 3e38)).withoutOptimizer().epochs(0));

        assertThat(outcome).as("outcome").isInstanceOf(Diverged.class);
        assertThat(((Diverged) outcome).epoch()).as("epoch that diverged").isEqualTo(1);
        assertThat(((Diverged) outcome).step()).as("step that diverged").isZero();
        assertThat(((Diverged) outcome).lastFiniteLoss()).as("last finite loss").isNaN();
    }

    /** A rate that no float holds: the first step ends at infinity, the batch loss before it is 1. */
    @Test
    protected void weightsThatAreNotFiniteEndTheEpoch() {
        TrialOutcome outcome = train(
                Fixtures.rows(1, new float[] {1}, new float[] {1}),
                new Sketch()
                        .layers(neuron(2, 0))
                        .optimizer(optimizer("sgd", "learning_rate", 1e39))
                        .epochs(3));

        assertThat(outcome).as("outcome").isInstanceOf(Diverged.class);
        assertThat(((Diverged) outcome).epoch()).as("epoch that diverged").isEqualTo(1);
        assertThat(((Diverged) outcome).step()).as("step that diverged").isEqualTo(1);
        assertThat(((Diverged) outcome).lastFiniteLoss()).as("last finite loss").isEqualTo(1);
    }

    /** A step to w = 2·10²⁵, which a float holds; the square of the error is beyond it. */
    @Test
    protected void aLossThatNoFloatHoldsEndsTheEpoch() {
        TrialOutcome outcome = train(
                Fixtures.rows(1, new float[] {1}, new float[] {1}),
                new Sketch()
                        .layers(neuron(0, 0))
                        .optimizer(optimizer("sgd", "learning_rate", 1e25))
                        .epochs(1));

        assertThat(outcome).as("outcome").isInstanceOf(Diverged.class);
        assertThat(((Diverged) outcome).epoch()).as("epoch that diverged").isEqualTo(1);
        assertThat(((Diverged) outcome).step()).as("step that diverged").isEqualTo(1);
        assertThat(((Diverged) outcome).lastFiniteLoss()).as("last finite loss").isEqualTo(1);
    }

    @Test
    protected void aScheduleCountsStepsAndHistoryShowsTheLast() {
        Component halves = Fixtures.component(
                Kind.SCHEDULE,
                "exponential_decay",
                "initial_learning_rate",
                0.008,
                "decay_steps",
                1L,
                "decay_rate",
                0.5);
        Completed outcome = completed(
                Fixtures.rows(1, new float[] {1, 2, 3}, new float[] {1, 2, 3}),
                new Sketch()
                        .layers(dense(1))
                        .optimizer(optimizer("sgd", "learning_rate", halves))
                        .batchSize(1)
                        .epochs(2));

        // steps 0 … 5; the epochs end with steps 2 and 5
        assertThat(outcome.history().learningRate())
                .as("learning rate of each epoch")
                .containsExactly(0.002, 0.00025);
    }

    @Test
    protected void penaltiesArePartOfLossesButNotOfMetrics() {
        Component penalized = layer(
                "dense",
                "units",
                1L,
                "kernel_initializer",
                values(List.of(2.0)),
                "bias_initializer",
                values(1.0),
                "kernel_regularizer",
                regularizer(0.5, 0.25));
        Completed outcome = completed(
                Fixtures.rows(1, new float[] {1, 2}, new float[] {1, 4}),
                new Sketch()
                        .layers(penalized)
                        .metrics("mse")
                        .optimizer(optimizer("sgd", "learning_rate", 0.1))
                        .epochs(1));

        // ½·2 + ¼·4 = 2 before the step; the gradient 4 + ½ + ½·2 = 5.5: w = 1.45, b = 0.7
        assertThat(outcome.history().runningLoss()[0])
                .as("running loss of epoch 1")
                .isEqualTo(4.5f);
        float z0 = 2.15f;
        float z1 = 3.6f;
        assertThat(outcome.predictions().values())
                .as("predictions")
                .containsExactly(new float[] {z0, z1}, within(1e-6f));
        double mse = (1.15 * 1.15 + 0.4 * 0.4) / 2;
        assertThat((double) outcome.train().metrics()[0])
                .as("first metric of the training rows")
                .isCloseTo(mse, within(1e-6));
        assertThat(outcome.train().loss())
                .as("loss of the training rows")
                .isCloseTo(mse + 0.5 * 1.45 + 0.25 * 1.45 * 1.45, within(1e-6));
    }

    private static Component regularizer(double l1, double l2) {
        return Fixtures.component(Kind.SECTION, "regularizer", "l1", l1, "l2", l2);
    }

    @Test
    protected void dropoutDropsInTrainingOnly() {
        Component all = layer("dense", "units", 1L, "use_bias", false, "kernel_initializer", values(List.of(1.0)));
        Completed outcome = completed(
                Fixtures.rows(1, new float[] {1, 1, 1, 1}, new float[] {1, 1, 1, 1}),
                new Sketch()
                        .layers(layer("dropout", "rate", 0.5), all)
                        .optimizer(optimizer("sgd", "learning_rate", 1e-12))
                        .epochs(1));

        // each value becomes 0 or 2 in training, so each row's loss is 1
        assertThat(outcome.history().runningLoss()[0])
                .as("running loss of epoch 1")
                .isEqualTo(1);
        assertThat(outcome.train().loss()).as("loss of the training rows").isZero();
    }

    /** Rows 1, 3 have mean 2 and variance 1; momentum 0.9 moves the running values from 0 and 1 to 0.2 and 1. */
    @Test
    protected void batchNormalizationPredictsWithRunningValues() {
        Completed outcome = completed(
                Fixtures.rows(1, new float[] {1, 3}, new float[] {-1, 1}),
                new Sketch()
                        .layers(layer("batch_normalization", "momentum", 0.9, "epsilon", 1e-9))
                        .optimizer(optimizer("sgd", "learning_rate", 1e-12))
                        .epochs(1));

        assertThat(outcome.parameters()).as("parameters").isEqualTo(4);
        assertThat(outcome.history().runningLoss()[0])
                .as("running loss of epoch 1")
                .isCloseTo(0, within(1e-6f));
        assertThat(outcome.predictions().values())
                .as("predictions")
                .containsExactly(new float[] {0.8f, 2.8f}, within(1e-6f));
    }
}
