package dev.descent.engine;

import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.optimizer;
import static dev.descent.engine.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.reference.DoubleTraining;
import dev.descent.model.Component;
import dev.descent.model.Measure;
import dev.descent.model.Trial;
import dev.descent.nn.Metrics;
import java.util.ArrayList;
import java.util.List;
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
    Stream<DynamicTest> theNumbersAreThoseOfTheFormulas() {
        return Numbers.all().entrySet().stream()
                .map(it -> dynamicTest(
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
     * One weight on the input 1 and η = ½ on (w − y)²: each step sets w to the row's target, and the loss after an epoch tells the target
     * that was the last. Of 8 rows in 16 epochs an order that is drawn each time ends with the same one once in 10¹³ seeds.
     */
    @Test
    void rowsComeInAnotherOrderInEveryEpochAndRepeat() {
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
