package dev.descent.engine;

import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.optimizer;
import static dev.descent.engine.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.reference.DoubleTraining;
import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Measure;
import dev.descent.model.Trial;
import dev.descent.nn.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Short trainings whose every number is held to that of a training in double, and the order of rows, which is the engine's own. Part of
 * {@link EngineContract}.
 */
public abstract class NumbersContract extends StepsContract {
    /** Of a number, or of {@link #SMALL} if it is smaller: about a thousand roundings of a float. */
    static final double TOLERANCE = 1e-4;

    private static final double SMALL = 0.1;

    /** {@link Numbers} are those of every setting that a file has; first weights are given and rows come in the order of the file. */
    @TestFactory
    protected Stream<DynamicTest> theNumbersAreThoseOfTheFormulas() {
        return Numbers.all().entrySet().stream()
                .map(it -> named(
                        it.getKey(),
                        () -> assertNumbers(it.getValue().data(), it.getValue().trial())));
    }

    final void assertNumbers(Dataset data, Trial trial) {
        RecordingListener listener = new RecordingListener();
        watched().train(new Cohort(data, List.of(trial)), listener);
        assertThat(listener.outcomes().get(trial.id())).as("outcome").isInstanceOf(Completed.class);
        Completed outcome = (Completed) listener.outcomes().get(trial.id());
        History history = outcome.history();
        List<Component> metrics = trial.network().metrics();
        assertThat(history.epochs())
                .as("epochs of the history")
                .isEqualTo(trial.network().epochs());
        DoubleTraining twin = DoubleTraining.of(data, trial, (epoch, network) -> {
            int e = epoch.number() - 1;
            String of = " of epoch " + epoch.number();
            assertNear("learning rate" + of, history.learningRate()[e], epoch.rate());
            assertNear("running loss" + of, history.runningLoss()[e], epoch.runningLoss());
            assertNear("loss" + of, history.loss()[e], network.loss(data.train()));
            assertMetrics("training rows" + of, history.metrics(), e, metrics, network, data, data.train());
            data.validation().ifPresent(part -> {
                assertNear("validation loss" + of, history.validationLoss()[e], network.loss(part));
                assertMetrics("validation rows" + of, history.validationMetrics(), e, metrics, network, data, part);
            });
        });
        assertScores("training rows", Optional.of(outcome.train()), metrics, twin, data, Optional.of(data.train()));
        assertScores("validation rows", outcome.validation(), metrics, twin, data, data.validation());
        assertScores("test rows", outcome.test(), metrics, twin, data, data.test());
        float[] predictions = data.first().scaling().inOwnUnit(twin.predictions(data.first()));
        assertThat(outcome.predictions().values()).as("predictions").hasSize(predictions.length);
        for (int k = 0; k < predictions.length; k++) {
            assertNear(
                    "prediction " + k + ", in the target's own unit",
                    outcome.predictions().values()[k],
                    predictions[k]);
        }
    }

    private static void assertScores(
            String of,
            Optional<Scores> scores,
            List<Component> metrics,
            DoubleTraining twin,
            Dataset data,
            Optional<Part> part) {
        assertThat(scores.isPresent())
                .as("whether there are scores of the %s", of)
                .isEqualTo(part.isPresent());
        if (part.isPresent()) {
            assertNear("loss of the " + of, scores.orElseThrow().loss(), twin.loss(part.get()));
            assertMetrics(of, scores.orElseThrow().metrics(), 0, metrics, twin, data, part.get());
        }
    }

    /** Metrics of predictions and targets in the target's own unit, those that are weighted by the weights of the rows. */
    private static void assertMetrics(
            String of, float[] actual, int row, List<Component> metrics, DoubleTraining twin, Dataset data, Part part) {
        float[] predictions = part.scaling().inOwnUnit(twin.predictions(part));
        for (int m = 0; m < metrics.size(); m++) {
            double expected = Metrics.of(metrics.get(m))
                    .value(
                            predictions,
                            part.ownTargets(),
                            part.weights(),
                            part.rows(),
                            part.outputs(),
                            data.encoding());
            assertNear(Measure.name(metrics.get(m)) + " of the " + of, actual[row * metrics.size() + m], expected);
        }
    }

    private static void assertNear(String what, double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(TOLERANCE * Math.max(SMALL, Math.abs(expected))));
        }
    }

    /**
     * 40 × 60 weights of rows that are the identity, so that predictions are weights. Their mean is held to six times its deviation, which
     * is σ/√2400, and their deviation to a tenth; what is drawn is the engine's own.
     */
    @TestFactory
    protected Stream<DynamicTest> initializersDrawWhatTheySay() {
        double truncated = 0.87962566103423978;
        Map<Component, double[]> drawn = new LinkedHashMap<>();
        drawn.put(initializer("zeros"), new double[] {0, 0, 0});
        drawn.put(initializer("ones"), new double[] {1, 0, 0});
        drawn.put(initializer("constant", "value", 0.3), new double[] {0.3, 0, 0});
        drawn.put(initializer("glorot_uniform"), uniform(Math.sqrt(6.0 / 100)));
        drawn.put(initializer("he_uniform"), uniform(Math.sqrt(6.0 / 40)));
        drawn.put(initializer("lecun_uniform"), uniform(Math.sqrt(3.0 / 40)));
        drawn.put(initializer("glorot_normal"), normal(Math.sqrt(2.0 / 100), truncated));
        drawn.put(initializer("he_normal"), normal(Math.sqrt(2.0 / 40), truncated));
        drawn.put(initializer("lecun_normal"), normal(Math.sqrt(1.0 / 40), truncated));
        drawn.put(initializer("random_uniform", "minval", 1.0, "maxval", 3.0), new double[] {2, 1 / Math.sqrt(3), 1});
        drawn.put(initializer("random_normal", "mean", 2.0, "stddev", 0.5), new double[] {2, 0.5, 4});
        drawn.put(initializer("truncated_normal", "mean", 2.0, "stddev", 0.5), new double[] {2, 0.5 * truncated, 1});
        // 40 orthonormal rows of 60 numbers
        drawn.put(initializer("orthogonal", "gain", 3.0), new double[] {0, 3 / Math.sqrt(60), 3});
        return drawn.entrySet().stream()
                .map(it -> named(it.getKey().name(), () -> assertDrawn(it.getKey(), it.getValue())));
    }

    private static Component initializer(String name, Object... settings) {
        return Fixtures.component(Kind.INITIALIZER, name, settings);
    }

    private static double[] uniform(double limit) {
        return new double[] {0, limit / Math.sqrt(3), limit};
    }

    /** Of variance σ² after the cut at two deviations. */
    private static double[] normal(double sigma, double truncated) {
        return new double[] {0, sigma, 2 * sigma / truncated};
    }

    /** @param expected mean, deviation, and the largest distance from the mean */
    private void assertDrawn(Component initializer, double[] expected) {
        float[] identity = new float[40 * 40];
        for (int r = 0; r < 40; r++) {
            identity[r * 41] = 1;
        }
        Component weights = layer("dense", "units", 60L, "use_bias", false, "kernel_initializer", initializer);
        float[] drawn = completed(
                        Fixtures.rows(40, identity, new float[40 * 60]),
                        simple().layers(weights).withoutOptimizer().epochs(0))
                .predictions()
                .values();
        double mean = 0;
        for (float weight : drawn) {
            mean += (double) weight / drawn.length;
            assertThat((double) weight).as("a weight").isCloseTo(expected[0], within(expected[2] + 1e-6));
        }
        double variance = 0;
        for (float weight : drawn) {
            variance += (weight - mean) * (weight - mean) / drawn.length;
        }
        assertThat(mean)
                .as("mean of the weights")
                .isCloseTo(expected[0], within(6 * expected[1] / Math.sqrt(2400) + 1e-6));
        assertThat(Math.sqrt(variance))
                .as("deviation of the weights")
                .isCloseTo(expected[1], within(0.1 * expected[1] + 1e-6));
    }

    /**
     * One weight on the input 1 and η = ½ on (w − y)²: each step sets w to the row's target, and the loss after an epoch tells the target
     * that was the last. Of 8 rows in 16 epochs an order that is drawn each time ends with the same one once in 10¹³ seeds.
     */
    @Test
    protected void rowsComeInAnotherOrderInEveryEpochAndRepeat() {
        Sketch sketch = new Sketch()
                .layers(layer("dense", "units", 1L, "use_bias", false, "kernel_initializer", values(List.of(0.0))))
                .optimizer(optimizer("sgd", "learning_rate", 0.5))
                .batchSize(1)
                .epochs(16);
        float[] targets = {1, 2, 4, 8, 16, 32, 64, 128};
        Dataset data = Fixtures.rows(1, new float[] {1, 1, 1, 1, 1, 1, 1, 1}, targets);
        Completed first = completed(data, sketch);
        assertThat(losses(first).distinct().count())
                .as("orders that end with different rows")
                .isGreaterThan(1);
        List<Double> ofEpochs = losses(first).toList();
        assertThat(losses(completed(data, sketch.repeat(2))).toList())
                .as("losses of the second repeat's order of rows")
                .isNotEqualTo(ofEpochs);
        assertThat(losses(completed(data, sketch.repeat(1).seed(43))).toList())
                .as("losses of another seed's order of rows")
                .isNotEqualTo(ofEpochs);
        sketch.seed(42).inFileOrder();
        double last = 0;
        for (float target : targets) {
            last += (128 - target) * (128 - target) / targets.length;
        }
        assertThat(losses(completed(data, sketch)).distinct())
                .as("losses of rows in the order of the file")
                .containsExactly((double) (float) last);
    }

    private static Stream<Double> losses(Completed outcome) {
        List<Double> losses = new ArrayList<>();
        for (float loss : outcome.history().loss()) {
            losses.add((double) loss);
        }
        return losses.stream();
    }
}
